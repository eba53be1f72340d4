// Makes one short module of the glue that wasm-bindgen writes. The names between the two sides carry
// hashes, which no compression removes: the optimizer gives them one letter each, and so does this.

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the optimizer prints when it renames: `[module, old, new]` an import, `[old, new]` an export. */
export function renames(printed) {
  const { imports, exports } = JSON.parse(printed.slice(printed.indexOf("{")));
  if (!imports?.length || !exports?.length) throw new Error("glue: the optimizer printed no names.");
  return { imports, exports: new Map(exports) };
}

/** JavaScript's values are in an array of the glue's. The module asks this for the end of the fixed ones. */
const WITHOUT_TABLE = "__wbindgen_externref_xform__";
const FIXED_VALUES_END = 1028;

/** The exports that JavaScript calls from outside: where a trap reaches it. */
const isEntrance = (name) => /^(enter$|resume$|__wbindgen_(malloc|export)$)/.test(name);

/**
 * The module: the imports, the way in, what to call with an instance's exports, the names of those by which it
 * is entered, and what to call when it has trapped, which `world` has.
 */
export function glueModule(folder, world, { imports, exports }) {
  const modules = [...new Set(imports.map(([module]) => module))].filter(
    (module) => module !== WITHOUT_TABLE,
  );
  const place = (module) => `module${modules.indexOf(module)}`;
  const main = modules.find((module) => module.endsWith("_bg.js"));
  const entrances = [...exports].filter(([name]) => isEntrance(name)).map(([, short]) => short);
  const given = ([module, old, short]) =>
    `${short}: ${module === WITHOUT_TABLE ? `() => ${FIXED_VALUES_END}` : `${place(module)}.${old}`}`;
  return [
    ...modules.map((module) => `import * as ${place(module)} from ${JSON.stringify(join(folder, module))};`),
    `export { enter } from ${JSON.stringify(join(folder, main))};`,
    `export { abandon } from ${JSON.stringify(world)};`,
    `import { connect } from ${JSON.stringify(world)};`,
    `export const entrances = "${entrances.join(" ")}".split(" ");`,
    `export const imports = { a: { ${imports.map(given)} } };`,
    `export function start(wasm) { ${place(main)}.__wbg_set_wasm(wasm); connect(wasm); }`,
  ].join("\n");
}

/** What the glue has for browsers and uses that are not ours, and what it does otherwise here; each must be there. */
const changes = [
  // In every browser that can load the module.
  [/if \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?\n\}\n/, ""],
  // No address and no index is above 2 GiB.
  [/\n +ptr = ptr >>> 0;/g, ""],
  [/ >>> 0\b/g, ""],
  // The way without a reallocation function.
  [/if \(realloc === undefined\) \{[\s\S]*?\n {4}\}\n/, ""],
  // The first value that is not fixed, and a free place is undefined behind the last one.
  [/let heap = [\s\S]*?let heap_next = heap\.length;/, "let heap, heap_next;"],
  [/if \(heap_next === heap\.length\)[^\n]*\n/, ""],
  [/heap_next = heap\[idx\];/, "heap_next = heap[idx] ?? idx + 1;"],
  // What belongs to an instance begins with it. Safari's decoder fails after 2 GiB: as a trap, and the next is new.
  [/let cachedTextDecoder = new [\s\S]*?let numBytesDecoded = 0;/, "let cachedTextDecoder;"],
  [/numBytesDecoded \+= bytes\.length;[\s\S]*?return/, "return"],
  [
    /wasm = val;/,
    `wasm = val;
    heap = [...Array(1024), undefined, null, true, false];
    heap_next = ${FIXED_VALUES_END};
    cachedTextDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
    cachedDataViewMemory0 = cachedUint8ArrayMemory0 = null;
    staticEnd = wasm.memory.buffer.byteLength;`,
  ],
  // What the module says itself, such as names of properties and headers, stands above its stack of 64 KiB and below
  // what it allocates, where nothing ever writes. It is decoded once: that costs a microsecond, and a call has dozens.
  [
    /function getStringFromWasm0\(ptr, len\) \{/,
    `let staticEnd;
const staticTexts = new Map();
function getStringFromWasm0(ptr, len) {
    if (ptr < 65536 || ptr >= staticEnd) return decode(ptr, len);
    const key = ptr * 65536 + len;
    let text = staticTexts.get(key);
    if (text === undefined) staticTexts.set(key, text = decode(ptr, len));
    return text;
}
function decode(ptr, len) {`,
  ],
];

/** A buffer that memory.grow has detached has no length, as the other view is told. */
const detached = [
  [
    /cachedDataViewMemory0\.buffer\.detached === true[^{]*\) \{/,
    "!cachedDataViewMemory0.buffer.byteLength) {",
  ],
];

/** What wasm2js does for memory.grow detaches nothing. */
const replaced = [
  [
    /cachedDataViewMemory0 === null \|\| [^{]*\) \{/,
    "cachedDataViewMemory0?.buffer !== wasm.memory.buffer) {",
  ],
  [
    /cachedUint8ArrayMemory0 === null \|\| [^{]*\) \{/,
    "cachedUint8ArrayMemory0?.buffer !== wasm.memory.buffer) {",
  ],
];

/** The glue with those changes. */
export function trim(text, { isJavaScript } = {}) {
  return [...changes, ...(isJavaScript ? replaced : detached)].reduce((rest, [pattern, instead]) => {
    if (rest.search(pattern) < 0) throw new Error(`glue: wasm-bindgen no longer writes ${pattern}.`);
    return rest.replace(pattern, instead);
  }, text);
}

/** Gives a file of the glue the short names of the exports, which it has as `wasm.…` or `exports.…`. */
export function shorten(path, exports, options) {
  const text = readFileSync(path, "utf8");
  return (path.endsWith("_bg.js") ? trim(text, options) : text).replaceAll(
    /\b(wasm|exports)\.(\w+)/g,
    (_, object, name) => `${object}.${shortName(exports, name)}`,
  );
}

function shortName(exports, name) {
  const short = exports.get(name);
  if (!short) throw new Error(`glue: the module exports no ${name}.`);
  return short;
}
