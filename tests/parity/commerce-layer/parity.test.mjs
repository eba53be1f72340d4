// Our requests and those of the platform's own packages, its SDK and js-auth, side by side. Where they differ,
// the table of differences says why ours are right.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { customer } from "storefront-customer/commerce-layer/customer";
import { methodsOf } from "../../client.mjs";
import { holdToTheirs } from "../suite.mjs";
import { called, ourClient, theirClient, theirMethods } from "./clients.mjs";
import { differences } from "./differences.mjs";
import { openOrganization } from "./organization.mjs";
import { pairs, withoutPair } from "./pairs.mjs";
import { customerIncludes, filters, orderIncludes, sorts } from "./queries.mjs";
import { accountResources, namesWithoutPair, sendsNothing } from "./theirs.mjs";
import { theirTypes } from "./types.mjs";

const organization = openOrganization();
after(() => organization.close());

const shop = await ourClient(organization, { by: "nobody" });
const operations = methodsOf(shop, "commerce-layer");
shop.dispose();

const sent = await holdToTheirs({
  store: organization,
  operations,
  pairs,
  withoutPair,
  differences,
  ourClient: (row) => ourClient(organization, row),
  theirClient,
});

/** What our client knows in the place of a word that it does not: its refusal lists it. */
async function knownTo(ask) {
  const shop = await ourClient(organization, {});
  const { fields } = await ask(shop).catch((failure) => failure);
  shop.dispose();
  return [...fields[0].message.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort();
}

test("every filter, order and include of the package has a pair", async () => {
  const known = {
    filters: await knownTo((shop) => shop.orders.list({ filter: { another: "" } })),
    sorts: await knownTo((shop) => shop.orders.list({ sort: "another" })),
    orderIncludes: await knownTo((shop) => shop.orders.list({ include: ["another"] })),
    customerIncludes: await knownTo((shop) => customer(shop).get({ include: ["another"] })),
  };
  for (const [name, table] of Object.entries({ filters, sorts, orderIncludes, customerIncludes })) {
    assert.deepEqual(Object.keys(table).sort(), known[name], name);
  }
  for (const [name, attribute] of Object.entries(filters)) {
    const operators = await knownTo((shop) => shop.orders.list({ filter: { [name]: { another: "" } } }));
    assert.deepEqual(attribute.split(" ").slice(1).sort(), operators, name);
  }
});

test("whatever theirs can do with an account has a pair, or a reason why there is none", () => {
  const isLeft = (name) => !called.has(name) && !sendsNothing(name);
  assert.deepEqual(theirMethods(accountResources).filter(isLeft).toSorted(), namesWithoutPair.toSorted());
});

/** The names in a request of ours, each with the kind of resource that it is of, and how it is used. */
function namesIn({ method, path, search, body }) {
  const [, api, kind, , related = kind] = path.split("/");
  if (api !== "api") return [];
  const asked = [...new URLSearchParams(search)].flatMap(([name, value]) => {
    const sparse = /^fields\[(\w+)\]$/.exec(name)?.[1];
    if (sparse) return value.split(",").map((field) => [sparse, "GET", field]);
    return name === "include" ? value.split(",").map((steps) => [related, "GET", steps.split(".")[0]]) : [];
  });
  const { attributes, relationships } = body ? JSON.parse(body).data : {};
  return [...asked, ...Object.keys({ ...attributes, ...relationships }).map((name) => [kind, method, name])];
}

test("every name that ours asks for, includes or sends is one that their types know", () => {
  const unknown = sent
    .flatMap(namesIn)
    .filter(([kind, use, name]) => !theirTypes[kind]?.[use].includes(name));
  assert.deepEqual(unknown, []);
});
