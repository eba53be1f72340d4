// The entry `storefront-customer/commerce-layer`.

import type { CommerceLayerClient, CommerceLayerOptions } from "storefront-customer/commerce-layer";
import { createClient } from "./client.js";

export { CustomerError } from "wasm:error";

export function commerceLayer(options: CommerceLayerOptions): Promise<CommerceLayerClient> {
  return createClient(options) as Promise<unknown> as Promise<CommerceLayerClient>;
}
