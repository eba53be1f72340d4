// Elastic Path's own JavaScript SDK, driven against the sandbox: if their client is content with the
// answers, the sandbox is a fair stand-in. It says nothing about our own client.

import assert from "node:assert/strict";
import { test } from "node:test";
import elasticPathSdk from "@elasticpath/js-sdk";
import { control, requests, url } from "./sandbox.mjs";

const { gateway, MemoryStorageFactory } = elasticPathSdk;
const ada = { email: "ada@example.com", password: "correct-horse-battery" };

/** The SDK as a storefront sets it up: no secret, nothing written to disk. */
function storefront(options = {}) {
  return gateway({
    client_id: "sandbox-storefront",
    host: new URL(url).host,
    protocol: "http",
    storage: new MemoryStorageFactory(),
    retryDelay: 1,
    retryJitter: 1,
    ...options,
  });
}

async function signIn(shop, { email, password } = ada) {
  const { data } = await shop.Customers.TokenViaPassword(email, password);
  return data;
}

test("an access token is fetched, kept and sent", async () => {
  const shop = storefront();
  const credentials = await shop.Authenticate();
  assert.equal(credentials.token_type, "Bearer");
  assert.equal(credentials.identifier, "implicit");
  assert.equal(credentials.expires_in, 3600);
  await signIn(shop);
  const log = await requests();
  assert.deepEqual(
    log.map((request) => `${request.path} ${request.accessToken}`),
    ["/oauth/access_token none", "/v2/customers/tokens implicit"],
  );
});

test("a new customer registers, signs in, and changes their name", async () => {
  const shop = storefront();
  const customer = {
    name: "Katherine Johnson",
    email: "katherine@example.com",
    password: "blue-orbit-slide",
  };
  const created = await shop.Customers.Create(customer);
  assert.equal(created.data.type, "customer");
  assert.equal(created.data.password, true);

  const token = await signIn(shop, customer);
  assert.equal(token.customer_id, created.data.id);
  assert.ok(token.expires > Date.now() / 1000 + 86_000);

  const read = await shop.Customers.Get(token.customer_id, token.token);
  assert.deepEqual(read, created);

  const updated = await shop.Customers.Update(token.customer_id, { name: "K. G. Johnson" }, token.token);
  assert.equal(updated.data.name, "K. G. Johnson");
  assert.equal(updated.data.email, customer.email);
});

test("wrong credentials, foreign records and taken e-mail addresses reject with the platform's body", async () => {
  const shop = storefront({ fetchMaxAttempts: 1 });
  await assert.rejects(signIn(shop, { ...ada, password: "guess" }), (body) => {
    assert.equal(body.errors[0].status, "401");
    return true;
  });
  const token = await signIn(shop);
  const grace = await signIn(shop, { email: "grace@example.com", password: "copper-kettle-lantern" });
  await assert.rejects(shop.Customers.Get(grace.customer_id, token.token), (body) => {
    assert.equal(body.errors[0].status, "403");
    return true;
  });
  await assert.rejects(shop.Customers.Create({ name: "Imposter", email: ada.email }), (body) => {
    assert.equal(body.errors[0].title, "Duplicate email");
    return true;
  });
});

