// The matrix: the packed package, wherever a storefront's code runs. The quick rows run unless MATRIX is "all", or
// part of the names of some. All of them write docs/compatibility.md.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { leaveNoChild } from "../../scripts/processes.mjs";
import { rows } from "./rows.mjs";
import { closeBrowsers, lacks, run, versionsOf } from "./run.mjs";
import { printTable, unwritten, writePage } from "./table.mjs";

leaveNoChild();

const { MATRIX = "quick" } = process.env;
const title = ({ group, name }) => `${group}: ${name}`;
const isChosen = (row) => MATRIX === "all" || (MATRIX === "quick" ? row.quick : title(row).includes(MATRIX));

const ran = [];

for (const row of rows.filter(isChosen)) {
  test(title(row), { timeout: 300_000, skip: lacks(row) }, async () => {
    const result = { row, versions: [], outcome: "no" };
    ran.push(result);
    await run(row);
    result.versions = await versionsOf(row);
    result.outcome = "yes";
  });
}

if (MATRIX !== "all") {
  test("docs/compatibility.md has every row, with its tools", () => {
    assert.deepEqual(unwritten(rows), [], "`npm run test:matrix` writes it");
  });
}

after(async () => {
  await closeBrowsers();
  for (const row of rows.filter((row) => isChosen(row) && lacks(row)))
    ran.push({ row, versions: [], outcome: `not run: ${lacks(row)}` });
  printTable(ran);
  if (MATRIX === "all") writePage(ran);
});
