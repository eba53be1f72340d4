// The WebAssembly module as JavaScript, for where WebAssembly is switched off: a content security policy
// without `'wasm-unsafe-eval'`, or Lockdown Mode.

import { type Exports, imports } from "wasm:glue";
import { javascript } from "wasm:javascript";

export async function instantiate(): Promise<Exports> {
  return javascript(imports);
}
