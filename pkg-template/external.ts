// What the entries `…/external` have beside their platform's function.

import { give } from "./module/external.js";

/**
 * Where the WebAssembly module is: its address, an answer to a request, its bytes, or the module that a
 * bundler or a runtime has made of it.
 */
export type WasmSource = URL | string | Response | BufferSource | WebAssembly.Module;

/**
 * Loads the WebAssembly module, which these entries do not bring along. Call it before the first client is
 * made; nobody needs to wait for it. Calls at the same time share one load, one after it does nothing, and
 * after a failed one the next client, or the next call of `init`, tries again.
 *
 * The module is the file `storefront-customer/elastic-path.wasm`, or `commerce-layer.wasm`, of this same
 * version. Any content type will do; `application/wasm` lets the browser compile it while it arrives.
 *
 * @throws {CustomerError} `network` when it could not be fetched; `configuration` when it is another file or
 * version, or a content security policy forbids it.
 *
 * @example
 * // Vite
 * import wasm from "storefront-customer/elastic-path.wasm?url";
 * init({ wasm });
 *
 * @example
 * // webpack, Rspack; with Parcel, `npm:storefront-customer/elastic-path.wasm`
 * init({ wasm: new URL("storefront-customer/elastic-path.wasm", import.meta.url) });
 *
 * @example
 * // Node
 * const file = new URL(import.meta.resolve("storefront-customer/elastic-path.wasm"));
 * await init({ wasm: await readFile(file) });
 */
export function init(options: {
  /** The module, or a promise of it such as `fetch` gives. */
  wasm: WasmSource | PromiseLike<WasmSource>;
}): Promise<void> {
  return give(options?.wasm);
}
