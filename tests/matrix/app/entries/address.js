// Without a bundler, in workers: no import map reaches them.

export { commerceLayer } from "/node_modules/storefront-customer/commerce-layer.js";
export { elasticPath } from "/node_modules/storefront-customer/elastic-path.js";
