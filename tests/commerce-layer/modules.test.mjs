// The optional modules: what belongs to a customer, and passwords that were forgotten.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { customer } from "storefront-customer/commerce-layer/customer";
import { passwords } from "storefront-customer/commerce-layer/passwords";
import { carts } from "storefront-customer/elastic-path/carts";
import { control } from "../package/serve.mjs";
import { ada, asServer, change, failure, requests, reset, signedIn, storefront } from "./stage.mjs";

beforeEach(reset);

test("a dashboard takes two requests after the login", async () => {
  const shop = await signedIn();
  const before = (await requests()).length;
  const [me, history] = await Promise.all([
    customer(shop).get({ include: ["addresses"] }),
    shop.orders.list({ limit: 10 }),
  ]);
  assert.equal((await requests()).length, before + 2);
  assert.deepEqual([me.name, me.addresses.length, history.items.length], ["Ada Lovelace", 4, 10]);
  const { items } = await shop.addresses.list();
  for (const [at, saved] of me.addresses.entries()) {
    const { native, ...fields } = saved;
    assert.deepEqual(native, items[at].native.entry);
    for (const [name, value] of Object.entries(fields)) assert.equal(value, items[at][name], name);
  }
});

test("every relationship of a customer is within reach", async () => {
  const shop = await signedIn(ada, { scope: "market:code:uk" });
  const include = [
    "addresses",
    "orders",
    "paymentSources",
    "subscriptions",
    "orderSubscriptions",
    "returns",
    "wishlists",
    "attachments",
    "events",
    "tags",
    "markets",
    "stockLocations",
    "group",
  ];
  const me = await customer(shop).get({ include });
  const profile = await shop.profile.get();
  const { native, ...fields } = profile;
  for (const name of Object.keys(fields)) assert.deepEqual(me[name], fields[name], name);
  assert.deepEqual(
    me.tags.map(({ name }) => name),
    ["gold"],
  );
  assert.deepEqual([me.group.name, me.group.kind], [me.group.native.attributes.name, "customer_groups"]);
  assert.deepEqual(
    me.markets.map(({ native }) => native.attributes.code),
    ["uk"],
  );
  for (const name of [
    "orders",
    "paymentSources",
    "subscriptions",
    "orderSubscriptions",
    "returns",
    "wishlists",
    "attachments",
    "events",
  ])
    assert.ok(me[name].length > 0 && me[name].every(({ id, kind }) => id && kind), name);
  const history = await customer(shop).eventStores({ limit: 5 });
  assert.deepEqual([history.items, history.totalCount], [[], 0]);
  assert.ok(native);
  const unknown = await failure(customer(shop).get({ include: ["friends"] }));
  assert.deepEqual([unknown.code, unknown.fields[0].field], ["validation", "include"]);
});

test("what the organization keeps from shoppers is told as such", async () => {
  await change({ refusedToSalesChannels: ["customers:retrieve"] });
  const refused = await failure(customer(await signedIn()).get());
  assert.equal(refused.code, "forbidden");
});

test("a forgotten password is replaced with the id and the token of the link, once", async () => {
  const { id, attributes } = await asServer("POST", "customer_password_resets", {
    type: "customer_password_resets",
    attributes: { customer_email: ada.email },
  });
  const shop = await storefront();
  const token = attributes.reset_password_token;
  const password = "difference-engine";
  const wrong = await failure(passwords(shop).reset(id, { token: "guess", password }));
  assert.deepEqual([wrong.code, wrong.fields[0].field], ["validation", "token"]);
  assert.equal(await passwords(shop).reset(id, { token, password }), undefined);
  await shop.auth.login({ ...ada, password });
  const used = await failure(passwords(await storefront()).reset(id, { token, password: "again" }));
  assert.deepEqual([used.fields[0].field, used.fields[0].rule], ["token", "used"]);
  const late = await asServer("POST", "customer_password_resets", {
    type: "customer_password_resets",
    attributes: { customer_email: ada.email },
  });
  await control("settings", "PUT", { clockOffsetSeconds: 6 * 3_600 + 1 });
  const expired = await failure(
    passwords(await storefront()).reset(late.id, { token: late.attributes.reset_password_token, password }),
  );
  assert.deepEqual(
    [expired.code, expired.fields[0].field, expired.fields[0].rule],
    ["validation", "token", "expired"],
  );
  assert.equal((await failure(passwords(shop).reset("nowhere", { token, password }))).code, "not-found");
  assert.equal((await failure(passwords(shop).reset(id, { token }))).fields[0].field, "password");
});

test("a module takes a client of its own platform only", async () => {
  const shop = await storefront();
  assert.throws(() => carts(shop), { name: "CustomerError", code: "configuration" });
  assert.equal(customer(shop), customer(shop));
});
