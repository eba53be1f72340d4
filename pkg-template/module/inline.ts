// The WebAssembly module that the build puts into the package as text: for browsers, Node, Bun and Deno.

import { text } from "wasm:bytes";
import { CustomerError } from "wasm:error";
import { type Exports, imports } from "wasm:glue";
import { unpack } from "../unpack.js";

export async function instantiate(): Promise<Exports> {
  try {
    const { instance } = await WebAssembly.instantiate(unpack(text), imports);
    return instance.exports as Exports;
  } catch (cause) {
    throw new CustomerError(
      "The WebAssembly module could not be loaded: a content security policy needs `script-src 'wasm-unsafe-eval'`, and the browser must be from 2022 or later.",
      { code: "configuration", cause },
    );
  }
}
