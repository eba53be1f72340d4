// The history, and one order with all that belongs to it.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { returns } from "storefront-customer/commerce-layer/returns";
import { change, collected, failure, requests, reset, signedIn } from "./stage.mjs";

beforeEach(reset);

const ids = (orders) => orders.map(({ id }) => id).sort();

test("the history has placed orders, the newest first, without carts unless they are asked for", async () => {
  const shop = await signedIn();
  const history = await collected(shop.orders.all());
  assert.equal(history.length, 32);
  const times = history.map(({ createdAt }) => createdAt);
  assert.deepEqual(times, [...times].sort().reverse());
  assert.ok(history.every(({ status }) => status !== "draft" && status !== "pending"));
  const carts = await collected(shop.orders.all({ filter: { status: { in: ["draft", "pending"] } } }));
  assert.ok(carts.length > 0 && carts.every(({ status }) => status === "draft" || status === "pending"));
});

test("a page of the history is one request of a quarter of what the platform would send", async () => {
  const shop = await signedIn();
  const before = (await requests()).length;
  const page = await shop.orders.list({ limit: 25 });
  assert.equal((await requests()).length, before + 1);
  assert.deepEqual([page.items.length, page.totalCount, page.nextCursor], [25, 32, "25"]);
  const whole = await shop.fetch(
    "/api/orders?page%5Bsize%5D=25&filter%5Bq%5D%5Bstatus_not_in%5D=draft,pending",
  );
  const size = JSON.stringify(page.native).length / (await whole.text()).length;
  assert.ok(size <= 0.25, `${Math.round(size * 100)} %`);
});

test("pages follow one another, and go back", async () => {
  const shop = await signedIn();
  const all = await collected(shop.orders.all({ limit: 10 }));
  const second = await shop.orders.list({ limit: 10, cursor: "10" });
  assert.deepEqual(ids(second.items), ids(all.slice(10, 20)));
  const first = await shop.orders.list({ limit: 10, cursor: second.previousCursor });
  assert.deepEqual(ids(first.items), ids(all.slice(0, 10)));
});

test("orders are found by what they are", async () => {
  const shop = await signedIn();
  const all = await collected(shop.orders.all({ include: ["lines"] }));
  const found = (filter) => collected(shop.orders.all({ filter }));
  const some = all.find(({ lines }) => lines.some(({ sku }) => sku));
  const { sku } = some.lines.find((line) => line.sku);
  const start = some.number.slice(0, -1);
  const total = ({ native }) => native.attributes.total_amount_with_taxes_cents;
  for (const [filter, fits] of [
    [{ status: "approved" }, ({ status }) => status === "approved"],
    [{ status: { ne: "approved" } }, ({ status }) => status !== "approved"],
    [
      { paymentStatus: { in: ["paid", "authorized"] }, fulfillmentStatus: "fulfilled" },
      (order) =>
        ["paid", "authorized"].includes(order.paymentStatus) && order.fulfillmentStatus === "fulfilled",
    ],
    [
      { status: { notIn: ["cancelled", "approved"] } },
      ({ status }) => !["cancelled", "approved"].includes(status),
    ],
    [
      { currency: "GBP", total: { ge: 5_000, lt: 30_000 } },
      (order) => order.currency === "GBP" && total(order) >= 5_000 && total(order) < 30_000,
    ],
    [{ createdAt: { ge: "2026-01-01T00:00:00Z" } }, ({ createdAt }) => createdAt >= "2026-01-01"],
    [{ number: { like: `${start}*` } }, ({ number }) => number.startsWith(start)],
    [{ number: { like: `*${start.slice(1)}*` } }, ({ number }) => number.includes(start.slice(1))],
    [{ productSku: sku }, ({ lines }) => lines.some((line) => line.sku === sku)],
  ]) {
    const expected = all.filter(fits);
    assert.ok(expected.length > 0, `${JSON.stringify(filter)} fits nothing in the sample shop`);
    assert.deepEqual(ids(await found(filter)), ids(expected), JSON.stringify(filter));
  }
});

test("a value cannot leave its condition, whatever is in it", async () => {
  const shop = await signedIn();
  for (const value of ["x&filter[q][status_eq]=draft", "a]=b", "1,2", "%", "Zoë"]) {
    assert.deepEqual((await shop.orders.list({ filter: { number: value } })).items, [], value);
  }
});

