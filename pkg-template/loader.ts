// Loads the WebAssembly module that the build puts into the package as text. Nothing happens on
// import; calls at the same time share one load; a failed load is not kept, so the next call tries again.

import { text } from "wasm:bytes";
import { CustomerError } from "wasm:error";
import { Client, start as connect, imports } from "wasm:glue";
import { unpack } from "./unpack.js";

let loading: Promise<typeof Client> | undefined;

export function load(): Promise<typeof Client> {
  loading ??= start().catch((cause) => {
    loading = undefined;
    throw new CustomerError(
      "The WebAssembly module could not be loaded: a content security policy needs `script-src 'wasm-unsafe-eval'`, and the browser must be from 2022 or later.",
      { code: "configuration", retryable: false, fields: [], cause },
    );
  });
  return loading;
}

async function start(): Promise<typeof Client> {
  const { instance } = await WebAssembly.instantiate(unpack(text), imports);
  connect(instance.exports);
  return Client;
}
