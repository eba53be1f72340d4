// The tests of requests that every platform's suite has: each request that the package can send is one that the
// platform's own documents allow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathOf } from "./openapi.mjs";
import { complaintsAbout, endpointOf, realPath, sendAll } from "./sent.mjs";

/** Registers them, and returns what was sent. */
export async function testRequests(suite) {
  const { operations, others, coverage, documents, areAbsent, exceptions, ids } = suite;
  const { sent, methods } = await sendAll(suite);
  const endpointsOf = ({ sends, visits = [] }) => [...sends, ...visits];
  const endpoints = Object.keys(coverage);
  const complaintsOf = (requests) =>
    requests.flatMap((request) => complaintsAbout(suite, request, endpointOf(request, endpoints)));

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
      if (row.refused) assert.equal(error?.code, row.refused);
      else assert.ifError(error);
      assert.deepEqual(
        requests.map(
          (request) => endpointOf(request, endpointsOf(row)) ?? `${request.method} ${request.path}`,
        ),
        endpointsOf(row),
      );
    });

    test(`${title} asks as the documents allow`, { skip: areAbsent }, () => {
      assert.deepEqual(
        complaintsOf(requests).filter(({ exception }) => !exception),
        [],
      );
    });
  }

  test("the documents cover what the table says they cover", { skip: areAbsent }, () => {
    for (const [endpoint, stated] of Object.entries(coverage)) {
      const covering = [...documents].filter(([, { isSilentOnParameters }]) => !isSilentOnParameters);
      const found = covering
        .map(([name, document]) => [name, pathOf(document, realPath(endpoint, ids))])
        .filter(([, path]) => path);
      const expected = typeof stated === "string" ? {} : stated;
      assert.deepEqual(Object.fromEntries(found), expected, endpoint);
    }
  });

  test("every exception is still needed", { skip: areAbsent }, () => {
    const complaints = complaintsOf(sent.flatMap(({ requests }) => requests));
    const used = new Set(complaints.map(({ exception }) => exception));
    assert.deepEqual(
      exceptions.filter((exception) => !used.has(exception)),
      [],
    );
  });

  return sent;
}
