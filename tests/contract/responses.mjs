// The tests of responses that every platform's suite has: each answer that the documents show is read without an
// error, with nothing of it lost, and each failure is told as what it means.

import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf, tellAll } from "./sent.mjs";

/** A resource's fields, as the suite knows them, are those that its type declares. */
export function testResources(resources, declared) {
  for (const name of Object.keys(resources)) {
    test(`the resource ${name} has the fields that its type declares`, () => {
      const fields = declared.fields(name).filter((field) => field !== "native");
      assert.deepEqual(Object.keys(resources[name]).sort(), fields.sort());
    });
  }
}

/**
 * Registers them. `examplesOf` gives the answers to a row's last request: `{ document, status, name, body }`;
 * `meaningOf` the code of a failure of a row by its example.
 */
export function testResponses(suite, { CustomerError, examplesOf, meaningOf }) {
  const { areAbsent } = suite;
  for (const { name, row } of rowsOf(suite).filter(({ row }) => row.reads)) {
    const title = `${name}${row.about ? ` ${row.about}` : ""}`;
    const endpoint = row.sends.at(-1);
    const examples = areAbsent ? [] : examplesOf(row);

    test(`${title} reads every answer that the documents show`, { skip: areAbsent }, async (context) => {
      const good = examples.filter(({ status }) => status < 300);
      assert.ok(good.length > 0, `no document shows an answer to ${endpoint}`);
      for (const example of good) {
        await context.test(titleOf(example), () =>
          withAnswer(suite, row, example, async (shop) => {
            await row.reads(await row.call(shop), example.body, shop, name);
          }),
        );
      }
    });

    test(`${title} tells every failure that the documents show`, { skip: areAbsent }, async (context) => {
      for (const example of examples.filter(({ status }) => status >= 400)) {
        await context.test(titleOf(example), () =>
          withAnswer(suite, row, example, (shop) =>
            assert.rejects(row.call(shop), (error) => {
              assert.ok(error instanceof CustomerError, String(error));
              assert.equal(error.status, example.status);
              assert.equal(error.code, meaningOf(row, example));
              return true;
            }),
          ),
        );
      }
    });
  }
}

const titleOf = ({ document, status, name }) => `${document} ${status} ${name}`;

async function withAnswer({ open, clientOf }, row, { status, body }, use) {
  const store = await open();
  tellAll(store, row.answers);
  const shop = await clientOf(store, row);
  store.tell(row.sends.at(-1), status, body);
  try {
    await use(shop);
  } finally {
    shop.dispose();
    store.close();
  }
}