test("an address goes all the way round", async () => {
  const shop = storefront();
  const { customer_id: customer, token } = await signIn(shop);
  const before = await shop.CustomerAddresses.All({ customer, token });
  assert.equal(before.data.length, 4);

  const body = {
    first_name: "Ada",
    last_name: "Lovelace",
    line_1: "Ashley Combe",
    city: "Porlock",
    county: "Somerset",
    postcode: "TA24 8HD",
    country: "GB",
  };
  const created = await shop.CustomerAddresses.Create({ customer, body, token });
  for (const [field, value] of Object.entries(body)) {
    assert.equal(created.data[field], value, field);
  }
  const address = created.data.id;
  assert.deepEqual(await shop.CustomerAddresses.Get({ customer, address, token }), created);

  const updated = await shop.CustomerAddresses.Update({
    customer,
    address,
    body: { instructions: "The lane floods." },
    token,
  });
  assert.equal(updated.data.instructions, "The lane floods.");
  assert.equal(updated.data.line_1, "Ashley Combe");

  // The SDK turns an empty answer into the string "{}".
  assert.equal(await shop.CustomerAddresses.Delete({ customer, address, token }), "{}");
  assert.deepEqual((await shop.CustomerAddresses.All({ customer, token })).data, before.data);

  await assert.rejects(
    shop.CustomerAddresses.Create({ customer, body: { ...body, line_1: "" }, token }),
    (problem) => {
      assert.equal(problem.errors[0].source, "data.line_1");
      return true;
    },
  );
});

test("orders are listed, paged, filtered, sorted and read with their items", async () => {
  const shop = storefront();
  const { token } = await signIn(shop);
  const page = await shop.Orders.Limit(10).Offset(10).With(["items"]).All(token);
  assert.equal(page.data.length, 10);
  assert.equal(page.meta.results.total, 34);
  assert.equal(page.meta.page.current, 2);
  assert.ok(page.links.next && page.links.prev);
  const itemIds = new Set(page.included.items.map((item) => item.id));
  for (const order of page.data) {
    const items = order.relationships.items.data.filter(({ type }) => type === "item");
    assert.ok(items.length > 0 && items.every(({ id }) => itemIds.has(id)));
  }

  const [listed] = page.data;
  const one = await shop.Orders.With("items").Get(listed.id, token);
  assert.deepEqual(one.data, listed);
  assert.equal(one.included.items.length, listed.relationships.items.data.length);

  const paid = await shop.Orders.Filter({ eq: { payment: "paid" } })
    .Sort("-with_tax")
    .Limit(100)
    .All(token);
  const amounts = paid.data.map((order) => order.meta.display_price.with_tax.amount);
  assert.ok(paid.data.every((order) => order.payment === "paid"));
  assert.deepEqual(
    amounts,
    amounts.toSorted((one, other) => other - one),
  );
});

test("order items and the customer list are open to the backend", async () => {
  const shop = storefront({ client_id: "sandbox-backend", client_secret: "sandbox-secret" });
  const customers = await shop.Customers.Filter({ eq: { email: ada.email } }).All();
  assert.equal(customers.data.length, 1);
  const orders = await shop.Orders.Limit(1).All();
  assert.equal(orders.meta.results.total, 64);
  const items = await shop.Orders.Items(orders.data[0].id);
  assert.equal(items.data[0].type, "order_item");
});

test("a revoked access token is replaced without the caller noticing", async () => {
  const shop = storefront();
  const { customer_id, token } = await signIn(shop);
  await control("revoke", "POST", { kinds: ["implicit"] });
  const { data } = await shop.Customers.Get(customer_id, token);
  assert.equal(data.email, ada.email);
  const statuses = (await requests()).slice(-3).map((request) => request.status);
  assert.deepEqual(statuses, [401, 200, 200]);
});

const home = {
  first_name: "Ada",
  last_name: "Lovelace",
  line_1: "12 St James's Square",
  county: "Greater London",
  postcode: "SW1Y 4JH",
  country: "GB",
};

