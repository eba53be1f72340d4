// Commerce Layer's own packages, driven against the sandbox over the whole of a customer's account: if
// their clients are content with the answers, the sandbox is a fair stand-in. It says nothing about ours.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  authenticate,
  getCoreApiBaseEndpoint,
  jwtDecode,
  jwtIsSalesChannel,
  makeSalesChannel,
  revoke,
} from "@commercelayer/js-auth";
import { CommerceLayer } from "@commercelayer/sdk/bundle";
import { control, requests, url } from "./sandbox.mjs";

const clientId = "sandbox-sales-channel";
const ada = { username: "ada@example.com", password: "correct-horse-battery" };
const grace = { username: "grace@example.com", password: "copper-kettle-lantern" };
const integration = { clientId: "sandbox-integration", clientSecret: "sandbox-integration-secret" };

// Both packages know https hosts below one domain only: here both of them lead to the sandbox. js-auth
// takes no fetch of its own, so the global one is replaced.
const realFetch = globalThis.fetch;
const toSandbox = (input, init) => {
  const { pathname, search } = new URL(input);
  return realFetch(`${url}${pathname}${search}`, init);
};
before(() => {
  globalThis.fetch = toSandbox;
});
after(() => {
  globalThis.fetch = realFetch;
});

const change = (commerceLayer) => control("settings", "PUT", { commerceLayer });

/** The SDK as a storefront sets it up: the organization's host follows from the token. */
const shopWith = (accessToken, options = {}) => CommerceLayer({ accessToken, fetch: toSandbox, ...options });

async function signIn(credentials = ada) {
  const session = await authenticate("password", { clientId, ...credentials });
  assert.equal(session.errors, undefined);
  return { session, shop: shopWith(session.accessToken), id: session.ownerId };
}

const backend = async () => shopWith((await authenticate("client_credentials", integration)).accessToken);

const refused = (status, code) => (error) => {
  assert.equal(error.name, "ApiError", error.stack);
  assert.equal(error.status, status);
  assert.equal(error.first().code, code);
  return true;
};

test("a visitor gets a token that the packages can read", async () => {
  const session = await authenticate("client_credentials", { clientId, scope: "market:code:uk" });
  assert.equal(session.tokenType, "bearer");
  assert.equal(session.refreshToken, undefined);
  assert.ok(session.expires > new Date(Date.now() + 14_000_000));
  const decoded = jwtDecode(session.accessToken);
  assert.ok(jwtIsSalesChannel(decoded.payload));
  assert.equal(decoded.payload.market.id.length, 1);
  assert.equal(getCoreApiBaseEndpoint(session.accessToken), "https://marlow-finch.commercelayer.io");
  const skus = await shopWith(session.accessToken).skus.list({ pageSize: 3 });
  assert.equal(skus.length, 3);
  assert.equal(skus.meta.recordCount, 26);
});

test("a new customer signs up, signs in, changes and deletes their record", async () => {
  const { accessToken } = await authenticate("client_credentials", { clientId });
  const credentials = { username: "katherine@example.com", password: "blue-orbit-slide" };
  const attributes = { email: credentials.username, password: credentials.password };
  const created = await shopWith(accessToken).customers.create(attributes);
  assert.equal(created.type, "customers");
  assert.equal(created.has_password, true);
  const { shop, id, session } = await signIn(credentials);
  assert.equal(id, created.id);
  assert.equal(session.ownerType, "customer");
  assert.equal((await shop.customers.retrieve(id)).email, credentials.username);
  const updated = await shop.customers.update({ id, metadata: { size: "M" }, reference: "CRM-1" });
  assert.deepEqual(updated.metadata, { size: "M" });
  assert.equal(updated.reference, "CRM-1");
  await shop.customers.delete(id);
  await assert.rejects(shop.customers.retrieve(id), refused(401, "INVALID_TOKEN"));
});

test("wrong credentials and taken addresses are told in the platform's words", async () => {
  const answer = await authenticate("password", { clientId, ...ada, password: "guess" });
  assert.equal(answer.errors[0].title, "invalid_grant");
  assert.equal(answer.errors[0].status, 400);
  const { accessToken } = await authenticate("client_credentials", { clientId });
  const guest = shopWith(accessToken);
  await assert.rejects(guest.customers.create({ email: ada.username }), (error) => {
    refused(422, "VALIDATION_ERROR")(error);
    assert.equal(error.first().source.pointer, "/data/attributes/email");
    assert.equal(error.first().meta.error, "taken");
    return true;
  });
  await assert.rejects(guest.customers.list(), refused(401, "UNAUTHORIZED"));
  const { shop } = await signIn();
  const other = await signIn(grace);
  await assert.rejects(shop.customers.retrieve(other.id), refused(404, "RECORD_NOT_FOUND"));
});

