// What the package's types say of a result is what the result is: each method's answer from the sandbox, member by
// member, down to the amounts and the addresses in it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { elasticPath } from "storefront-customer/elastic-path";
import { carts } from "storefront-customer/elastic-path/carts";
import { customers } from "storefront-customer/elastic-path/customers";
import { flows } from "storefront-customer/elastic-path/flows";
import { parts, Types } from "./declarations.mjs";
import { control, sandboxUrl } from "./serve.mjs";

const types = new Types((file) => !file.startsWith("commerce-layer"));
const baseUrl = sandboxUrl();
const json = { "content-type": "application/json" };
let shop;
let backEnd;

before(async () => {
  await control("reset", "POST");
  shop = await elasticPath({ clientId: "sandbox-storefront", baseUrl });
  await shop.auth.login({ email: "ada@example.com", password: "correct-horse-battery" });
  const { clients } = await (await fetch(`${baseUrl}/__sandbox`)).json();
  const { clientId: client_id, clientSecret: client_secret } = clients.client_credentials;
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret });
  const response = await fetch(`${baseUrl}/oauth/access_token`, { method: "POST", body });
  const { access_token } = await response.json();
  backEnd = await elasticPath({ baseUrl, accessToken: () => access_token, storage: "memory" });
});
after(() => control("reset", "POST"));

/** The members of the types that came, and whether they were ever more than `null` or an empty list. */
const seen = new Map();

/** Holds a value to a type of the package. */
function check(value, type, path) {
  const options = parts(type, "|");
  if (value === null) return assert.ok(options.includes("null"), `${path} is null, and its type is ${type}`);
  const [first] = options.filter((option) => option !== "null");
  if (/\[\]$/.test(first)) {
    assert.ok(Array.isArray(value), `${path} is a list`);
    for (const [at, one] of value.entries()) check(one, first.slice(0, -2), `${path}[${at}]`);
  } else if (/^(string|number|boolean)$/.test(first)) assert.equal(typeof value, first, path);
  else if (first.startsWith('"')) {
    assert.ok(options.includes(JSON.stringify(value)), `${path} is ${value}, and its type is ${type}`);
  } else if (types.nameOf(first)) checkNamed(value, types.nameOf(first), path);
  else assert.match(first, /^(Native|unknown|Item)$/, `${path} has a type that is not known here`);
}

function checkNamed(value, name, path) {
  const members = types.members(name);
  if (types.byName.get(name).kind === "type") return assert.equal(typeof value, "string", path);
  assert.deepEqual(
    Object.keys(value).sort(),
    [...members.keys()].sort(),
    `${path} has the members of ${name}`,
  );
  for (const [member, { type }] of members) {
    const own = `${name}.${member}`;
    const isThere = value[member] !== null && value[member]?.length !== 0;
    seen.set(own, isThere || seen.get(own) === true);
    check(value[member], type, `${path}.${member}`);
  }
}

const checkPage = (page, name, path) => {
  checkNamed(page, "Page", path);
  assert.ok(page.items.length, `${path} has records`);
  for (const [at, one] of page.items.entries()) checkNamed(one, name, `${path}[${at}]`);
};
const checkAll = (list, name, path) => {
  assert.ok(list.length, `${path} has records`);
  for (const [at, one] of list.entries()) checkNamed(one, name, `${path}[${at}]`);
};

test("profiles and addresses are what their types say", async () => {
  checkNamed(await shop.profile.get(), "Profile", "profile.get");
  checkNamed(await shop.profile.update({ externalReference: "crm-1" }), "Profile", "profile.update");
  checkPage(await shop.addresses.list(), "Address", "addresses.list");
  const [{ id }] = (await shop.addresses.list()).items;
  checkNamed(await shop.addresses.get(id), "Address", "addresses.get");
  checkNamed(await shop.addresses.update(id, { line2: "2", phone: "1" }), "Address", "addresses.update");
});

