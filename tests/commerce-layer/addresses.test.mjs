// The address book: two records of the platform that callers see as one.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { control } from "../package/serve.mjs";
import { address, change, collected, failure, grace, requests, reset, signedIn } from "./stage.mjs";

beforeEach(reset);

/** What the last calls sent, as methods and paths. */
const sent = async (from = 0) =>
  (await requests()).slice(from).map(({ method, path }) => `${method} ${path.replace(/^\/api\//, "")}`);

const plain = ({ native, ...fields }) => fields;

test("an address goes all the way round, through either id", async () => {
  const shop = await signedIn();
  const added = await shop.addresses.create({ ...address, native: { email: "studio@example.com" } });
  for (const [field, value] of Object.entries(address)) assert.equal(added[field], value, field);
  const { entry, address: own } = added.native;
  assert.deepEqual([entry.type, own.type, entry.id], ["customer_addresses", "addresses", added.id]);
  assert.equal(own.attributes.email, "studio@example.com");
  assert.deepEqual(plain(await shop.addresses.get(added.id)), plain(added));
  assert.deepEqual(plain(await shop.addresses.get(own.id)), plain(added));

  const changed = await shop.addresses.update(added.id, { ...added, city: "Bath", instructions: null });
  assert.deepEqual([changed.id, changed.city, changed.instructions], [added.id, "Bath", null]);
  const again = await shop.addresses.update(own.id, { label: "Old studio" });
  assert.deepEqual([again.label, again.city], ["Old studio", "Bath"]);
  assert.deepEqual(plain(await shop.addresses.get(added.id)), plain(again));

  await shop.addresses.delete(own.id);
  assert.equal((await failure(shop.addresses.get(added.id))).code, "not-found");
  assert.equal((await failure(shop.addresses.delete(added.id))).code, "not-found");
});

test("a label that the entry has is taken away with the address's own, and what else is in its metadata stays", async () => {
  const shop = await signedIn();
  const added = await shop.addresses.create(address);
  const path = `/api/customer_addresses/${added.id}`;
  const metadata = { label: "Summer house", shelf: 3 };
  const data = { type: "customer_addresses", id: added.id, attributes: { metadata } };
  const headers = { "content-type": "application/vnd.api+json" };
  const labelled = await shop.fetch(path, { method: "PATCH", headers, body: JSON.stringify({ data }) });
  assert.equal(labelled.status, 200);
  const before = (await requests()).length;
  const bare = await shop.addresses.update(added.id, { label: null });
  assert.deepEqual(
    (await sent(before)).map((line) => line.replace(/\/.*/, "")),
    ["GET customer_addresses", "PATCH customer_addresses", "PATCH addresses"],
  );
  assert.equal(bare.label, null);
  const again = await shop.addresses.get(added.id);
  assert.deepEqual([again.label, again.native.entry.attributes.metadata.shelf], [null, 3]);
  assert.equal(again.city, address.city);
});

test("adding an address takes two requests, and reading the book one", async () => {
  const shop = await signedIn();
  let before = (await requests()).length;
  await shop.addresses.create(address);
  assert.deepEqual(await sent(before), ["POST addresses", "POST customer_addresses"]);
  before = (await requests()).length;
  const page = await shop.addresses.list();
  assert.deepEqual(await sent(before), ["GET customer_addresses"]);
  assert.deepEqual([page.items.length, page.totalCount, page.nextCursor], [5, 5, null]);
  assert.ok(
    page.items.every(({ native }) => native.entry.relationships.address.data.id === native.address.id),
  );
});

test("what does not get into the book leaves nothing behind", async () => {
  const shop = await signedIn();
  const before = (await requests()).length;
  await control("faults", "POST", {
    match: { pathPrefix: "/api/customer_addresses", method: "POST" },
    fault: { kind: "status", status: 503 },
  });
  assert.equal((await failure(shop.addresses.create(address))).code, "server");
  const [first, second, last] = await sent(before);
  assert.deepEqual([first, second], ["POST addresses", "POST customer_addresses"]);
  assert.match(last, /^DELETE addresses\/\w+$/);
  assert.equal((await shop.addresses.list()).totalCount, 4);
});

test("an organization that wants the e-mail address with an entry gets it", async () => {
  await change({ requireCustomerEmail: true });
  const shop = await signedIn();
  const added = await shop.addresses.create(address);
  assert.equal(added.native.entry.attributes.customer_email, "ada@example.com");
});

test("mandatory fields are the platform's to name, in our names", async () => {
  const shop = await signedIn();
  const names = ({ fields }) => fields.map(({ field }) => field).sort();
  const refused = await failure(shop.addresses.create({ city: "London" }));
  assert.equal(refused.code, "validation");
  assert.deepEqual(names(refused), ["countryCode", "line1", "phone"]);
  assert.ok(refused.fields.every(({ rule }) => rule === "blank"));
  await change({ requireStateCode: true });
  assert.deepEqual(names(await failure(shop.addresses.create({ ...address, region: "" }))), ["region"]);
  assert.deepEqual(names(await failure(shop.addresses.create({ ...address, county: "Kent" }))), ["county"]);
});

test("a company's address needs no person", async () => {
  const shop = await signedIn();
  const office = await shop.addresses.create({
    ...address,
    firstName: null,
    lastName: null,
    company: "Marlow & Finch",
    native: { business: true },
  });
  assert.deepEqual([office.company, office.firstName], ["Marlow & Finch", null]);
  assert.equal(office.native.address.attributes.business, true);
});

test("all addresses are gone through, 25 a page at most", async () => {
  const shop = await signedIn();
  for (let count = 0; count < 3; count++) await shop.addresses.create({ ...address, city: `Town ${count}` });
  const all = await collected(shop.addresses.all({ limit: 2 }));
  assert.equal(new Set(all.map(({ id }) => id)).size, 7);
  assert.deepEqual((await failure(shop.addresses.list({ limit: 26 }))).fields[0].field, "limit");
});

test("nobody reads another shopper's address", async () => {
  const mine = await (await signedIn()).addresses.create(address);
  const shop = await signedIn(grace);
  assert.equal((await failure(shop.addresses.get(mine.id))).code, "not-found");
  assert.equal((await failure(shop.addresses.update(mine.id, { city: "Bath" }))).code, "not-found");
  assert.equal((await failure(shop.addresses.delete(mine.id))).code, "not-found");
});
