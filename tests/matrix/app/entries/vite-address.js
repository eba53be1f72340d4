// The WebAssembly module as a file whose address Vite gives.

import * as commerce from "storefront-customer/commerce-layer/external";
import commerceModule from "storefront-customer/commerce-layer.wasm?url";
import * as elastic from "storefront-customer/elastic-path/external";
import elasticModule from "storefront-customer/elastic-path.wasm?url";

commerce.init({ wasm: commerceModule });
elastic.init({ wasm: elasticModule });

export const { commerceLayer } = commerce;
export const { elasticPath } = elastic;
