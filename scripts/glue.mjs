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

/** The module: the imports, the class, and what to call with the instance's exports. */
export function glueModule(folder, { imports, exports }) {
  const modules = [...new Set(imports.map(([module]) => module))];
  const place = (module) => `module${modules.indexOf(module)}`;
  const main = modules.find((module) => module.endsWith("_bg.js"));
  return [
    ...modules.map((module) => `import * as ${place(module)} from ${JSON.stringify(join(folder, module))};`),
    `export { Client } from ${JSON.stringify(join(folder, main))};`,
    `export const imports = { a: { ${imports.map(([module, old, short]) => `${short}: ${place(module)}.${old}`)} } };`,
    `export function start(wasm) { ${place(main)}.__wbg_set_wasm(wasm); wasm.${shortName(exports, "__wbindgen_start")}(); }`,
  ].join("\n");
}

/** What the glue has for browsers and uses that are not ours; each must be there. */
const surplus = [
  // Only TypeScript's `using` calls it, and nobody but the garbage collector ends a client.
  [/ {4}__destroy_into_raw\(\) \{[\s\S]*?\n {4}\}\n {4}free\(\) \{[\s\S]*?\n {4}\}\n/, ""],
  [/if \(Symbol\.dispose\)[^\n]*\n/, ""],
  // FinalizationRegistry and encodeInto are in every browser that can load the module.
  [/\(typeof FinalizationRegistry === 'undefined'\)\s*\? [^\n]*\s*: (new FinalizationRegistry)/, "$1"],
  [/if \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?\n\}\n/, ""],
  // A buffer that memory.grow has detached has no length, as the other view is told.
  [
    /cachedDataViewMemory0\.buffer\.detached === true[^{]*\) \{/,
    "!cachedDataViewMemory0.buffer.byteLength) {",
  ],
  // The way without a reallocation function.
  [/if \(realloc === undefined\) \{[\s\S]*?\n {4}\}\n/, ""],
];

/** The glue without them. */
export function trim(text) {
  return surplus.reduce((rest, [pattern, instead]) => {
    if (!pattern.test(rest)) throw new Error(`glue: wasm-bindgen no longer writes ${pattern}.`);
    return rest.replace(pattern, instead);
  }, text);
}

/** Gives a file of the glue the short names of the exports, which it has as `wasm.…` or `exports.…`. */
export function shorten(path, exports) {
  const text = readFileSync(path, "utf8");
  return (path.endsWith("_bg.js") ? trim(text) : text).replaceAll(
    /\b(wasm|exports)\.(\w+)/g,
    (_, object, name) => `${object}.${shortName(exports, name)}`,
  );
}

function shortName(exports, name) {
  const short = exports.get(name);
  if (!short) throw new Error(`glue: the module exports no ${name}.`);
  return short;
}
