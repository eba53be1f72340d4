// Looking customers up, which the platform lets a back end do alone, and Flow fields.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { customers } from "storefront-customer/elastic-path/customers";
import { flows } from "storefront-customer/elastic-path/flows";
import {
  backEnd,
  backEndToken,
  collected,
  failure,
  requests,
  reset,
  signedIn,
  storefront,
} from "./stage.mjs";

beforeEach(reset);

test("a back end finds a customer by e-mail address, exactly", async () => {
  const server = await backEnd();
  assert.equal((await customers(server).find({ email: "ada@example.com" })).name, "Ada Lovelace");
  assert.equal(await customers(server).find({ email: "nobody@example.com" }), null);
  await customers(server).create({ name: "Ron", email: "ron+1@example.com" });
  assert.equal((await customers(server).find({ email: "ron+1@example.com" })).name, "Ron");
});

test("a value cannot leave its condition, whatever is in it", async () => {
  const server = await backEnd();
  for (const value of [
    "x),eq(email,ada@example.com",
    'x"):like(name,"*',
    "a:b|c",
    "\\",
    '"',
    "Zoë O'Brien, Jr.",
  ]) {
    assert.equal(await customers(server).find({ name: value }), null, value);
    await customers(server).create({ name: value, email: `${Math.random()}@example.com` });
    assert.equal((await customers(server).find({ name: value }))?.name, value);
  }
});

test("customers are listed by pattern and date, in order, through all pages", async () => {
  const server = await backEnd();
  const names = async (query) => (await customers(server).list(query)).items.map(({ name }) => name);
  assert.deepEqual(await names({ filter: { name: { like: "*Lovelace" } } }), ["Ada Lovelace"]);
  const all = await collected(customers(server).all({ limit: 2, sort: "name" }));
  assert.deepEqual(
    all.map(({ name }) => name),
    all.map(({ name }) => name).sort(),
  );
  assert.equal(all.length, (await customers(server).list()).totalCount);
  assert.deepEqual(await names({ filter: { createdAt: { gt: "2999-01-01" } } }), []);
  assert.deepEqual(await names({ filter: { createdAt: { lt: "2999-01-01T00:00:00Z" } } }), await names());
});

test("a browser is told where to look customers up", async () => {
  for (const shop of [await storefront(), await signedIn()]) {
    const error = await failure(customers(shop).find({ email: "ada@example.com" }));
    assert.equal(error.code, "forbidden");
    assert.match(error.message, /`accessToken`/);
  }
});

test("a shopper signs in beside a bearer that the host supplies, and sees their own", async () => {
  const shop = await backEnd();
  await shop.auth.login({ email: "ada@example.com", password: "correct-horse-battery" });
  assert.equal((await shop.profile.get()).name, "Ada Lovelace");
  assert.ok(
    (await requests()).every(
      ({ path, accessToken }) => path.startsWith("/oauth") || accessToken === "client_credentials",
    ),
  );
});

test("a back end's token is asked for each time and never kept", async () => {
  const refused = [];
  const accessToken = (token) => {
    refused.push(token);
    return refused.length > 1 ? backEndToken() : "dead";
  };
  const server = await backEnd({ accessToken });
  await customers(server).list({ limit: 1 });
  assert.deepEqual(refused, [undefined, "dead"]);
  assert.equal(server.auth.session.state, "none");
  const broken = await backEnd({ accessToken: () => Promise.reject(new Error("vault")) });
  const error = await failure(customers(broken).list());
  assert.deepEqual([error.code, error.cause?.message], ["configuration", "vault"]);
  const empty = await backEnd({ accessToken: () => "" });
  assert.equal((await failure(customers(empty).list())).code, "configuration");
});

test("Flow fields are read and written under native, and cleared with null", async () => {
  const shop = await signedIn();
  const { native } = await shop.profile.update({
    native: { loyalty_tier: "gold", newsletter: true, "store-credit": 12.5 },
  });
  assert.deepEqual([native.loyalty_tier, native.newsletter, native["store-credit"]], ["gold", true, 12.5]);
  const cleared = await shop.profile.update({ native: { loyalty_tier: null } });
  assert.deepEqual([cleared.native.loyalty_tier, cleared.native.newsletter], [null, true]);
  const [address] = (await shop.addresses.list()).items;
  const changed = await shop.addresses.update(address.id, {
    ...address,
    native: { ...address.native, "address-priority": 2 },
  });
  assert.deepEqual([changed.native["address-priority"], changed.line1], [2, address.line1]);
});

test("a Flow field's own rules come back as a refused field", async () => {
  const shop = await signedIn();
  const error = await failure(shop.profile.update({ native: { newsletter: "often" } }));
  assert.equal(error.code, "validation");
  assert.deepEqual(
    error.fields.map(({ field }) => field),
    ["newsletter"],
  );
});

test("fields are described, and relationships are changed by a back end", async () => {
  const server = await backEnd();
  const described = await flows(server).fields("customers");
  assert.ok(described.some(({ name, kind }) => name === "loyalty_tier" && kind === "string"));
  const shop = await signedIn();
  const product = (id) => ({ type: "product", id });
  const [order] = (await shop.orders.list({ include: ["lines"], limit: 1 })).items;
  const [one, other] = order.lines
    .filter(({ kind }) => kind === "product")
    .map(({ productId }) => product(productId));
  const { id } = await shop.profile.get();
  const wished = async () => (await shop.profile.get()).native.relationships?.wishlist?.data ?? [];
  await flows(server).relate("customers", id, "wishlist", [one]);
  await flows(server).relate("customers", id, "wishlist", [other]);
  assert.deepEqual(await wished(), [one, other]);
  assert.deepEqual(
    (await flows(shop).related("wishlist")).map(({ id, type }) => ({ type, id })),
    [one, other],
  );
  await flows(server).unrelate("customers", id, "wishlist", [one]);
  assert.deepEqual(await wished(), [other]);
  const error = await failure(flows(shop).relate("customers", id, "wishlist", [one]));
  assert.equal(error.code, "forbidden");
});

test("headers stand in for options, and a call's own go first", async () => {
  const shop = await signedIn(undefined, {
    currency: "EUR",
    language: "fr",
    channel: "web",
    contextTag: "vip",
    headers: { "x-shop": "1" },
  });
  await shop.profile.get({ headers: { "X-Moltin-Currency": "USD" } });
  const { headers } = (await requests()).at(-1);
  assert.deepEqual(
    ["x-moltin-currency", "x-moltin-language", "ep-channel", "ep-context-tag", "x-shop"].map(
      (name) => headers[name],
    ),
    ["USD", "fr", "web", "vip", "1"],
  );
});