test("the profile comes with what belongs to it", async () => {
  const { shop, id } = await signIn();
  const me = await shop.customers.retrieve(id, {
    include: ["customer_group", "customer_addresses.address", "tags"],
    fields: { customers: ["email", "status", "customer_group", "customer_addresses", "tags"] },
  });
  assert.equal(me.status, "repeat");
  assert.equal(me.customer_group.code, "collectors");
  assert.deepEqual(
    me.customer_addresses.map(({ address }) => address.city),
    ["London", "London", "Edinburgh", "Paris"],
  );
  assert.equal(me.tags[0].name, "gold");
  assert.equal(me.total_orders_count, undefined);
});

test("an address goes all the way round", async () => {
  const { shop, id } = await signIn();
  const address = await shop.addresses.create({
    first_name: "Ada",
    last_name: "Lovelace",
    line_1: "Ashley Combe",
    city: "Porlock",
    zip_code: "TA24 8HD",
    country_code: "GB",
    phone: "+44 1643 000000",
  });
  const entry = await shop.customer_addresses.create({
    customer_email: ada.username,
    customer: shop.customers.relationship(id),
    address: shop.addresses.relationship(address.id),
  });
  assert.equal(entry.name, address.name);
  await shop.addresses.update({ id: address.id, city: "Lynton" });
  const book = await shop.customer_addresses.list({ include: ["address"], pageSize: 25 });
  assert.equal(book.length, 5);
  assert.equal(book.last().address.city, "Lynton");
  await shop.customer_addresses.delete(entry.id);
  await shop.addresses.delete(address.id);
  assert.equal((await shop.customers.customer_addresses(id)).length, 4);
  await assert.rejects(shop.addresses.create({ city: "Nowhere" }), (error) => {
    refused(422, "VALIDATION_ERROR")(error);
    assert.ok(error.errors.some(({ source }) => source.pointer === "/data/attributes/line_1"));
    return true;
  });
});

test("the history is asked for as the hosted account does", async () => {
  const { shop, id } = await signIn();
  const page = await shop.customers.orders(id, {
    filters: { status_not_in: "draft,pending" },
    sort: { placed_at: "desc" },
    pageSize: 15,
  });
  assert.equal(page.length, 15);
  assert.equal(page.meta.recordCount, 32);
  assert.equal(page.meta.pageCount, 3);
  assert.ok(page.every(({ status }) => status !== "draft" && status !== "pending"));
  // Not page.map: the package's own list type keeps its shape, with a number for its meta.
  const moments = Array.from(page, ({ placed_at }) => placed_at ?? "");
  assert.deepEqual(moments, moments.toSorted().toReversed());
  assert.equal(typeof page[0].number, "string");
  assert.match(page[0].formatted_total_amount_with_taxes, /£/);
  const last = await shop.orders.list({ pageNumber: 4, sort: ["-number"] });
  assert.equal(last.length, 4);
  await assert.rejects(
    shop.orders.list({ sort: ["total_amount_with_taxes_cents"] }),
    refused(400, "INVALID_SORT_CRITERIA"),
  );
});

test("an order comes with lines, parcels, payment and transactions", async () => {
  const { shop } = await signIn();
  const filters = { fulfillment_status_eq: "fulfilled", payment_status_eq: "paid" };
  const [{ id }] = await shop.orders.list({ filters, pageSize: 1 });
  const order = await shop.orders.retrieve(id, {
    include: ["line_items", "shipments.parcels", "payment_source", "transactions", "shipping_address"],
  });
  assert.ok(order.line_items.length > 0);
  assert.equal(order.shipments[0].status, "delivered");
  assert.equal(order.shipments[0].parcels[0].tracking_details.at(-1).status, "delivered");
  assert.ok(order.payment_source.payment_instrument);
  assert.deepEqual(order.transactions.map(({ type }) => type).toSorted(), ["authorizations", "captures"]);
  assert.ok(order.shipping_address.full_address);
  const lines = await shop.orders.line_items(id, { filters: { item_type_eq: "skus" } });
  assert.equal(order.total_amount_cents > 0 && lines.length > 0, true);
});

