// The platform's documents contradict each other. A shopper's day is the same under every reading of
// them that the sandbox can be switched to; the numbers are those of the fact sheet's list.

import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { carts } from "storefront-customer/elastic-path/carts";
import { address, change, collected, failure, reset, signedIn, storefront } from "./stage.mjs";

const readings = {
  "as the sandbox comes": {},
  "token bodies wrapped in data (G1)": { wrappedTokenBody: true },
  "token requests in JSON too (G2)": { formEncodingRequired: false },
  "created with 200 (G4)": { createStatus: 200 },
  "single addresses without data around them (G4)": { unwrappedAddress: true },
  "addresses that link elsewhere (G4)": { addressLink: "address" },
  "customer tokens with 201 (G7)": { customerTokenStatus: 201 },
  "an address book without end (G10)": { mostAddresses: null },
  "an address book in pages": { pagedAddresses: true, defaultPageSize: 1 },
  "ten records a page (G11)": { defaultPageSize: 10 },
  "no more mandatory address fields (G12)": {
    mandatoryAddressFields: [],
    mandatoryCheckoutAddressFields: [],
  },
  "no order to sort by (G13)": { orderSort: "ignored" },
  "only the documented orders (G13)": { orderSort: "documented" },
  "any include taken (G14)": { ignoreUnknownIncludes: true },
  "contacts found by name and email (G15)": { shortContactFilters: true },
  "transactions for anybody (G19)": { transactionReaders: "anyone" },
  "items for anybody (G19)": { implicitMayReadOrderItems: true },
  "a checkout that compares its customer (G19)": { checkoutChecksCustomer: true },
  "transaction-type with a hyphen (G29)": { hyphenatedTransactionType: true },
  "errors as an object, with numbers (G30)": { errorsAsObject: true, statusAsNumber: true },
  "errors without a status (G30)": { omitErrorStatus: true },
  "authentication_realm with an underscore (G31)": { underscoredAuthenticationRealm: true },
  "sign-on pages in the discovery document (G31)": { authorizationEndpointInMeta: true },
  "e-mail addresses told apart by case (G32)": { emailIsCaseSensitive: true },
  "no meta": { omitMeta: true },
  "timestamps straight in meta": { flatMeta: true },
  "a request's name in its errors": { errorRequestId: true },
  "an address update that needs its id (G12)": { addressUpdateNeedsId: true },
  "no link where there is no page": { omitNullLinks: true },
  "no external reference where none was set": { omitUnsetExternalRef: true },
  "what is included inside data": { includedInsideData: true },
  "timestamps beside meta": { itemTimestampsBesideMeta: true },
  "single orders refused to shoppers, until 2022": { singleOrderForbidden: true },
  "the misspelt bundle, until 2022": { misspeltBundleConfiguration: true },
  "a wrong password answered with 404": { wrongCredentialsStatus: 404 },
  "a wrong password answered with 403": { wrongCredentialsStatus: 403 },
  "a taken address answered with 422": { duplicateEmailStatus: 422 },
  "a stranger's record answered with 404": { foreignCustomerStatus: 404 },
};

/** What of a record must not depend on the reading. */
const essence = ({ label, firstName, line1, postcode, countryCode }) => ({
  label,
  firstName,
  line1,
  postcode,
  countryCode,
});

async function aDay() {
  const seen = {};
  const visitor = await storefront();
  seen.wrong = (await failure(visitor.auth.login({ email: "ada@example.com", password: "no" }))).code;
  seen.providers = (await visitor.auth.sso.profiles()).map(({ name }) => name);
  const registered = await visitor.auth.register({
    name: "Mary Somerville",
    email: "mary@example.com",
    password: "mechanism-of-the-heavens",
  });
  seen.dated = typeof registered.createdAt;
  seen.registered = [registered.name, registered.hasPassword, registered.externalReference];
  seen.signedIn = visitor.auth.session.state;

  const shop = await signedIn();
  seen.profile = (await shop.profile.update({ name: "Ada, Countess of Lovelace" })).name;
  seen.emptyBook = (await visitor.addresses.list()).items.length;
  const created = await shop.addresses.create(address);
  seen.created = essence(created);
  seen.read = essence(await shop.addresses.get(created.id));
  seen.changed = (await shop.addresses.update(created.id, { ...created, line1: "6 Dorset Street" })).line1;
  seen.book = (await collected(shop.addresses.all())).map(({ line1 }) => line1).sort();
  await shop.addresses.delete(created.id);
  seen.gone = (await failure(shop.addresses.get(created.id))).code;

  const page = await shop.orders.list({ limit: 5, include: ["lines"] });
  seen.orders = page.items.length;
  // Not the first of the page: not every reading sorts.
  const all = await collected(shop.orders.all({ limit: 100 }));
  const [newest] = all.sort((one, other) => (one.number < other.number ? 1 : -1));
  const order = await shop.orders.get(newest.id, { include: ["promotions", "taxItems"] });
  seen.lines = order.lines.map(({ name, kind, total }) => [name, kind, total?.amount]);
  seen.included = [Array.isArray(order.promotions), Array.isArray(order.taxItems)];
  seen.linesDated = order.lines.every(({ createdAt }) => typeof createdAt === "string");
  const items = await shop.orders.items(order.id);
  seen.items =
    items
      .map(({ id }) => id)
      .sort()
      .join() ===
    order.lines
      .map(({ id }) => id)
      .sort()
      .join();
  const payments = await shop.orders.transactions(order.id);
  seen.payments = payments.map(({ kind, status, amount }) => [kind, status, amount?.amount]);
  seen.filtered = (await shop.orders.list({ filter: { paymentStatus: "paid" } })).items.every(
    ({ paymentStatus }) => paymentStatus === "paid",
  );
  seen.missing = (await failure(shop.orders.get("00000000-0000-4000-8000-000000000000"))).code;

  const cart = await carts(shop).create({ name: "Again" });
  await carts(shop).addOrder(cart.id, order.id);
  const placed = await carts(shop).checkout(cart.id, { shippingAddress: created });
  seen.placed = (await shop.orders.get(placed.id)).lines.length > 0;
  return seen;
}

let usual;

beforeEach(reset);
before(async () => {
  await reset();
  usual = await aDay();
});

/** What a reading is known to change. */
const differences = {
  "no meta": { dated: "object" },
  "single orders refused to shoppers, until 2022": { missing: "forbidden" },
};

for (const [name, settings] of Object.entries(readings)) {
  test(name, async () => {
    await change(settings);
    const day = await aDay();
    assert.deepEqual(day, { ...usual, ...differences[name] });
  });
}
