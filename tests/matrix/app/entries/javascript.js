// Without WebAssembly.

export { commerceLayer } from "storefront-customer/commerce-layer/js";
export { elasticPath } from "storefront-customer/elastic-path/js";
