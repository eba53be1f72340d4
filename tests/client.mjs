// The built package as a storefront's program has it, on the recording store.

import { readFileSync } from "node:fs";
import { elasticPath } from "storefront-customer/elastic-path";
import { ownStorage, shopper } from "./store.mjs";

const settings = new URL("../pkg/package.json", import.meta.url);
const entries = Object.keys(JSON.parse(readFileSync(settings, "utf8")).exports);

/** The optional modules of a platform, each an entry that exports a function of its own name. */
async function modulesOf(platform) {
  const names = entries.flatMap((entry) => new RegExp(`^\\./${platform}/(\\w+)$`).exec(entry)?.[1] ?? []);
  const load = async (name) => [name, (await import(`storefront-customer/${platform}/${name}`))[name]];
  const loaded = await Promise.all(names.map(load));
  return Object.fromEntries(loaded.filter(([, module]) => module));
}

const modules = {
  "elastic-path": await modulesOf("elastic-path"),
  "commerce-layer": await modulesOf("commerce-layer"),
};

/**
 * A client on the store, used `by` a signed-in "shopper", a "visitor" with a token, "nobody" yet, or a "backend"
 * with a bearer of its own. What led there is forgotten.
 */
export async function clientOf(store, { by = "shopper", options } = {}) {
  const shop = await elasticPath({
    ...(by === "backend" ? { accessToken: async () => "backend-token" } : { clientId: "store-client" }),
    baseUrl: store.url,
    storage: ownStorage(),
    ...options,
  });
  return usedBy(by, shop, store);
}

/** A client in somebody's hands. */
export async function usedBy(by, shop, store) {
  if (by === "visitor") await shop.auth.headers();
  if (by === "shopper") await shop.auth.login(shopper);
  store.forget();
  return shop;
}

/** Goes through a list to its end. */
export async function through(all) {
  const items = [];
  for await (const item of all) items.push(item);
  return items;
}

/** Every method of a client and of its platform's optional modules by its name, such as `auth.login`. */
export function methodsOf(shop, platform = "elastic-path") {
  const added = Object.entries(modules[platform]).map(([name, module]) => [name, module(shop)]);
  return methodsIn({ ...shop, ...Object.fromEntries(added) });
}

function methodsIn(value, prefix = "") {
  return Object.entries(value).flatMap(([key, member]) => {
    const name = prefix + key;
    if (typeof member === "function") return [name];
    return Object(member) === member && !Object.isFrozen(member) ? methodsIn(member, `${name}.`) : [];
  });
}
