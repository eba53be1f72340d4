// The three ages of the commissioned page about customers: whatever one of them names is within reach.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { customer } from "storefront-customer/commerce-layer/customer";
import { pages } from "./documents.mjs";
import { neverReturned, notIncluded } from "./exceptions.mjs";
import { fieldsOf } from "./fields.mjs";
import { declared } from "./resources.mjs";
import { clientOf, open } from "./store.mjs";
import { suite } from "./suite.mjs";

const skip = suite.areAbsent;
let store;
let shop;
before(async () => {
  store = await open();
  shop = await clientOf(store);
});
after(() => {
  shop.dispose();
  store.close();
});

/** What the pages name, all of them together. */
const named = (part) => [...new Set([...pages.values()].flatMap((page) => page[part]))].sort();

test("each page names all that the one before it does, and more", { skip }, () => {
  const [first, second, third] = [...pages.values()];
  assert.deepEqual([first.attributes.length, first.relationships.length], [9, 9]);
  for (const part of ["attributes", "relationships"]) {
    assert.deepEqual(
      first[part].filter((name) => !second[part].includes(name)),
      [],
    );
    assert.deepEqual(
      second[part].filter((name) => !third[part].includes(name)),
      [],
    );
  }
  assert.ok(second.attributes.length > 9 && third.attributes.length > second.attributes.length);
});

test("each relationship of a page can be included, but for what is known not to be", { skip }, async () => {
  store.forget();
  for (const name of declared.literals("CustomerInclude")) await customer(shop).get({ include: [name] });
  const asked = store.requests.map(({ query }) => Object.fromEntries(query).include.split(".")[0]);
  assert.deepEqual([...asked, ...notIncluded.map(({ name }) => name)].sort(), named("relationships"));
});

test("each attribute of a page is typed, but for what the platform never returns", { skip }, () => {
  const { attributes } = fieldsOf(["customers"]);
  const isTyped = (name) =>
    name.split(".").reduce((fields, key) => fields?.get(key)?.properties ?? fields?.get(key), attributes);
  assert.deepEqual(
    named("attributes").filter((name) => !isTyped(name)),
    neverReturned.map(({ name }) => name).sort(),
  );
});

test("what the platform never returns can be written, or is refused before any request", async () => {
  for (const { name, isWritten } of neverReturned) {
    store.forget();
    if (isWritten) await shop.profile.update({ [name]: "a-new-value" });
    else await assert.rejects(shop.profile.update({ native: { [name]: "a value" } }), { code: "forbidden" });
    assert.equal(store.requests.length, isWritten ? 1 : 0, name);
  }
});