test("orders and what belongs to them are what their types say", async () => {
  const first = await shop.orders.list({ limit: 10 });
  const second = await shop.orders.list({ limit: 10, cursor: first.nextCursor });
  for (const page of [first, second]) checkPage(page, "OrderSummary", "orders.list");
  const include = ["lines", "promotions", "customDiscounts", "taxItems"];
  const parts = {
    OrderLine: [],
    OrderPromotion: [],
    CustomDiscount: [],
    TaxItem: [],
    Transaction: [],
    Shipment: [],
  };
  for await (const order of shop.orders.all({ include, limit: 100 })) {
    const { lines, promotions, customDiscounts, taxItems, ...summary } = order;
    checkNamed(summary, "OrderSummary", "orders.all");
    parts.OrderLine.push(...lines);
    parts.OrderPromotion.push(...promotions);
    parts.CustomDiscount.push(...customDiscounts);
    parts.TaxItem.push(...taxItems);
  }
  for (const { id } of (await shop.orders.list({ limit: 40 })).items) {
    checkNamed(await shop.orders.get(id), "Order", "orders.get");
    parts.OrderLine.push(...(await shop.orders.items(id)));
    parts.Transaction.push(...(await shop.orders.transactions(id)));
    parts.Shipment.push(...(await shop.orders.shipments(id)));
  }
  for (const [name, list] of Object.entries(parts)) checkAll(list, name, name);
});

test("carts and an order from one are what their types say", async () => {
  const cart = await carts(shop).create({ name: "Basket", description: "For the kitchen" });
  const data = { type: "cart_item", sku: "MUG-SPECK", quantity: 2 };
  const body = JSON.stringify({ data });
  await shop.fetch(`/v2/carts/${cart.id}/items`, { method: "POST", headers: json, body });
  checkNamed(cart, "Cart", "carts.create");
  checkNamed(await carts(shop).get(cart.id), "Cart", "carts.get");
  checkPage(await carts(shop).list(), "Cart", "carts.list");
  checkAll(await carts(shop).items(cart.id), "CartItem", "carts.items");
  const [shippingAddress] = (await shop.addresses.list()).items;
  const order = await carts(shop).checkout(cart.id, {
    shippingAddress,
    number: "M-1",
    externalReference: "erp-1",
  });
  checkNamed(order, "OrderSummary", "carts.checkout");
  const again = await carts(shop).create({ name: "Again" });
  const mixed = await carts(shop).create({ name: "Mixed" });
  const two = JSON.stringify({ data: [data, { ...data, sku: "PEN-BRASS" }] });
  await shop.fetch(`/v2/carts/${mixed.id}/items`, { method: "POST", headers: json, body: two });
  await control("settings", "PUT", { soldOutProducts: ["MUG-SPECK"] });
  const merged = await carts(shop).merge(again.id, mixed.id);
  await control("settings", "PUT", { soldOutProducts: [] });
  checkAll(merged.leftOut, "LeftOut", "carts.merge");
  for (const added of [merged, await carts(shop).addOrder(again.id, order.id)]) {
    assert.deepEqual(Object.keys(added).sort(), ["items", "leftOut", "native"]);
    checkAll(added.items, "CartItem", "carts.addOrder");
  }
});

test("customers and fields are what their types say", async () => {
  checkPage(
    await customers(backEnd).list({ filter: { name: { like: "Ada*" } } }),
    "Profile",
    "customers.list",
  );
  const found = await customers(backEnd).find({ email: "ada@example.com" });
  checkNamed(found, "Profile", "customers.find");
  assert.equal(await customers(backEnd).find({ email: "nobody@example.com" }), null);
  checkNamed(await customers(backEnd).get(found.id), "Profile", "customers.get");
  for (const flow of ["customers", "addresses", "orders"]) {
    checkAll(await flows(shop).fields(flow), "FieldDescription", `flows.fields ${flow}`);
  }
});

test("every member of those types was seen with a value, but those that the sandbox never fills", () => {
  const never = [...seen].filter(([, isSeen]) => !isSeen).map(([member]) => member.replace(/^\w+\./, ""));
  // Contacts are on orders of an account only, its products have no pictures, and its promotions never end.
  assert.deepEqual([...new Set(never)].sort(), ["code", "contactEmail", "contactName", "imageUrl"]);
});
