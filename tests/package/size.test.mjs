// What a browser downloads for each entry stays within its budget. A budget only ever goes down:
// lower it when a build is smaller, so that what was won is not lost again unnoticed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliSize } from "../../scripts/build.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));
const budgets = JSON.parse(read("benches/budgets.json"));

for (const [file, budget] of Object.entries(budgets)) {
  test(`${file} is at most ${budget.toLocaleString("en")} bytes, brotli 11`, () => {
    const size = brotliSize(read(`pkg/${file}`));
    assert.ok(
      size <= budget,
      `pkg/${file} is ${size - budget} bytes above its budget of ${budget} (benches/budgets.json): see docs/size.md for what costs how much.`,
    );
  });
}
