// Sessions of Commerce Layer's own js-auth are taken over: what is stored here was written by it, running
// against the sandbox.

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { authenticate, makeSalesChannel } from "@commercelayer/js-auth";
import { commerceLayer } from "storefront-customer/commerce-layer";
import { fromJsAuth } from "storefront-customer/commerce-layer/adopt";
import { control } from "../package/serve.mjs";
import { change, reset, revoke, sandbox } from "./sandbox.mjs";
import { ada } from "./stage.mjs";
import { asked, assertIgnored, newBrowser, reloaded, theirs } from "./takeover.mjs";

const client = { clientId: "sandbox-sales-channel", scope: "market:code:uk" };
const customerKey = `cl_customer-${client.clientId}-${client.scope}`;
const guestKey = `cl_guest-${client.clientId}-${client.scope}`;

// js-auth knows https hosts of one domain only, and takes no fetch of its own: here they lead to the sandbox.
const realFetch = globalThis.fetch;
before(() => {
  globalThis.fetch = (input, init) => {
    const { pathname, search } = new URL(input.url ?? input);
    const url = `${sandbox}${pathname}${search}`;
    return realFetch(input.url ? new Request(url, input) : url, init);
  };
});
after(() => {
  globalThis.fetch = realFetch;
});
beforeEach(async () => {
  newBrowser();
  await reset();
});

/** A storage for js-auth over one of the browser's, as its documentation has the memory's. */
const jsAuthStorage = (area) => ({
  getItem: async (key) => JSON.parse(area().getItem(key)),
  setItem: async (key, value) => area().setItem(key, JSON.stringify(value)),
  removeItem: async (key) => area().removeItem(key),
});
const local = jsAuthStorage(() => localStorage);

const salesChannel = (store = { storage: local }) => makeSalesChannel(client, store);

/** A storefront built on js-auth, with a shopper signed in. `keep` says whether to remember the shopper. */
async function signedInBefore(store, keep = true) {
  const channel = salesChannel(store);
  await channel.getAuthorization();
  const session = await authenticate("password", { ...client, username: ada.email, password: ada.password });
  const { accessToken, scope, refreshToken } = session;
  await channel.setCustomer({ accessToken, scope, ...(keep && { refreshToken }) });
  await asked();
  return session;
}

const opening =
  (adopt, options = {}) =>
  () =>
    commerceLayer({ ...client, baseUrl: sandbox, authUrl: sandbox, adopt, ...options });
const open = opening(fromJsAuth());

const grants = async () => {
  const { requests } = await control("requests?path=/oauth/token", "GET");
  return requests.map(({ body }) => JSON.parse(body).grant_type);
};

test("a shopper who signed in with js-auth is signed in after the switch, and no token is asked for", async () => {
  const { accessToken, ownerId } = await signedInBefore();
  const guest = theirs()[guestKey];
  assert.ok(guest);
  let shop = await open();
  assert.equal(shop.auth.session.customerId, ownerId);
  assert.equal((await shop.profile.get()).email, ada.email);
  assert.deepEqual(await asked(), [`GET /api/customers/${ownerId}`]);
  assert.deepEqual(await shop.auth.headers(), { Authorization: `Bearer ${accessToken}` });
  assert.deepEqual(theirs(), { [guestKey]: guest }, "the visitor's token is left, the shopper's is not");
  shop = await reloaded(shop, open);
  assert.equal((await shop.profile.get()).email, ada.email);
  await shop.auth.logout();
  shop = await reloaded(shop, open);
  assert.equal(shop.auth.session.state, "anonymous", "a sign-out is for good");
  shop.dispose();
});

test("the visitor's token is taken over with it, and serves after the sign-out", async () => {
  await salesChannel().getAuthorization();
  await asked();
  const shop = await open();
  assert.equal(shop.auth.session.state, "anonymous");
  assert.equal((await shop.fetch("/api/markets")).status, 200);
  assert.deepEqual(await asked(), ["GET /api/markets"]);
  shop.dispose();
});

test("an access token that has ended is renewed with the refresh token that came with it", async () => {
  await change({ commerceLayer: { customerSeconds: 1 } });
  await signedInBefore();
  await change({ commerceLayer: { customerSeconds: 14_400 } });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const shop = await open();
  assert.equal(shop.auth.session.state, "customer");
  assert.equal((await shop.profile.get()).email, ada.email);
  assert.deepEqual(await grants(), ["refresh_token"]);
  shop.dispose();
});

test("one that is refused is renewed too, and a dead refresh token ends the session", async () => {
  await signedInBefore();
  let shop = await open();
  await revoke("customer");
  assert.equal((await shop.profile.get()).email, ada.email);
  shop.dispose();
  newBrowser();
  await signedInBefore();
  shop = await open();
  await revoke("customer", "refresh_token");
  await assert.rejects(shop.profile.get(), { code: "not-signed-in" });
  shop = await reloaded(shop, open);
  assert.notEqual(shop.auth.session.state, "customer");
  shop.dispose();
});

test("without a refresh token the session lasts as long as its access token, and no longer", async () => {
  await signedInBefore(undefined, false);
  const shop = await open();
  const left = Date.parse(shop.auth.session.expiresAt) - Date.now();
  assert.ok(left > 14_390_000 && left <= 14_400_000, `${left}`);
  shop.dispose();
  newBrowser();
  await change({ commerceLayer: { customerSeconds: 1, guestSeconds: 1, reuseGuestToken: false } });
  await signedInBefore(undefined, false);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await assertIgnored(open, "both have ended");
});

