// Whatever an order can be looked for, sorted by or read with by the package's types, the catalogue allows.

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { complaintsAbout, endpointOf } from "../sent.mjs";
import { declared } from "./resources.mjs";
import { clientOf, open } from "./store.mjs";
import { suite } from "./suite.mjs";

let store;
let shop;
before(async () => {
  store = await open();
  shop = await clientOf(store);
});
beforeEach(() => store.forget());
after(() => {
  shop.dispose();
  store.close();
});

const endpoints = Object.keys(suite.coverage);

/** Lists orders by each query, and holds every request to the documents. */
async function allow(queries) {
  assert.ok(queries.length > 0);
  for (const query of queries) await shop.orders.list(query);
  assert.equal(store.requests.length, queries.length);
  const complaints = store.requests.flatMap((request) =>
    complaintsAbout(suite, request, endpointOf(request, endpoints)),
  );
  assert.deepEqual(complaints, []);
  return store.requests.map(({ query }) => Object.fromEntries(query));
}

const conditions = declared.conditions("OrderFilter");
const values = { in: ["a", "b"], notIn: ["a", "b"] };
const sampleOf = (operator, type) => values[operator] ?? (type === "number" ? 5_000 : "a-value");

test("each filter with each of its operators is one of the catalogue's", {
  skip: suite.areAbsent,
}, async () => {
  const queries = conditions.flatMap(({ field, type, operators }) =>
    operators.map((operator) => ({ filter: { [field]: { [operator]: sampleOf(operator, type) } } })),
  );
  assert.ok(queries.length > 50, `${queries.length} of them`);
  await allow(queries);
});

test("a pattern begins with, ends with or holds a text", { skip: suite.areAbsent }, async () => {
  const fields = conditions.filter(({ operators }) => operators.includes("like")).map(({ field }) => field);
  await allow(
    fields.flatMap((field) => ["a*", "*a", "*a*"].map((like) => ({ filter: { [field]: { like } } }))),
  );
});

test("all filters together are all sent", { skip: suite.areAbsent }, async () => {
  const filter = Object.fromEntries(
    conditions.map(({ field, type, operators: [operator] }) => [
      field,
      { [operator]: sampleOf(operator, type) },
    ]),
  );
  const [query] = await allow([{ filter }]);
  const sent = Object.keys(query).filter((name) => name.startsWith("filter[q]"));
  assert.equal(sent.length, conditions.length);
});

test("each order of the list is one that the platform can sort by", { skip: suite.areAbsent }, async () => {
  const sorts = declared.literals("OrderSort").filter((name) => name && name !== "-");
  const queries = await allow(sorts.flatMap((name) => [{ sort: name }, { sort: `-${name}` }]));
  assert.equal(new Set(queries.map(({ sort }) => sort)).size, queries.length);
});

test("each part that can be included is a relationship of an order", { skip: suite.areAbsent }, async () => {
  await allow(declared.literals("OrderInclude").map((name) => ({ include: [name] })));
});

test("every page that the types let a caller ask for is one of the platform's", {
  skip: suite.areAbsent,
}, async () => {
  await allow(Array.from({ length: 25 }, (_, at) => ({ limit: at + 1, cursor: String((at + 1) * 3) })));
  await assert.rejects(shop.orders.list({ limit: 26 }), { code: "validation" });
});
