// The session under each fault: what the caller sees, and what becomes of the session. The table that this
// gives is printed at the end.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { printTable } from "./fault-table.mjs";
import * as answers from "./faults/answers.mjs";
import * as callers from "./faults/callers.mjs";
import * as clocks from "./faults/clocks.mjs";
import * as pages from "./faults/pages.mjs";
import * as storages from "./faults/storages.mjs";
import { endFaults } from "./sandbox.mjs";
import { state, useStage } from "./stage.mjs";

const stage = useStage();
const table = [];
const signedIn = { session: "customer", nextCall: "ok" };

for (const row of [pages, clocks, answers, callers, storages].flatMap(({ rows }) => rows)) {
  test(`${row.fault}: ${row.saw}, ${row.session ?? "customer"}`, async () => {
    const { fault, meet, ...expected } = row;
    const { page, saw } = await meet(stage);
    const session = await state(page);
    await endFaults();
    await stage.context.setOffline(false);
    const nextCall = await page.evaluate(() => globalThis.attempt(() => globalThis.shop.profile.get()));
    const seen = { saw, session, nextCall };
    table.push({ fault, ...seen });
    assert.deepEqual(seen, { ...signedIn, ...expected });
  });
}

after(() => printTable(["fault", "saw", "session", "nextCall"], table));
