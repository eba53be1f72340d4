// Orders are filtered by what the documents list, attribute by attribute and operator by operator, and by all of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clientOf } from "../../client.mjs";
import { openStore } from "../../store.mjs";
import { commandLine } from "./coverage.mjs";
import { areAbsent, documents } from "./documents.mjs";
import { declared } from "./resources.mjs";

/** A value of a filter by its type. */
const sampleOf = (type) => (type === "number" ? 5_000 : "a-value");

/** `operator(attribute)` of every condition that the newest document lists for orders, in its text. */
function documented() {
  const { description } = documents.get(commandLine).paths["/v2/orders"].get;
  const rows = [...description.matchAll(/^\| `([\w.]+)` [^|]*\| `\w+` \| ([^|]+) \|/gm)];
  return rows.flatMap(([, attribute, operators]) =>
    [...operators.matchAll(/`(\w+)`/g)].map(([, operator]) => `${operator}(${attribute})`),
  );
}

test("orders can be filtered by everything that the documents list, and by nothing else", {
  skip: areAbsent,
}, async () => {
  const store = await openStore();
  const shop = await clientOf(store);
  for (const { field, type, operators } of declared.conditions("OrderFilter")) {
    for (const operator of operators) {
      await shop.orders.list({ filter: { [field]: { [operator]: sampleOf(type) } } });
    }
  }
  const sent = store.requests.map(({ query }) => Object.fromEntries(query).filter);
  const asked = sent.map((filter) => filter.replace(/^(\w+)\(([\w.]+),.*\)$/, "$1($2)"));
  shop.dispose();
  store.close();
  assert.deepEqual(asked.sort(), documented().sort());
});

test("a plain value of a filter asks for that value", async () => {
  const store = await openStore();
  const shop = await clientOf(store);
  await shop.orders.list({ filter: { status: "complete", number: "B-1815" } });
  const [{ query }] = store.requests;
  shop.dispose();
  store.close();
  assert.equal(Object.fromEntries(query).filter, "eq(status,complete):eq(order_number,B-1815)");
});
