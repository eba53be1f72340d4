// The optional modules for what an account has besides its orders.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { returns } from "storefront-customer/commerce-layer/returns";
import { subscriptions } from "storefront-customer/commerce-layer/subscriptions";
import { wallet } from "storefront-customer/commerce-layer/wallet";
import { wishlists } from "storefront-customer/commerce-layer/wishlists";
import { change, collected, failure, reset, signedIn, storefront } from "./stage.mjs";

beforeEach(reset);

test("a kept way to pay is shown and forgotten", async () => {
  const own = wallet(await signedIn());
  const { items } = await own.list();
  const [card] = items;
  assert.ok(card.name && card.method && card.source.instrument);
  assert.deepEqual(await own.get(card.id), card);
  await own.delete(card.id);
  assert.equal((await own.list()).totalCount, items.length - 1);
});

test("a subscription is paused, moved, resumed and ended, and its orders are listed", async () => {
  const shop = await signedIn();
  const own = subscriptions(shop);
  const active = (await collected(own.all())).find(({ status }) => status === "active");
  assert.ok(active.items.length > 0 && active.items.every(({ sku, total }) => sku && total.amount > 0));
  const orders = await own.orders(active.id);
  assert.equal(orders.items.length, 3);
  assert.equal((await own.pause(active.id)).status, "inactive");
  const nextRunAt = "2099-01-01T00:00:00.000Z";
  const moved = await own.update(active.id, { ...active, nextRunAt, frequency: "monthly" });
  assert.deepEqual([moved.nextRunAt, moved.frequency], [nextRunAt, "monthly"]);
  assert.equal((await own.resume(active.id)).status, "active");
  assert.equal((await own.cancel(active.id)).status, "cancelled");
});

test("topics are subscribed to and left, by shoppers and by visitors", async () => {
  const shop = await signedIn();
  const { topics } = subscriptions(shop);
  const { email } = await shop.profile.get();
  const before = await collected(topics.all());
  assert.ok(before.length > 0 && before.every((one) => one.topic && one.email === email));
  const made = await topics.create({ topic: "sale", email, native: { metadata: { locale: "en" } } });
  assert.deepEqual([made.topic, made.email], ["sale", email]);
  assert.deepEqual(made.native.attributes.metadata, { locale: "en" });
  assert.deepEqual(await topics.get(made.id), made);
  const again = await failure(topics.create({ topic: "sale", email }));
  assert.deepEqual([again.code, again.fields[0].field], ["conflict", "topic"]);
  await topics.delete(made.id);
  assert.deepEqual(await collected(topics.all()), before);
  assert.equal((await failure(topics.create({ email }))).fields[0].field, "topic");

  const visitors = subscriptions(await storefront()).topics;
  const newsletter = await visitors.create({ topic: "newsletter", email: "new@example.com" });
  assert.equal((await visitors.get(newsletter.id)).email, "new@example.com");
  assert.equal((await failure(visitors.list())).code, "not-signed-in");
  await visitors.delete(newsletter.id);
});

test("what an organization keeps to itself is told as such", async () => {
  await change({ refusedToSalesChannels: ["order_subscriptions:update"] });
  const own = subscriptions(await signedIn());
  const [{ id }] = (await own.list()).items;
  const refused = await failure(own.pause(id));
  assert.equal(refused.code, "forbidden");
  assert.match(refused.message, /^Your organization does not allow this/);

  await change({ refusedToSalesChannels: ["transactions"] });
  const shop = await signedIn();
  const [order] = (await shop.orders.list({ limit: 1 })).items;
  for (const call of [
    shop.orders.transactions(order.id),
    shop.orders.get(order.id, { include: ["transactions"] }),
  ])
    assert.equal((await failure(call)).code, "forbidden");
});

test("lines of an order are sent back", async () => {
  const shop = await signedIn();
  const own = returns(shop);
  const [order] = (
    await shop.orders.list({
      filter: { fulfillmentStatus: "fulfilled" },
      sort: "-number",
      include: ["lines"],
    })
  ).items;
  const line = order.lines.find(({ kind, total }) => kind === "product" && total.amount > 0);
  const begun = await own.create(order.id);
  assert.equal(begun.status, "draft");
  const item = await own.addItem(begun.id, line.id, {
    quantity: 1,
    reason: { why: "too small" },
    native: { reference: "RMA-7" },
  });
  assert.equal(item.native.attributes.reference, "RMA-7");
  assert.deepEqual([item.sku, item.quantity, item.reason], [line.sku, 1, { why: "too small" }]);
  const requested = await own.request(begun.id);
  assert.deepEqual([requested.status, requested.items.length], ["requested", 1]);
  const { currency } = order.totals.total;
  const listed = (await own.list()).items.find(({ id }) => id === begun.id);
  for (const { estimatedRefund } of [begun, requested, await own.get(begun.id), listed])
    assert.deepEqual([estimatedRefund.currency, typeof estimatedRefund.amount], [currency, "number"]);
  assert.deepEqual((await own.get(begun.id)).status, "requested");
  assert.equal((await own.cancel(begun.id)).status, "cancelled");
  const tooMany = await failure(own.addItem((await own.create(order.id)).id, line.id, { quantity: 1000 }));
  assert.deepEqual([tooMany.code, tooMany.fields[0].field], ["validation", "quantity"]);
  const untyped = await failure(own.addItem(begun.id, line.id, { quantity: "1" }));
  assert.equal(untyped.message, "`quantity` must be a number.");
});

test("a wishlist is made, filled, renamed and deleted", async () => {
  const own = wishlists(await signedIn());
  const before = (await own.list()).totalCount;
  const made = await own.create({ name: "For the desk", description: "Brass" });
  const item = await own.addItem(made.id, "PEN-BRASS");
  assert.equal(item.sku, "PEN-BRASS");
  assert.equal((await failure(own.addItem(made.id, "PEN-BRASS"))).code, "conflict");
  const renamed = await own.update(made.id, { name: "For her desk" });
  assert.deepEqual(
    [renamed.name, renamed.description, renamed.items.map(({ sku }) => sku)],
    ["For her desk", "Brass", ["PEN-BRASS"]],
  );
  assert.equal((await own.list()).totalCount, before + 1);
  await own.removeItem(item.id);
  assert.deepEqual((await own.get(made.id)).items, []);
  await own.delete(made.id);
  assert.equal((await failure(own.get(made.id))).code, "not-found");
  assert.equal((await failure(own.create({ description: "x" }))).fields[0].field, "name");
});
