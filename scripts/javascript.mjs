// Makes a JavaScript module of the WebAssembly one, for where WebAssembly is switched off. Binaryen's wasm2js
// does the work; this asks wasm-bindgen for what it can do, and shortens what it writes.

/** What wasm2js cannot translate: a second table, and functions with several results. */
const beyond = ["multivalue", "reference-types"];

/** A compiled module that tells wasm-bindgen to do without them. */
export function withoutFeatures(module) {
  const parts = [module.subarray(0, 8)];
  let at = 8;
  const leb = () => {
    const byte = module[at++];
    return byte < 128 ? byte : byte - 128 + 128 * leb();
  };
  const text = () => {
    const length = leb();
    at += length;
    return module.toString("utf8", at - length, at);
  };
  let isThere = false;
  while (at < module.length) {
    const start = at;
    const id = module[at++];
    const end = leb() + at;
    const isFeatures = id === 0 && text() === "target_features";
    if (isFeatures) {
      isThere = true;
      const all = Array.from({ length: leb() }, () => [module[at++], text()]);
      parts.push(featuresSection(all.filter(([, name]) => !beyond.includes(name))));
    } else parts.push(module.subarray(start, end));
    at = end;
  }
  if (!isThere) throw new Error("javascript: the compiled module no longer names its features.");
  return Buffer.concat(parts);
}

/** Each length is below 128, and so is one byte. */
function featuresSection(features) {
  const named = (name) => [name.length, ...Buffer.from(name)];
  const listed = features.flatMap(([prefix, name]) => [prefix, ...named(name)]);
  return customSection("target_features", [features.length, ...listed]);
}

/** A custom section; its length takes two bytes, whatever it is. */
export function customSection(name, content) {
  const body = [name.length, ...Buffer.from(name), ...content];
  return Buffer.from([0, (body.length & 127) | 128, body.length >> 7, ...body]);
}

/** Of what wasm2js writes, the function that makes an instance, as `javascript`; its data is text, not base64. */
export function javascriptModule(written) {
  const begin = written.indexOf("function initActiveSegments(");
  const end = written.indexOf("\nvar retasmFunc = asmFunc(");
  if (begin < 0 || end < 0) throw new Error("javascript: wasm2js no longer writes what this file expects.");
  const code = written
    .slice(begin, end)
    .replaceAll(
      /base64DecodeToExistingUint8Array\(bufferView, (\d+), "([^"]*)"\)/g,
      (_, place, base64) => `fill(${place}, ${literal(Buffer.from(base64, "base64").toString("latin1"))})`,
    );
  return `let bufferView;
    const fill = (place, text) => {
      for (let at = 0; at < text.length; at++) bufferView[place + at] = text.charCodeAt(at);
    };
    ${code}
    export const javascript = asmFunc;`;
}

/** A string of ASCII alone. */
function literal(text) {
  return JSON.stringify(text).replaceAll(
    /[\x7f-\xff]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16)}`,
  );
}
