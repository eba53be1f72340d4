// Every request that the package can send is one that the platform's own documents allow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { coverage, resourceTable } from "./coverage.mjs";
import { areAbsent, documents, pathOf } from "./documents.mjs";
import { singleExceptions } from "./exceptions.mjs";
import { operations, others } from "./operations.mjs";
import { complaintsAbout, endpointOf, realPath, sendAll } from "./sent.mjs";

const { sent, methods } = await sendAll();
const endpointsOf = ({ sends, visits = [] }) => [...sends, ...visits];
const endpoints = Object.keys(coverage);

test("every operation of the package has a row, and every row an operation", () => {
  assert.deepEqual(methods.sort(), [...Object.keys(operations), ...others].sort());
});

test("every endpoint of a row is in the table of documents, and nothing else is", () => {
  const used = new Set(sent.flatMap(({ row }) => endpointsOf(row)));
  assert.deepEqual([...used].sort(), endpoints.sort());
});

for (const { name, row, requests, error } of sent) {
  const title = `${name}${row.about ? ` ${row.about}` : ""}`;

  test(`${title} asks what its row says`, () => {
    assert.ifError(error);
    assert.deepEqual(
      requests.map((request) => endpointOf(request, endpointsOf(row)) ?? `${request.method} ${request.path}`),
      endpointsOf(row),
    );
  });

  test(`${title} asks as the documents allow`, { skip: areAbsent }, () => {
    const complaints = requests.flatMap((request) =>
      complaintsAbout(request, endpointOf(request, endpoints)),
    );
    const open = complaints.filter(({ exception }) => !exception);
    assert.deepEqual(open, []);
  });
}

test("the documents cover what the table says they cover", { skip: areAbsent }, () => {
  for (const [endpoint, stated] of Object.entries(coverage)) {
    const covering = [...documents].filter(([, { isSilentOnParameters }]) => !isSilentOnParameters);
    const found = covering
      .map(([name, document]) => [name, pathOf(document, realPath(endpoint))])
      .filter(([, path]) => path);
    const expected = typeof stated === "string" ? {} : stated;
    assert.deepEqual(Object.fromEntries(found), expected, endpoint);
  }
});

test("what no OpenAPI document covers is in the command line's table where that is said", {
  skip: areAbsent,
}, () => {
  const table = documents.get(resourceTable);
  for (const [endpoint, stated] of Object.entries(coverage).filter(([, one]) => typeof one === "string")) {
    const method = endpoint.split(" ")[0].toLowerCase();
    const isInTable = table.paths[pathOf(table, realPath(endpoint))]?.[method] !== undefined;
    assert.equal(isInTable, stated.includes("table of resources"), endpoint);
  }
});

test("every exception is still needed", { skip: areAbsent }, () => {
  const complaints = sent.flatMap(({ requests }) =>
    requests.flatMap((request) => complaintsAbout(request, endpointOf(request, endpoints))),
  );
  const used = new Set(complaints.map(({ exception }) => exception));
  const unused = singleExceptions.filter((exception) => !used.has(exception));
  assert.deepEqual(unused, []);
});
