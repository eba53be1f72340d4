// Our requests and those of the platform's own JavaScript SDK, side by side. Where they differ, the table of
// differences says why ours are right.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import elasticPathSdk from "@elasticpath/js-sdk";
import { clientOf, methodsOf } from "../client.mjs";
import { openStore, shopper } from "../store.mjs";
import { compare } from "./compare.mjs";
import { differences } from "./differences.mjs";
import { pairs, withoutPair } from "./pairs.mjs";

const { gateway, MemoryStorageFactory } = elasticPathSdk;
const store = await openStore();
after(() => store.close());

/** Their SDK as a storefront sets it up, at the same stage of a visit as our client. */
async function theirClient(by, options) {
  const { host } = new URL(store.url);
  const sdk = gateway({
    client_id: "store-client",
    host,
    protocol: "http",
    storage: new MemoryStorageFactory(),
    ...(by === "backend" && { custom_authenticator: backendToken }),
    ...options,
  });
  if (by !== "nobody") await sdk.Authenticate();
  const token =
    by === "shopper" && (await sdk.Customers.TokenViaPassword(shopper.email, shopper.password)).data.token;
  store.forget();
  return { sdk, token };
}

/** A back end's token, as our client gets it from `accessToken`. */
const backendToken = async () => ({
  access_token: "backend-token",
  token_type: "Bearer",
  expires: Math.floor(Date.now() / 1000) + 3600,
});

/** What a call sends, and what went wrong with it. */
async function sentBy(call) {
  const [{ reason: error }] = await Promise.allSettled([call()]);
  const requests = [...store.requests];
  store.forget();
  return { requests, error };
}

const rows = Object.entries(pairs).flatMap(([name, rows]) =>
  rows.map((row) => ({ ...row, title: row.about ? `${name} ${row.about}` : name })),
);

/** Every difference that was seen, by pair. */
const seen = new Map();
for (const { title, by = "shopper", options, theirOptions, ours, theirs } of rows) {
  const shop = await clientOf(store, { by, options });
  const mine = await sentBy(() => ours(shop, store));
  shop.dispose();
  const { sdk, token } = await theirClient(by, theirOptions);
  const other = await sentBy(() => theirs(sdk, token, mine.requests));
  const length = Math.max(mine.requests.length, other.requests.length);
  const found = Array.from({ length }, (_, at) => compare(mine.requests[at], other.requests[at])).flat();
  seen.set(title, { found, count: mine.requests.length, error: mine.error ?? other.error });
}

test("every operation of the package has a pair, or a reason why there is none", async () => {
  const shop = await clientOf(store, { by: "nobody" });
  const named = [...Object.keys(pairs), ...Object.keys(withoutPair), "auth.onChange", "dispose"];
  assert.deepEqual(methodsOf(shop).sort(), named.sort());
  shop.dispose();
});

const isAt = (title, pair) => pair === undefined || pair.includes(title);

for (const [title, { count, found, error }] of seen) {
  test(`${title} asks as the platform's SDK does, but for what is explained`, () => {
    assert.ifError(error);
    assert.ok(count > 0, "nothing was sent");
    const explained = differences.filter((one) => isAt(title, one.pairs)).map(({ says }) => says);
    assert.deepEqual(
      found.filter((says) => !explained.includes(says)),
      [],
    );
  });
}

test("every difference still occurs", () => {
  const titles = [...seen.keys()];
  const gone = differences.flatMap(({ pairs: at, says }) => {
    const occurs = (title) => seen.get(title)?.found.includes(says);
    if (!at) return titles.some(occurs) ? [] : [says];
    return at.filter((title) => !occurs(title)).map((title) => `${title}: ${says}`);
  });
  assert.deepEqual(gone, []);
});
