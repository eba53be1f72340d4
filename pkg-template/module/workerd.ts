// The WebAssembly module as Cloudflare's runtime gives it, which compiles nothing while it runs.

import module from "wasm:file";
import { type Exports, imports } from "wasm:glue";

export async function instantiate(): Promise<Exports> {
  return (await WebAssembly.instantiate(module, imports)).exports as Exports;
}