test("orders are sorted by what the platform can sort by", async () => {
  const shop = await signedIn();
  for (const [sort, of] of [
    ["number", ({ number }) => number],
    ["-updatedAt", ({ updatedAt }) => updatedAt],
    ["total", ({ native }) => native.attributes.total_amount_cents],
  ]) {
    const values = (await collected(shop.orders.all({ sort, fields: ["total_amount_cents"] }))).map(of);
    const sorted = [...values].sort((one, other) => (one < other ? -1 : Number(one > other)));
    assert.deepEqual(values, sort.startsWith("-") ? sorted.reverse() : sorted, sort);
  }
  assert.equal((await failure(shop.orders.list({ sort: "skusCount" }))).fields[0].field, "sort");
});

test("an order comes with lines and addresses, and with what else is named", async () => {
  const shop = await signedIn();
  const filter = { paymentStatus: "paid", fulfillmentStatus: "fulfilled" };
  const [row] = (await shop.orders.list({ filter, limit: 1 })).items;
  const before = (await requests()).length;
  const order = await shop.orders.get(row.id, {
    include: ["shipments", "transactions", "payment", "amounts"],
  });
  assert.equal((await requests()).length, before + 1);
  assert.ok(
    order.lines.length > 0 && order.lines.every(({ kind, native }) => kind && native.type === "line_items"),
  );
  assert.ok(order.lines.some(({ kind, sku, imageUrl }) => kind === "product" && sku && imageUrl));
  assert.ok(order.shippingAddress.line1 && order.billingAddress.line1);
  const [shipment] = order.shipments;
  assert.equal(shipment.status, "delivered");
  assert.equal(shipment.trackingReference, shipment.parcels[0].trackingNumber);
  assert.equal(shipment.parcels[0].trackingDetails.at(-1).status, "delivered");
  assert.deepEqual(order.transactions.map(({ kind, status }) => [kind, status]).sort(), [
    ["authorize", "complete"],
    ["capture", "complete"],
  ]);
  assert.ok(order.payment.source.instrument);
  const { total, discount } = order.totals;
  assert.equal(total.currency, "GBP");
  assert.equal(total.formatted, order.native.attributes.formatted_total_amount_with_taxes);
  assert.deepEqual(order.amounts.discount, discount);

  assert.deepEqual(await shop.orders.items(order.id), order.lines);
  assert.deepEqual(await shop.orders.shipments(order.id), order.shipments);
  assert.deepEqual(await shop.orders.transactions(order.id), order.transactions);
  const one = await shop.orders.transaction(order.id, order.transactions[0].id);
  assert.deepEqual(one.native.attributes, order.transactions[0].native.attributes);
  const alone = await shop.orders.shipment(order.id, shipment.id);
  assert.deepEqual([alone.number, alone.trackingReference], [shipment.number, shipment.trackingReference]);
  assert.equal((await failure(shop.orders.shipment(order.id, "nowhere"))).code, "not-found");
});

test("an order tells of its returns, whose lines the module has", async () => {
  const shop = await signedIn();
  const [one] = (await returns(shop).list()).items;
  const id = await orderOf(shop, one.id);
  const order = await shop.orders.get(id, { include: ["returns"] });
  const told = order.returns.find(({ id }) => id === one.id);
  for (const field of ["number", "status", "createdAt"]) assert.deepEqual(told[field], one[field], field);
  assert.equal(told.native.type, "returns");
  const [other] = (await shop.orders.list({ filter: { status: "cancelled" }, include: ["returns"] })).items;
  assert.deepEqual(other.returns, []);
});

/** The order that something is sent back of. */
async function orderOf(shop, id) {
  const response = await shop.fetch(`/api/returns/${id}?include=order`);
  return (await response.json()).data.relationships.order.data.id;
}

test("each order of a list has its own lines and addresses", async () => {
  const shop = await signedIn();
  const include = ["lines", "shippingAddress", "billingAddress"];
  for (const order of (await shop.orders.list({ limit: 10, include })).items)
    assert.deepEqual(order, await shop.orders.get(order.id));
});

test("fields that nobody shows are left out, unless they are asked for", async () => {
  const shop = await signedIn();
  const first = async (query) => (await shop.orders.list({ limit: 1, ...query })).items[0].native.attributes;
  assert.equal("token" in (await first({})), false);
  assert.equal("token" in (await first({ fields: ["token"] })), true);
  assert.ok(Object.keys(await first({ fields: "all" })).length > 90);
});

test("an order's number is a text, in whichever form the platform sends it", async () => {
  await change({ orderNumberAsInteger: true });
  const shop = await signedIn();
  const [order] = (await shop.orders.list({ limit: 1 })).items;
  assert.deepEqual([typeof order.number, typeof order.native.attributes.number], ["string", "number"]);
});
