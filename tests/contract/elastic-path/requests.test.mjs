// Every request that the package can send to Elastic Path is one that its own documents allow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathOf } from "../openapi.mjs";
import { testRequests } from "../requests.mjs";
import { realPath } from "../sent.mjs";
import { coverage, resourceTable } from "./coverage.mjs";
import { suite } from "./suite.mjs";

await testRequests(suite);

test("what no OpenAPI document covers is in the command line's table where that is said", {
  skip: suite.areAbsent,
}, () => {
  const table = suite.documents.get(resourceTable);
  for (const [endpoint, stated] of Object.entries(coverage).filter(([, one]) => typeof one === "string")) {
    const method = endpoint.split(" ")[0].toLowerCase();
    const path = pathOf(table, realPath(endpoint, suite.ids));
    const isInTable = table.paths[path]?.[method] !== undefined;
    assert.equal(isInTable, stated.includes("table of resources"), endpoint);
  }
});
