// The entry `storefront-customer/elastic-path`.

import type { ElasticPathClient, ElasticPathOptions } from "storefront-customer/elastic-path";
import { createClient } from "./client.js";

export { CustomerError } from "wasm:error";

export function elasticPath(options: ElasticPathOptions): Promise<ElasticPathClient> {
  return createClient(options) as Promise<ElasticPathClient>;
}