test("a guest's cart becomes the shopper's, is checked out, paid, and shows in the history", async () => {
  const shop = storefront({ currency: "GBP" });
  const guest = await shop.Cart().CreateCart({ name: "Basket" });
  const cart = shop.Cart(guest.data.id);
  await cart.AddProduct("MUG-SPECK", 2, {}, true);
  await cart.AddCustomItem({
    name: "Bow",
    sku: "BOW",
    quantity: 1,
    price: { amount: 250, includes_tax: true },
  });
  const filled = await cart.AddPromotion("AUTUMN10");
  assert.deepEqual(
    filled.data.map(({ type, quantity }) => `${type} ${quantity}`),
    ["cart_item 2", "custom_item 1", "promotion_item 1"],
  );
  const [mug, bow] = filled.data;
  assert.equal((await cart.UpdateItem(mug.id, 3)).data[0].quantity, 3);
  assert.equal((await cart.RemoveItem(bow.id)).data.length, 2);

  const { customer_id, token } = await signIn(shop);
  const tied = await cart.AddCustomerAssociation(customer_id, token);
  assert.deepEqual(tied.data, [{ type: "customer", id: customer_id }]);
  const carts = await shop.Cart().GetCartsList(token);
  assert.deepEqual(
    carts.data.map(({ id }) => id),
    [guest.data.id],
  );

  // The SDK sends no customer token with a checkout.
  const { data: order } = await cart.Checkout(customer_id, home);
  assert.equal(order.customer.email, ada.email);
  assert.deepEqual(order.shipping_address, home);
  assert.equal(order.meta.display_price.with_tax.amount, 3 * 1450 - 435);

  const payment = await shop.Orders.Payment(order.id, { gateway: "manual", method: "purchase" });
  assert.equal(payment.data.status, "complete");
  const paid = await shop.Orders.With("items").Get(order.id, token);
  assert.equal(paid.data.payment, "paid");
  assert.equal(paid.included.items.length, 2);
  assert.equal((await shop.Orders.Limit(1).All(token)).data[0].id, order.id);

  const read = await shop.Transactions.Get({ order: order.id, transaction: payment.data.id }, token);
  assert.deepEqual(read.data, payment.data);
});

test("a second cart is merged, and a customer's last cart cannot be deleted", async () => {
  const shop = storefront();
  const { token } = await signIn(shop);
  const own = await shop.Cart().CreateCart({ name: "Own" }, token);
  const other = await shop.Cart().CreateCart({ name: "Other" });
  const items = [
    { type: "cart_item", sku: "PEN-BRASS", quantity: 1 },
    { type: "cart_item", sku: "NO-SUCH", quantity: 1 },
  ];
  // Without options the SDK would wrap the list twice.
  const some = await shop.Cart(other.data.id).BulkAdd(items, { add_all_or_nothing: false });
  assert.equal(some.errors[0].title, "Product not found");
  const merged = await shop.Cart(own.data.id).Merge(other.data.id, token);
  assert.deepEqual(
    merged.data.map(({ sku, quantity }) => [sku, quantity]),
    [["PEN-BRASS", 1]],
  );
  await assert.rejects(shop.Cart(own.data.id).Delete(), (body) => {
    assert.equal(body.errors[0].title, "Last cart");
    return true;
  });
  assert.equal(await shop.Cart(other.data.id).Delete(), "{}");
});

test("transactions, shipping groups and attributes are read by the backend", async () => {
  const shop = storefront({ client_id: "sandbox-backend", client_secret: "sandbox-secret" });
  const orders = await shop.Orders.Limit(100)
    .With(["items", "promotions", "tax_items", "custom_discounts"])
    .All();
  for (const kind of ["items", "promotions", "tax_items", "custom_discounts"]) {
    assert.ok(orders.included[kind].length > 0, kind);
  }
  const refunded = orders.data.find(({ payment }) => payment === "refunded");
  const transactions = await shop.Transactions.All({ order: refunded.id });
  assert.deepEqual(
    transactions.data.map(({ transaction_type }) => transaction_type),
    ["purchase", "refund"],
  );
  const sent = orders.data.find(({ relationships }) =>
    relationships.items.data.some(({ type }) => type === "shipping_group"),
  );
  const groups = await shop.Orders.AllShippingGroups(sent.id);
  const group = await shop.Orders.With("items").GetShippingGroup(sent.id, groups.data[0].id);
  assert.ok(group.included.items.length > 0);
  const attributes = await shop.Customers.Attributes();
  assert.ok(attributes.data.some(({ value }) => value === "newsletter"));
});
