// Our requests and those of the platform's own JavaScript SDK, side by side. Where they differ, the table of
// differences says why ours are right.

import { after } from "node:test";
import elasticPathSdk from "@elasticpath/js-sdk";
import { clientOf, methodsOf } from "../../client.mjs";
import { openStore, shopper } from "../../store.mjs";
import { holdToTheirs } from "../suite.mjs";
import { differences } from "./differences.mjs";
import { pairs, withoutPair } from "./pairs.mjs";

const { gateway, MemoryStorageFactory } = elasticPathSdk;
const store = await openStore();
after(() => store.close());

/** Their SDK as a storefront sets it up, at the same stage of a visit as our client. */
async function theirClient({ by = "shopper", theirOptions }) {
  const { host } = new URL(store.url);
  const sdk = gateway({
    client_id: "store-client",
    host,
    protocol: "http",
    storage: new MemoryStorageFactory(),
    ...(by === "backend" && { custom_authenticator: backendToken }),
    ...theirOptions,
  });
  if (by !== "nobody") await sdk.Authenticate();
  const token =
    by === "shopper" && (await sdk.Customers.TokenViaPassword(shopper.email, shopper.password)).data.token;
  return { sdk, token };
}

/** A back end's token, as our client gets it from `accessToken`. */
const backendToken = async () => ({
  access_token: "backend-token",
  token_type: "Bearer",
  expires: Math.floor(Date.now() / 1000) + 3600,
});

const shop = await clientOf(store, { by: "nobody" });
const operations = methodsOf(shop);
shop.dispose();

await holdToTheirs({
  store,
  operations,
  pairs,
  withoutPair,
  differences,
  ourClient: ({ by, options }) => clientOf(store, { by, options }),
  theirClient,
});
