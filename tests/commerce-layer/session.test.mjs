// The session where this platform differs: a customer's token in the visitor's place, its renewal, its end.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { commerceLayer } from "storefront-customer/commerce-layer";
import { control, sandboxUrl } from "../package/serve.mjs";
import {
  ada,
  change,
  failure,
  grace,
  requests,
  reset,
  sharedStorage,
  signedIn,
  storefront,
} from "./stage.mjs";

beforeEach(reset);

/** The bodies of the token requests. */
const grants = async () =>
  (await requests()).filter(({ path }) => path === "/oauth/token").map(({ body }) => JSON.parse(body));

const stored = ({ texts }) => JSON.parse([...texts.values()][0]);

test("a login needs no visitor's token, and its own takes that one's place", async () => {
  const shop = await signedIn();
  await shop.profile.get();
  assert.deepEqual(
    (await grants()).map(({ grant_type }) => grant_type),
    ["password"],
  );
  assert.deepEqual(Object.keys(await shop.auth.headers()), ["Authorization"]);
});

test("five parallel cold calls ask for one token", async () => {
  const shop = await storefront();
  await Promise.all(Array.from({ length: 5 }, () => shop.fetch("/api/markets")));
  assert.deepEqual(
    (await grants()).map(({ grant_type }) => grant_type),
    ["client_credentials"],
  );
});

test("the host of the API is taken from the token", async () => {
  const seen = [];
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const { origin, pathname, search } = new URL(input);
    seen.push(origin);
    return real(`${sandboxUrl()}${pathname}${search}`, init);
  };
  try {
    const shop = await commerceLayer({ clientId: "sandbox-sales-channel", storage: "memory" });
    await shop.auth.login(ada);
    assert.equal((await shop.profile.get()).email, ada.email);
    assert.equal((await shop.fetch("/api/markets")).status, 200);
  } finally {
    globalThis.fetch = real;
  }
  assert.deepEqual(
    [...new Set(seen)],
    ["https://auth.commercelayer.io", "https://marlow-finch.commercelayer.io"],
  );
});

test("a session outlives its token: it is renewed once, however many calls wait, with the same scope", async () => {
  await change({ customerSeconds: 1 });
  const storage = sharedStorage();
  const scope = "market:code:uk";
  const shop = await signedIn(ada, { storage, scope });
  const before = stored(storage).customer;
  await pause(1_100);
  await change({ customerSeconds: 14_400 });
  await Promise.all([shop.profile.get(), shop.orders.list(), shop.addresses.list()]);
  const all = await grants();
  assert.deepEqual(
    all.map(({ grant_type }) => grant_type),
    ["password", "refresh_token"],
  );
  assert.ok(all.every((grant) => grant.scope === scope));
  const after = stored(storage).customer;
  assert.notEqual(after.refreshToken, before.refreshToken);
  assert.equal(shop.auth.session.state, "customer");
});

test("a client made later goes on with the session that is stored", async () => {
  const storage = sharedStorage();
  await signedIn(ada, { storage });
  const later = await storefront({ storage });
  assert.equal((await later.profile.get()).email, ada.email);
  assert.equal((await grants()).length, 1);
  const elsewhere = await storefront({ storage, scope: "market:code:uk" });
  assert.equal(elsewhere.auth.session.state, "none");
});

test("the refresh token can be kept apart from the rest of the session, in any kind of storage", async () => {
  const slowly = (storage) => ({
    ...storage,
    getItem: async (key) => storage.getItem(key),
    setItem: async (key, text) => storage.setItem(key, text),
    removeItem: async (key) => storage.removeItem(key),
  });
  for (const kind of [(storage) => storage, slowly]) {
    await reset();
    await change({ customerSeconds: 1 });
    const [own, apart] = [sharedStorage(), sharedStorage()];
    const options = { storage: kind(own), refreshStorage: kind(apart) };
    const shop = await signedIn(ada, options);
    assert.equal(own.texts.size, 1);
    assert.equal(stored(own).customer.refreshToken, undefined);
    const [[key, text]] = apart.texts;
    assert.match(key, /:refresh$/);
    const refreshToken = text.split("\n").at(-1);
    assert.ok(refreshToken && !JSON.stringify([...own.texts]).includes(refreshToken));

    const later = await storefront(options);
    await pause(1_100);
    await change({ customerSeconds: 14_400 });
    assert.equal((await later.profile.get()).email, ada.email);
    assert.equal((await grants()).at(-1).grant_type, "refresh_token");
    assert.notEqual(apart.texts.get(key), text);
    await later.auth.logout();
    await pause(10);
    assert.deepEqual([...apart.texts.values()], [""]);
    assert.equal(shop.auth.session.state, "none");
  }
});

