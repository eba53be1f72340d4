// As `asset.js`, for Parcel, which takes a bare name for a file beside it.

import * as commerce from "storefront-customer/commerce-layer/external";
import * as elastic from "storefront-customer/elastic-path/external";

commerce.init({ wasm: new URL("npm:storefront-customer/commerce-layer.wasm", import.meta.url) });
elastic.init({ wasm: new URL("npm:storefront-customer/elastic-path.wasm", import.meta.url) });

export const { commerceLayer } = commerce;
export const { elasticPath } = elastic;
