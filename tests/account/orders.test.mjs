// Orders by filter, order and include, their payments and shipments; carts and what makes orders of them.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { carts } from "storefront-customer/elastic-path/carts";
import { control } from "../package/serve.mjs";
import { address, change, collected, failure, requests, reset, signedIn, storefront } from "./stage.mjs";

beforeEach(reset);

const grace = { email: "grace@example.com", password: "copper-kettle-lantern" };

test("orders are found by what they are", async () => {
  const shop = await signedIn();
  const all = await collected(shop.orders.all({ limit: 7, include: ["lines"] }));
  const ids = (orders) => orders.map(({ id }) => id).sort();
  const found = (filter) => collected(shop.orders.all({ filter }));
  const some = all.find(({ number, lines }) => number && lines.length > 0);
  const start = some.number.slice(0, -1);
  for (const [filter, fits] of [
    [{ status: "complete" }, (order) => order.status === "complete"],
    [
      { paymentStatus: { eq: "paid" }, fulfillmentStatus: "fulfilled" },
      (order) => order.paymentStatus === "paid" && order.fulfillmentStatus === "fulfilled",
    ],
    [
      { total: { ge: 10_000, lt: 30_000 } },
      ({ totals }) => totals.total.amount >= 10_000 && totals.total.amount < 30_000,
    ],
    [
      { createdAt: { ge: "2026-01-01", lt: "2026-07-01T00:00:00Z" } },
      ({ createdAt }) => createdAt >= "2026-01-01" && createdAt < "2026-07-01",
    ],
    [{ productSku: some.lines[0].sku }, ({ lines }) => lines.some(({ sku }) => sku === some.lines[0].sku)],
    [{ number: { like: `${start}*` } }, ({ number }) => number?.startsWith(start)],
  ]) {
    const expected = all.filter(fits);
    assert.deepEqual(ids(await found(filter)), ids(expected), JSON.stringify(filter));
    assert.ok(expected.length > 0, `${JSON.stringify(filter)} fits nothing in the sample shop`);
  }
  const byTotal = await collected(shop.orders.all({ sort: "-total" }));
  const amounts = byTotal.map(({ totals }) => totals.total?.amount ?? 0);
  assert.deepEqual(
    amounts,
    amounts.toSorted?.((one, other) => other - one) ?? [...amounts].sort((one, other) => other - one),
  );
});

test("each order of a list has its own lines, promotions, discounts and taxes", async () => {
  const shop = await signedIn();
  const page = await shop.orders.list({
    limit: 50,
    include: ["lines", "promotions", "customDiscounts", "taxItems"],
  });
  let taxes = 0;
  for (const order of page.items) {
    const alone = await shop.orders.get(order.id, { include: ["promotions", "customDiscounts", "taxItems"] });
    assert.deepEqual(order, alone);
    taxes += order.taxItems.length;
  }
  const kinds = new Set(page.items.flatMap(({ lines }) => lines.map(({ kind }) => kind)));
  assert.deepEqual([...kinds].sort(), ["gift", "product", "promotion"]);
  assert.ok(
    taxes > 0 &&
      page.items.some(({ promotions }) => promotions.length) &&
      page.items.some(({ customDiscounts }) => customDiscounts.length),
  );
  assert.ok(page.native.included.items.length > 0);
});

test("an order's payments and shipments are read, all and one by one", async () => {
  const shop = await signedIn();
  let payments = 0;
  let parcels = 0;
  for (const order of (await shop.orders.list({ limit: 50 })).items) {
    for (const payment of await shop.orders.transactions(order.id)) {
      payments++;
      assert.deepEqual(await shop.orders.transaction(order.id, payment.id), payment);
      assert.ok(payment.amount.formatted && payment.kind && payment.status);
    }
    for (const shipment of await shop.orders.shipments(order.id)) {
      parcels++;
      assert.deepEqual(await shop.orders.shipment(order.id, shipment.id), shipment);
      assert.ok(shipment.method);
    }
  }
  assert.ok(payments > 5 && parcels > 0, `${payments} payments, ${parcels} parcels`);
  await change({ transactionReaders: "backend" });
  const [order] = (await shop.orders.list({ limit: 1 })).items;
  assert.equal((await failure(shop.orders.transactions(order.id))).code, "forbidden");
});

test("a stranger's order stays a stranger's", async () => {
  const shop = await signedIn();
  const [order] = (await shop.orders.list({ limit: 1 })).items;
  const other = await signedIn(grace);
  for (const foreignCustomerStatus of [403, 404]) {
    await change({ foreignCustomerStatus });
    const { code } = await failure(other.orders.get(order.id));
    assert.ok(["forbidden", "not-found"].includes(code), code);
  }
});

test("past the platform's 10,000th order the end is told, not passed for the whole", async () => {
  await control("orders", "POST", { email: "ada@example.com", more: 10_100 });
  const shop = await signedIn();
  let count = 0;
  const through = (async () => {
    for await (const _ of shop.orders.all({ limit: 100 })) count++;
  })();
  const error = await failure(through);
  assert.equal(error.code, "limit-reached");
  assert.match(error.message, /`filter`/);
  assert.ok(count >= 10_000, `${count}`);
});

test("the twenty-sixth address is refused as one too many (G10)", async () => {
  const shop = await signedIn();
  for (const fullAddressBookStatus of [400, 403, 409, 422]) {
    await reset();
    await change({ fullAddressBookStatus });
    const fresh = await signedIn();
    const { length } = (await fresh.addresses.list()).items;
    for (let more = length; more < 25; more++) await fresh.addresses.create(address);
    const error = await failure(fresh.addresses.create(address));
    assert.deepEqual([error.code, error.status], ["limit-reached", fullAddressBookStatus]);
  }
  shop.dispose();
});

