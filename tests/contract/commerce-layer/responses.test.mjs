// Every response that Commerce Layer's documents show is read without an error, with nothing of it lost: of the
// catalogue's schema 7.9.16, of the official document of 3.6.0, and of the three ages of the customer's page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CustomerError } from "storefront-customer/commerce-layer";
import { testResources, testResponses } from "../responses.mjs";
import { sendAll } from "../sent.mjs";
import { unreachable } from "./exceptions.mjs";
import { failures, meaningOf } from "./failures.mjs";
import { needed } from "./readers.mjs";
import { answersTo } from "./records.mjs";
import { declared, resources } from "./resources.mjs";
import { grantOf } from "./store.mjs";
import { suite } from "./suite.mjs";

testResources(resources, declared);

const { sent } = await sendAll(suite);
const requests = new Map(sent.map(({ row, requests }) => [row, requests.at(-1)]));

/** The grants of section 1.2: the authorization server has no document. */
const grant = ({ body }) => [
  { document: "the facts, section 1.2", status: 200, name: "grant", body: grantOf(JSON.parse(body)) },
];

testResponses(suite, {
  CustomerError,
  examplesOf(row) {
    const request = requests.get(row);
    // A row that sends nothing fails in requests.test.mjs, by its name.
    if (!request) return [];
    const good = request.path === "/oauth/token" ? grant(request) : answersTo(request);
    return [...good, ...failures(request)];
  },
  meaningOf,
});

test("whatever is known to be out of reach is", { skip: suite.areAbsent }, () => {
  assert.deepEqual(
    unreachable.filter((one) => !needed.has(one)),
    [],
  );
});
