// The WebAssembly module as a file that the bundler finds by `new URL`.

import * as commerce from "storefront-customer/commerce-layer/external";
import * as elastic from "storefront-customer/elastic-path/external";

commerce.init({ wasm: new URL("storefront-customer/commerce-layer.wasm", import.meta.url) });
elastic.init({ wasm: new URL("storefront-customer/elastic-path.wasm", import.meta.url) });

export const { commerceLayer } = commerce;
export const { elasticPath } = elastic;