test("a guest's cart becomes the shopper's, is filled again, and becomes an order of the history", async () => {
  const shop = await storefront();
  const guests = await carts(shop).create({ name: "Guest's" });
  await shop.auth.login({ email: "ada@example.com", password: "correct-horse-battery" });
  await carts(shop).associate(guests.id);
  await carts(shop).associate(guests.id);
  assert.ok((await collected(carts(shop).all())).some(({ id }) => id === guests.id));

  const [order] = (await shop.orders.list({ limit: 1, filter: { status: "complete" }, include: ["lines"] }))
    .items;
  const { items, leftOut } = await carts(shop).addOrder(guests.id, order.id);
  assert.ok(items.length > 0 && items[0].total.formatted);
  assert.deepEqual(leftOut, []);
  const mine = await carts(shop).create({ name: "Mine", description: "For the weekend" });
  const { items: merged } = await carts(shop).merge(mine.id, guests.id);
  assert.deepEqual(merged.map(({ sku }) => sku).sort(), items.map(({ sku }) => sku).sort());
  assert.deepEqual(await carts(shop).items(mine.id), merged);
  assert.ok((await carts(shop).get(mine.id)).total.amount > 0);

  const [saved] = (await shop.addresses.list()).items;
  const placed = await carts(shop).checkout(mine.id, {
    shippingAddress: saved,
    number: "STUDIO-7",
    native: { "shipping-provider": "Swift" },
  });
  assert.deepEqual(
    [placed.number, placed.native["shipping-provider"], placed.shippingAddress.line1],
    ["STUDIO-7", "Swift", saved.line1],
  );
  const [newest] = (await shop.orders.list({ limit: 1 })).items;
  assert.equal(newest.id, placed.id);

  await carts(shop).disassociate(guests.id);
  assert.ok(!(await collected(carts(shop).all())).some(({ id }) => id === guests.id));
});

test("what is sold out is told by its product where an order or a cart is added", async () => {
  const shop = await signedIn();
  const { items } = await shop.orders.list({ limit: 100, include: ["lines"] });
  const products = ({ lines }) => lines.filter(({ kind }) => kind === "product");
  const order = items.find((order) => products(order).length > 1);
  const [gone, ...others] = products(order);
  const [guests, mine] = [await carts(shop).create({}), await carts(shop).create({})];
  await carts(shop).addOrder(guests.id, order.id);
  await change({ soldOutProducts: [gone.sku] });
  for (const added of [
    await carts(shop).addOrder(mine.id, order.id),
    await carts(shop).merge(mine.id, guests.id),
  ]) {
    assert.deepEqual(added.items.map(({ sku }) => sku).sort(), others.map(({ sku }) => sku).sort());
    assert.deepEqual(
      added.leftOut.map(({ native: _, ...told }) => told),
      [
        {
          productId: gone.productId,
          sku: gone.sku,
          code: null,
          reason: "Insufficient stock",
          message: `There is not enough stock to add ${gone.name} to your cart`,
        },
      ],
    );
  }
  await change({ soldOutProducts: products(order).map(({ sku }) => sku) });
  assert.equal((await failure(carts(shop).addOrder(mine.id, order.id))).code, "validation");
});

test("carts of two currencies are refused with what to do", async () => {
  const [pounds, euros] = [await signedIn(), await signedIn(undefined, { currency: "EUR" })];
  const [order] = (await pounds.orders.list({ limit: 1, filter: { status: "complete" } })).items;
  const [mine, other] = [await carts(pounds).create({}), await carts(euros).create({})];
  await carts(pounds).addOrder(mine.id, order.id);
  await carts(euros).addOrder(other.id, order.id);
  const error = await failure(carts(pounds).merge(mine.id, other.id));
  assert.deepEqual([error.code, error.fields[0]?.field], ["validation", "fromCartId"]);
  assert.match(error.message, /one currency: add the products .* use EUR/);
});

test("a guest's order appears in nobody's history", async () => {
  const shop = await signedIn();
  const [order] = (await shop.orders.list({ limit: 1, filter: { status: "complete" } })).items;
  const before = (await shop.orders.list()).totalCount;
  const cart = await carts(shop).create({ name: "Theirs" });
  await carts(shop).addOrder(cart.id, order.id);
  const guest = await storefront();
  const placed = await carts(guest).checkoutAsGuest(cart.id, {
    guest: { name: "Mary Somerville", email: "mary@example.com" },
    shippingAddress: address,
  });
  assert.equal(placed.customerName, "Mary Somerville");
  assert.equal((await shop.orders.list()).totalCount, before);
});

test("what a checkout refuses comes back under the names of its input", async () => {
  const shop = await signedIn();
  const [order] = (await shop.orders.list({ limit: 1, filter: { status: "complete" } })).items;
  const cart = await carts(shop).create({ name: "Mine" });
  await carts(shop).addOrder(cart.id, order.id);
  const { postcode: _, ...without } = address;
  const missing = await failure(
    carts(shop).checkout(cart.id, { shippingAddress: without, billingAddress: address }),
  );
  assert.deepEqual([missing.code, missing.fields[0]?.field], ["validation", "shippingAddress.postcode"]);
  const guest = { name: "Mary", email: "mary..s@example.com" };
  const email = await failure(carts(shop).checkoutAsGuest(cart.id, { guest, shippingAddress: address }));
  assert.deepEqual([email.code, email.fields[0]?.field], ["validation", "guest.email"]);
  const asked = (await requests()).length;
  const unsent = await failure(carts(shop).checkout(cart.id, {}));
  assert.deepEqual([unsent.code, unsent.fields[0]?.field], ["validation", "shippingAddress"]);
  assert.equal((await requests()).length, asked);
});