test("where the refresh token is gone, the session lasts as long as its access token", async () => {
  await change({ customerSeconds: 2 });
  const storage = sharedStorage();
  await signedIn(ada, { storage, refreshStorage: "memory" });
  const reloaded = await storefront({ storage, refreshStorage: "memory" });
  assert.equal((await reloaded.profile.get()).email, ada.email);
  await pause(2_100);
  assert.equal((await failure(reloaded.profile.get())).code, "not-signed-in");
  const wrong = await failure(storefront({ refreshStorage: "cookie" }));
  assert.deepEqual([wrong.code, wrong.fields[0].field], ["configuration", "refreshStorage"]);
});

test("a revoked token is renewed in the middle of a call, which goes on", async () => {
  await change({ revokingEndsRefresh: false });
  const storage = sharedStorage();
  const shop = await signedIn(ada, { storage });
  await fetch(`${sandboxUrl()}/oauth/revoke`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: "sandbox-sales-channel", token: stored(storage).customer.token }),
  });
  const added = await shop.addresses.create({
    firstName: "Ada",
    lastName: "Lovelace",
    line1: "4 Dorset Street",
    city: "London",
    postcode: "W1U 6QS",
    countryCode: "GB",
    phone: "1",
  });
  assert.equal(added.city, "London");
  assert.equal((await shop.addresses.list()).totalCount, 5);
  assert.deepEqual(
    (await grants()).map(({ grant_type }) => grant_type),
    ["password", "refresh_token"],
  );
});

test("a refresh token that is dead ends the session, and the visitor goes on", async () => {
  await change({ customerSeconds: 1, refreshSeconds: 1 });
  const shop = await signedIn();
  const told = [];
  shop.auth.onChange((session, reason) => told.push([session.state, reason]));
  await pause(1_200);
  assert.equal((await failure(shop.profile.get())).code, "not-signed-in");
  assert.equal((await shop.fetch("/api/markets")).status, 200);
  assert.equal(shop.auth.session.state, "anonymous");
  assert.ok(
    told.some(([, reason]) => reason === "expired"),
    JSON.stringify(told),
  );
});

test("a logout revokes the customer's token and keeps the visitor's", async () => {
  const storage = sharedStorage();
  const shop = await storefront({ storage });
  await shop.auth.headers();
  await shop.auth.login(ada);
  const { token } = stored(storage).customer;
  await shop.auth.logout();
  assert.equal(shop.auth.session.state, "anonymous");
  for (let tries = 0; tries < 50 && !(await requests()).some(({ path }) => path === "/oauth/revoke"); tries++)
    await pause(20);
  const [revocation] = (await requests()).filter(({ path }) => path === "/oauth/revoke");
  assert.equal(revocation.status, 200);
  const refused = await fetch(`${sandboxUrl()}/api/customers`, {
    headers: { accept: "application/vnd.api+json", authorization: `Bearer ${token}` },
  });
  assert.equal((await refused.json()).errors[0].code, "INVALID_TOKEN");
  assert.equal((await failure(shop.profile.get())).code, "not-signed-in");
  assert.equal([...storage.texts.values()].join().includes(token), false);
});

test("a private market lets its members in, and nobody else", async () => {
  const { commerceLayer } = await (await fetch(`${sandboxUrl()}/__sandbox`)).json();
  const { code } = commerceLayer.markets.find((market) => market.private);
  const scope = `market:code:${code}`;
  assert.equal((await failure((await storefront({ scope })).auth.headers())).code, "configuration");
  const member = await signedIn(ada, { scope });
  assert.equal(member.auth.session.state, "customer");
  const outsider = await storefront({ scope });
  const refused = await failure(outsider.auth.login(grace));
  assert.equal(refused.code, "forbidden");
});

test("what is refused for its rate is tried again, and told where that does not help", async () => {
  const shop = await signedIn();
  const order = (times) =>
    control("faults", "POST", {
      match: { pathPrefix: "/api/orders" },
      times,
      fault: { kind: "status", status: 429 },
    });
  await order(1);
  assert.equal((await shop.orders.list({ limit: 1 })).items.length, 1);
  await order(1_000);
  const refused = await failure(shop.orders.list());
  assert.deepEqual([refused.code, refused.retryable], ["rate-limited", true]);
});

test("a secret is refused, and so are options of the other platform", async () => {
  for (const [option, value] of [
    ["clientSecret", "hush"],
    ["currency", "EUR"],
  ]) {
    const refused = await failure(storefront({ [option]: value }));
    assert.deepEqual([refused.code, refused.fields[0].field], ["configuration", option]);
    assert.doesNotMatch(refused.message, /hush/);
  }
});

test("headers of the client and of a call reach the platform", async () => {
  const shop = await signedIn(ada, { headers: { "x-shop": "uk" } });
  await shop.profile.get({ headers: { "x-call": "one" } });
  const { headers } = (await requests()).at(-1);
  assert.deepEqual(
    [headers["x-shop"], headers["x-call"], headers.accept],
    ["uk", "one", "application/vnd.api+json"],
  );
});
