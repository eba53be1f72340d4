// As most use it: whoever resolves packages by their names finds the entry that fits.

export { commerceLayer } from "storefront-customer/commerce-layer";
export { elasticPath } from "storefront-customer/elastic-path";
