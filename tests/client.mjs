// The built package as a storefront's program has it, on the recording store.

import { elasticPath } from "storefront-customer/elastic-path";
import { ownStorage, shopper } from "./store.mjs";

/**
 * A client on the store, used `by` a signed-in "shopper", a "visitor" with a token, or "nobody" yet. What led
 * there is forgotten.
 */
export async function clientOf(store, { by = "shopper", options } = {}) {
  const shop = await elasticPath({
    clientId: "store-client",
    baseUrl: store.url,
    storage: ownStorage(),
    ...options,
  });
  if (by === "visitor") await shop.auth.headers();
  if (by === "shopper") await shop.auth.login(shopper);
  store.forget();
  return shop;
}

/** Every method of a client by its name, such as `auth.login`; a method may be reached once only. */
export function methodsOf(value, prefix = "") {
  return Object.entries(value).flatMap(([key, member]) => {
    const name = prefix + key;
    if (typeof member === "function") return [name];
    return Object(member) === member && !Object.isFrozen(member) ? methodsOf(member, `${name}.`) : [];
  });
}
