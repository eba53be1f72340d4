// The WebAssembly module as a file of its own, fetched by the page.

import * as commerce from "storefront-customer/commerce-layer/external";
import * as elastic from "storefront-customer/elastic-path/external";

commerce.init({ wasm: fetch("/node_modules/storefront-customer/commerce-layer.wasm") });
elastic.init({ wasm: fetch("/node_modules/storefront-customer/elastic-path.wasm") });

export const { commerceLayer } = commerce;
export const { elasticPath } = elastic;
