// Runs the module that unpacks the other one. It is small enough for each browser to compile it at once.

import { unpacker } from "wasm:bytes";

interface Unpacker {
  memory: WebAssembly.Memory;
  /** Puts the module behind the text, and gives its end. */
  unpack(): number;
}

/** Where the text goes: the same number is in `unpack/src/lib.rs`. */
const TEXT = 4096;

/** The module that a text of `scripts/pack.mjs` is made of. */
export function unpack(text: string): Uint8Array<ArrayBuffer> {
  const module = new WebAssembly.Module(Uint8Array.from(atob(unpacker), (byte) => byte.charCodeAt(0)));
  const { memory, unpack } = new WebAssembly.Instance(module).exports as unknown as Unpacker;
  // The module is about as long as its text, and each function's length takes five bytes: eight times is enough for all.
  memory.grow((text.length >> 13) + 1);
  const bytes = new Uint8Array(memory.buffer as ArrayBuffer);
  new TextEncoder().encodeInto(text, bytes.subarray(TEXT));
  return bytes.subarray(TEXT + text.length, unpack());
}