test("a placed order is cancelled, a cart is filled", async () => {
  const { shop } = await signIn();
  const [placed] = await shop.orders.list({ filters: { status_eq: "placed" } });
  assert.equal((await shop.orders._cancel(placed.id)).status, "cancelled");
  const cart = await shop.orders.create({});
  const order = shop.orders.relationship(cart.id);
  await shop.line_items.create({ sku_code: "MUG-SPECK", quantity: 2, order });
  assert.equal((await shop.orders.retrieve(cart.id)).total_amount_cents, 2900);
});

test("goods are sent back", async () => {
  const { shop } = await signIn();
  const [order] = await shop.orders.list({
    filters: { fulfillment_status_eq: "fulfilled" },
    sort: ["-number"],
    include: ["line_items"],
  });
  const line = order.line_items.find(
    ({ item_type, total_amount_cents }) => item_type === "skus" && total_amount_cents,
  );
  const draft = await shop.returns.create({ order: shop.orders.relationship(order.id) });
  await shop.return_line_items.create({
    quantity: 1,
    return: shop.returns.relationship(draft.id),
    line_item: shop.line_items.relationship(line.id),
  });
  const requested = await shop.returns._request(draft.id, { include: ["return_line_items"] });
  assert.equal(requested.status, "requested");
  assert.equal(requested.return_line_items[0].sku_code, line.sku_code);
  assert.equal((await shop.returns._cancel(draft.id)).status, "cancelled");
  await assert.rejects(shop.returns._approve(draft.id), refused(400, "PARAM_NOT_ALLOWED"));
});

test("a subscription is paused, moved and resumed", async () => {
  const { shop } = await signIn();
  const [subscription] = await shop.order_subscriptions.list({
    filters: { status_eq: "active" },
    include: ["order_subscription_items", "orders", "customer_payment_source"],
  });
  assert.equal(subscription.orders.length, 3);
  assert.ok(subscription.order_subscription_items.length > 0);
  const { id } = subscription;
  assert.equal((await shop.order_subscriptions._deactivate(id)).status, "inactive");
  const next_run_at = "2099-01-01T00:00:00.000Z";
  assert.equal((await shop.order_subscriptions.update({ id, next_run_at })).next_run_at, next_run_at);
  assert.equal((await shop.order_subscriptions._activate(id)).status, "active");
});

test("the wallet, wishlists, markers, files and the rest are within reach", async () => {
  const { shop, id } = await signIn();
  const [card] = await shop.customer_payment_sources.list({ include: ["payment_source"] });
  assert.equal(card.payment_source.payment_instrument.issuer_type, "card");
  await shop.customer_payment_sources.delete(card.id);
  const list = await shop.sku_lists.create({
    name: "For the desk",
    customer: shop.customers.relationship(id),
  });
  const [sku] = await shop.skus.list({ filters: { code_eq: "PEN-BRASS" } });
  await shop.sku_list_items.create({
    sku_list: shop.sku_lists.relationship(list.id),
    sku: shop.skus.relationship(sku.id),
  });
  const lists = await shop.customers.sku_lists(id, { include: ["sku_list_items"] });
  assert.equal(lists.length, 3);
  assert.equal(lists.last().sku_list_items[0].sku_code, "PEN-BRASS");
  await shop.customer_subscriptions.create({ customer_email: ada.username, reference: "sale" });
  assert.equal((await shop.customers.customer_subscriptions(id)).length, 3);
  assert.equal((await shop.customers.attachments(id)).length, 1);
  assert.equal((await shop.customers.events(id))[0].name, "customers.create");
  assert.equal((await shop.customers.tags(id))[0].name, "gold");
  assert.equal((await shop.markets.list()).length, 5);
  assert.equal((await shop.stock_locations.list()).length, 2);
});

