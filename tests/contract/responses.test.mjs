// Every response that the documents show is read without an error, with nothing of it lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CustomerError } from "storefront-customer/elastic-path";
import { clientOf } from "../client.mjs";
import { openStore } from "../store.mjs";
import { areAbsent } from "./documents.mjs";
import { examplesOf } from "./examples.mjs";
import { singleExceptions } from "./exceptions.mjs";
import { operations } from "./operations.mjs";
import { declaredFields, resources } from "./resources.mjs";
import { realPath, tellAll } from "./sent.mjs";

for (const name of Object.keys(resources)) {
  test(`the resource ${name} has the fields that its type declares`, () => {
    const declared = declaredFields(name).filter((field) => field !== "native");
    assert.deepEqual(Object.keys(resources[name]).sort(), declared.sort());
  });
}

const rows = Object.entries(operations).flatMap(([name, rows]) =>
  rows.filter(({ reads }) => reads).map((row) => ({ name, row })),
);

for (const { name, row } of rows) {
  const endpoint = row.sends.at(-1);
  const isMisplaced = (one) => one.endpoint === endpoint && one.readAs;
  const places = Object.fromEntries(
    singleExceptions.filter(isMisplaced).map(({ document, readAs }) => [document, readAs]),
  );
  const examples = areAbsent ? [] : examplesOf(endpoint, realPath(endpoint), places);

  test(`${name} reads every answer that the documents show`, { skip: areAbsent }, async (context) => {
    const good = examples.filter(({ status }) => status < 300);
    assert.ok(good.length > 0, `no document shows an answer to ${endpoint}`);
    for (const example of good) await context.test(titleOf(example), () => readOne(row, endpoint, example));
  });

  test(`${name} tells every failure that the documents show`, { skip: areAbsent }, async (context) => {
    const bad = examples.filter(({ status }) => status >= 400);
    for (const example of bad) await context.test(titleOf(example), () => failOne(row, endpoint, example));
  });
}

const titleOf = ({ document, status, name }) => `${document} ${status} ${name}`;

async function withAnswer(row, endpoint, { status, body }, use) {
  const store = await openStore();
  tellAll(store, row.answers);
  const shop = await clientOf(store, row);
  store.tell(endpoint, status, body);
  try {
    await use(shop);
  } finally {
    shop.dispose();
    store.close();
  }
}

async function readOne(row, endpoint, example) {
  await withAnswer(row, endpoint, example, async (shop) => {
    await row.reads(await row.call(shop), example.body, shop);
  });
}

/** What a status means to a caller. */
const meanings = {
  400: "validation",
  401: "not-signed-in",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  422: "validation",
  500: "server",
};
/** Nobody has signed in, so it is not the session that ended. */
const visitorMeanings = { ...meanings, 401: "forbidden" };
/** A shop that may not even have a visitor's token is set up wrongly. */
const tokenMeanings = { ...meanings, 400: "configuration", 401: "configuration" };

function meaningsOf({ by = "shopper" }, endpoint) {
  if (endpoint === "POST /oauth/access_token") return tokenMeanings;
  return by === "shopper" ? meanings : visitorMeanings;
}

async function failOne(row, endpoint, example) {
  await withAnswer(row, endpoint, example, (shop) =>
    assert.rejects(row.call(shop), (error) => {
      assert.ok(error instanceof CustomerError, String(error));
      assert.equal(error.status, example.status);
      assert.equal(error.code, meaningsOf(row, endpoint)[example.status]);
      return true;
    }),
  );
}