test("where the API is, the token that was taken over says", async () => {
  await signedInBefore();
  const hosts = [];
  const rerouted = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    hosts.push(new URL(input.url ?? input).host);
    return rerouted(input, init);
  };
  try {
    const shop = await commerceLayer({ ...client, adopt: fromJsAuth() });
    assert.equal((await shop.profile.get()).email, ada.email);
    assert.deepEqual(hosts, ["marlow-finch.commercelayer.io"]);
    shop.dispose();
  } finally {
    globalThis.fetch = rerouted;
  }
});

test("the arguments of `makeSalesChannel` say where to look: another storage, another key, one for shoppers", async () => {
  const store = {
    storage: local,
    customerStorage: jsAuthStorage(() => sessionStorage),
    getKey: async ({ clientId, scope }, type) => `marlow-${type}-${clientId}-${scope}`,
  };
  await signedInBefore(store);
  const key = `marlow-customer-${client.clientId}-${client.scope}`;
  assert.ok(sessionStorage.getItem(key));
  const shop = await opening(fromJsAuth(store))();
  assert.equal((await shop.profile.get()).email, ada.email);
  assert.equal(sessionStorage.getItem(key), null);
  assert.deepEqual(Object.keys(theirs()), [`marlow-guest-${client.clientId}-${client.scope}`]);
  shop.dispose();
});

test("objects in a memory of js-auth's are read as they are", async () => {
  const values = new Map();
  const storage = {
    getItem: async (key) => values.get(key) ?? null,
    setItem: async (key, value) => void values.set(key, value),
    removeItem: async (key) => void values.delete(key),
  };
  await signedInBefore({ storage });
  assert.equal(typeof values.get(customerKey), "object");
  const shop = await opening(fromJsAuth({ storage }))();
  assert.equal(shop.auth.session.state, "customer");
  assert.equal(values.has(customerKey), false);
  shop.dispose();
});

test("another client's and another market's session is not taken over", async () => {
  await signedInBefore();
  for (const options of [{ scope: "market:code:europe" }, { scope: undefined }, { clientId: "another" }])
    await assertIgnored(opening(fromJsAuth(), options), JSON.stringify(options));
  // The same key, but a token of another client.
  const sameKey = { storage: local, getKey: async (_client, type) => `cl_${type}` };
  await signedInBefore(sameKey);
  const options = { clientId: "another" };
  await assertIgnored(opening(fromJsAuth(sameKey), options), "another client's token");
});

/** The same authorization with other claims. Nobody checks signatures before a token is used. */
function claiming(record, change) {
  const { accessToken, ...rest } = JSON.parse(record);
  const [head, payload, signature] = accessToken.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, ...change })).toString("base64url");
  return JSON.stringify({ ...rest, accessToken: [head, changed, signature].join(".") });
}

test("what is expired, foreign or corrupt is ignored, and left as it is", async () => {
  await signedInBefore();
  const { [customerKey]: customer, [guestKey]: guest } = theirs();
  const past = Math.floor(Date.now() / 1000) - 10;
  const without = (record, name) => JSON.stringify({ ...JSON.parse(record), [name]: undefined });
  for (const [key, text] of [
    [customerKey, "{"],
    [customerKey, "null"],
    [customerKey, "[]"],
    [customerKey, JSON.stringify({ accessToken: "no.token.atAll", refreshToken: "x" })],
    [customerKey, JSON.stringify({ accessToken: "opaque", refreshToken: "x" })],
    [customerKey, without(customer, "accessToken")],
    [customerKey, claiming(customer, { owner: undefined })],
    [customerKey, claiming(customer, { owner: { type: "User", id: "x" } })],
    [customerKey, claiming(customer, { owner: { type: "Customer" } })],
    [customerKey, claiming(customer, { exp: undefined })],
    [customerKey, claiming(customer, { iat: "then" })],
    [customerKey, without(claiming(customer, { exp: past, iat: past - 10 }), "refreshToken")],
    [guestKey, claiming(guest, { exp: past, iat: past - 10 })],
    [guestKey, customer],
    [customerKey, guest],
  ]) {
    newBrowser();
    localStorage.setItem(key, text);
    await assertIgnored(open, `${key} ${text}`);
  }
  newBrowser();
  localStorage.setItem(customerKey, claiming(customer, { organization: {} }));
  const openAnywhere = () => commerceLayer({ ...client, adopt: fromJsAuth() });
  await assertIgnored(openAnywhere, "a token that does not say where the API is");
});

test("tokens as they were in 2024, and claims that are not ASCII, are read", async () => {
  await change({ commerceLayer: { oldClaims: true, customClaim: { name: "Zoë Ōé ~~~???" } } });
  await signedInBefore();
  const shop = await open();
  assert.equal((await shop.profile.get()).email, ada.email);
  shop.dispose();
});

test("tabs that open together share one session, and renew it once", async () => {
  await change({ commerceLayer: { customerSeconds: 1 } });
  await signedInBefore();
  await change({ commerceLayer: { customerSeconds: 14_400 } });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const shops = await Promise.all([open(), open(), open()]);
  const emails = await Promise.all(shops.map(async (shop) => (await shop.profile.get()).email));
  assert.deepEqual(emails, [ada.email, ada.email, ada.email]);
  for (const shop of shops) assert.equal(shop.auth.session.state, "customer");
  for (const shop of shops) shop.dispose();
});