test("a password is reset in two steps", async () => {
  const server = await backend();
  const reset = await server.customer_password_resets.create({ customer_email: ada.username });
  const { accessToken } = await authenticate("client_credentials", { clientId });
  const guest = shopWith(accessToken);
  const complete = {
    id: reset.id,
    customer_password: "difference-engine",
    _reset_password_token: reset.reset_password_token,
  };
  await guest.customer_password_resets.update(complete);
  await signIn({ ...ada, password: "difference-engine" });
  await assert.rejects(guest.customer_password_resets.update(complete), (error) => {
    assert.equal(error.first().meta.error, "used");
    return true;
  });
});

test("a merchant tags customers, a shopper may not", async () => {
  const { shop, id } = await signIn();
  await assert.rejects(shop.customers._add_tags(id, "gift"), refused(400, "PARAM_NOT_ALLOWED"));
  const server = await backend();
  await server.customers._add_tags(id, "gift");
  await server.customers._request_anonymization(id);
  const me = await shop.customers.retrieve(id, { include: ["tags"] });
  assert.deepEqual(me.tags.map(({ name }) => name).toSorted(), ["gift", "gold"]);
  assert.equal(me.anonymization_status, "requested");
});

test("js-auth keeps a shopper's session: stored, renewed before its end, revoked", async () => {
  const kept = new Map();
  const storage = {
    getItem: async (key) => kept.get(key) ?? null,
    setItem: async (key, value) => void kept.set(key, value),
    removeItem: async (key) => void kept.delete(key),
  };
  const channel = makeSalesChannel({ clientId, scope: "market:code:uk" }, { storage });
  assert.equal((await channel.getAuthorization()).ownerType, "guest");
  await channel.getAuthorization();
  assert.equal((await requests()).length, 1);

  // Less than ten minutes of life, so it is renewed at the next opportunity.
  await change({ customerSeconds: 500 });
  const session = await authenticate("password", { clientId, scope: "market:code:uk", ...ada });
  await channel.setCustomer(session);
  await change({ customerSeconds: 14_400 });
  const renewed = await channel.getAuthorization();
  assert.equal(renewed.ownerType, "customer");
  assert.notEqual(renewed.accessToken, session.accessToken);
  assert.notEqual(renewed.refreshToken, session.refreshToken);
  assert.equal((await channel.getAuthorization()).accessToken, renewed.accessToken);
  const shop = shopWith(renewed.accessToken);
  await shop.customers.retrieve(renewed.ownerId);

  await channel.logoutCustomer();
  assert.equal((await channel.getAuthorization()).ownerType, "guest");
  await assert.rejects(shop.customers.retrieve(renewed.ownerId), refused(401, "INVALID_TOKEN"));
});

test("the SDK asks for a new token when the old one has run out", async () => {
  await change({ customerSeconds: 1 });
  const { session } = await signIn();
  await change({ customerSeconds: 14_400 });
  const shop = shopWith(session.accessToken, {
    refreshToken: async () => {
      const renewed = await authenticate("refresh_token", { clientId, refreshToken: session.refreshToken });
      return renewed.accessToken;
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  assert.equal((await shop.customers.retrieve(session.ownerId)).email, ada.username);
  const statuses = (await requests()).slice(-3).map(({ path, status }) => [path.split("/")[1], status]);
  assert.deepEqual(statuses, [
    ["api", 401],
    ["oauth", 200],
    ["api", 200],
  ]);
});

test("tokens are revoked by who may", async () => {
  const { accessToken } = await authenticate("client_credentials", { clientId });
  const denied = await revoke({ clientId, token: accessToken });
  assert.equal(denied.errors[0].detail, "You are not authorized to revoke this token");
  assert.equal(denied.errors[0].status, 403);
  const { session } = await signIn();
  assert.deepEqual(await revoke({ clientId, token: session.accessToken }), {});
  const renewed = await authenticate("refresh_token", { clientId, refreshToken: session.refreshToken });
  assert.equal(renewed.errors[0].title, "invalid_grant");
});

test("a private market and a spent refresh token are refused", async () => {
  const scope = "market:code:collectors";
  const guest = await authenticate("client_credentials", { clientId, scope });
  assert.equal(guest.errors[0].title, "invalid_scope");
  const member = await authenticate("password", { clientId, scope, ...ada });
  const { refreshToken } = member;
  const renewed = await authenticate("refresh_token", { clientId, scope, refreshToken });
  assert.equal(renewed.ownerId, member.ownerId);
  const again = await authenticate("refresh_token", { clientId, scope, refreshToken });
  assert.equal(again.errors[0].title, "invalid_grant");
});
