// A rehearsal of every measure: it compares what the sides have read, so that a bench that compares unlike work
// fails here. What does not depend on the machine is held to its budget: benches/counts.json has the requests.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, test } from "node:test";
import { countAll, unfiltered } from "../../benches/measures/wire.mjs";
import { measures } from "../../benches/measures.mjs";
import { callersOf, platforms } from "../../benches/sides.mjs";
import { openStage } from "../../benches/stage.mjs";
import { lines } from "../../benches/table.mjs";
import { reset } from "../account/stage.mjs";

const budgets = JSON.parse(readFileSync(new URL("../../benches/counts.json", import.meta.url), "utf8"));
let stage;

before(async () => {
  stage = await openStage({ quick: true });
});
beforeEach(reset);
after(() => stage?.close());

for (const measure of measures.filter(({ name }) => name !== "wire")) {
  test(`the measure ${measure.name} has a row for everybody, and everybody got the same data`, async () => {
    const rows = await measure.run(stage);
    for (const platform of platforms) {
      for (const side of callersOf(platform)) assert.ok(rows.some((row) => row.side.name === side.name));
    }
    const ours = rows.filter(({ side }) => side.isOurs);
    assert.ok(ours.some(({ target }) => target));
    for (const row of lines([{ measure, rows }])) assert.ok(row.every((cell) => typeof cell === "string"));
    if (measure.name === "tokens") assert.ok(ours.every(({ met }) => met));
  });
}

test("no task takes more requests than its budget, nor than the official SDK", async () => {
  const all = await countAll(stage);
  for (const { platform, name, sides, found } of all) {
    for (const side of sides) {
      const { requests, failing, log } = found[side.name];
      if (side.isOurs)
        assert.equal(requests, budgets[platform][name], `${platform}, ${name}: ${log.join(", ")}`);
      else if (!failing) assert.ok(requests >= budgets[platform][name], `${side.name}, ${name}`);
    }
  }
  const page = all.find(
    ({ platform, name }) => platform === "commerce-layer" && name.startsWith("order page"),
  );
  const part = page.found["ours-commerce-layer"].bytes / (await unfiltered(stage));
  assert.ok(part * 100 <= budgets["order page, percent of the unfiltered"], `${part * 100} %`);
});
