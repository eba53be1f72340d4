// Both platforms of one entry.

export { commerceLayer, elasticPath } from "storefront-customer";
