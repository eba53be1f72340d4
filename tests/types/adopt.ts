// Compiled, never run: what was given to the other SDKs is what a takeover is told, as it is.

import type { Storage } from "@commercelayer/js-auth";
import { commerceLayer } from "storefront-customer/commerce-layer";
import { fromJsAuth } from "storefront-customer/commerce-layer/adopt";
import { type Adoption, elasticPath } from "storefront-customer/elastic-path";
import { fromJsSdk, fromShopperSdk } from "storefront-customer/elastic-path/adopt";

declare const storage: Storage;
const options = { clientId: "id", baseUrl: "https://euwest.api.elasticpath.com" };

await elasticPath({ ...options, adopt: fromJsSdk() });
await elasticPath({ ...options, adopt: fromJsSdk({ name: "shop", storage: "cookies" }) });
await elasticPath({ ...options, adopt: fromShopperSdk({ storage: { get: () => "{}" } }) });
await elasticPath({
  ...options,
  adopt: fromJsSdk({ customer: { token: "mtoken", customerId: "mcustomer" } }),
});
const read = () => ({ token: "token", customer_id: "id", expires: 1_800_000_000 });
await elasticPath({ ...options, adopt: fromJsSdk({ customer: { read, remove: () => {} } }) });

const getKey = async (client: { clientId: string; scope: string }, type: "guest" | "customer") =>
  `shop-${type}-${client.scope}`;
await commerceLayer({ clientId: "id", adopt: fromJsAuth({ storage, customerStorage: storage, getKey }) });

/** A takeover of one's own gives the storage that the client is to use. */
const own: Adoption = async ({ storage }) => storage ?? "session";
await elasticPath({ ...options, adopt: own });

// @ts-expect-error: the name of a key is no takeover.
await elasticPath({ ...options, adopt: "epCredentials" });
// @ts-expect-error: a customer's token without whose it is.
fromJsSdk({ customer: { token: "mtoken" } });
// @ts-expect-error: js-auth's storage has getItem, js-sdk's has get.
fromJsSdk({ storage });
