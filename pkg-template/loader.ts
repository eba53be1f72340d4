// Loads the WebAssembly module that the build puts into the package as text. Nothing happens on
// import; calls at the same time share one load; a failed load is not kept, so the next call tries again.

import encoded from "wasm:bytes";
import init, { Client } from "wasm:glue";
import { failure } from "./failure.js";

let loading: Promise<typeof Client> | undefined;

export function load(): Promise<typeof Client> {
  loading ??= start().catch((cause) => {
    loading = undefined;
    throw failure(
      "configuration",
      "The WebAssembly module could not be loaded: a content security policy needs `script-src 'wasm-unsafe-eval'`, and the browser must be from 2023 or later.",
      cause,
    );
  });
  return loading;
}

async function start(): Promise<typeof Client> {
  // Packed, because base64 of the bare module would cost a shopper 5 KB more after compression.
  const packed = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  await init({ module_or_path: await new Response(stream).arrayBuffer() });
  return Client;
}
