// A visitor's token that runs out in ten tabs at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { change, forgetRequests, revoke, visitorTokens } from "./sandbox.mjs";
import { useStage } from "./stage.mjs";

const stage = useStage();
const TABS = 10;
const HOUR_MS = 3_600_000;

const tabs = () => Promise.all(Array.from({ length: TABS }, () => stage.newTab()));

/** All tabs call in the same moment. Gives the different tokens that they got. */
async function callTogether(pages) {
  const at = Date.now() + 100;
  const tokens = await Promise.all(
    pages.map((page) =>
      page.evaluate(async (moment) => {
        while (globalThis.realNow() < moment) await new Promise((resolve) => setTimeout(resolve, 1));
        return Object.values(await globalThis.shop.auth.headers()).join();
      }, at),
    ),
  );
  return [...new Set(tokens)];
}

test("ten tabs without a token ask for one between them", async () => {
  const pages = await tabs();
  const tokens = await callTogether(pages);
  assert.deepEqual([await visitorTokens(), tokens.length], [1, 1]);
});

test("ten tabs whose token has run out ask for one between them", async () => {
  // Long enough for ten busy tabs to share the new one.
  await change({ implicitSeconds: 4 });
  const pages = await tabs();
  const before = await callTogether(pages);
  await pause(4_000);
  await forgetRequests();
  const after = await callTogether(pages);
  assert.deepEqual([await visitorTokens(), after.length], [1, 1]);
  assert.notDeepEqual(after, before);
});

test("fifty expiries in ten tabs take fifty requests", async () => {
  const pages = await tabs();
  const seen = new Set(await callTogether(pages));
  await forgetRequests();
  for (let round = 1; round <= 50; round++) {
    // An hour passes for the shop and for every tab.
    await change({ clockOffsetSeconds: (round * HOUR_MS) / 1000 });
    await Promise.all(
      pages.map((page) =>
        page.evaluate((passed) => {
          globalThis.skewMs = passed;
        }, round * HOUR_MS),
      ),
    );
    const tokens = await callTogether(pages);
    assert.equal(tokens.length, 1, `round ${round}`);
    seen.add(tokens[0]);
  }
  assert.deepEqual([await visitorTokens(), seen.size], [50, 51]);
});

test("ten tabs whose token is revoked under their calls replace it once", async () => {
  const pages = await tabs();
  await pages[0].evaluate(() => globalThis.shop.auth.login(globalThis.ada));
  for (let round = 1; round <= 5; round++) {
    await revoke("implicit");
    await forgetRequests();
    const outcomes = await Promise.all(
      pages.map((page) => page.evaluate(() => globalThis.attempt(() => globalThis.shop.profile.get()))),
    );
    assert.deepEqual([...new Set(outcomes)], ["ok"]);
    assert.equal(await visitorTokens(), 1, `round ${round}`);
  }
});

test("without the browser's locks, tabs still share what one of them stored", async () => {
  const script = () => {
    Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
  };
  const first = await stage.newTab({ script });
  const second = await stage.newTab({ script });
  const headers = (page) => page.evaluate(() => globalThis.shop.auth.headers());
  assert.deepEqual(await headers(first), await headers(second));
  assert.equal(await visitorTokens(), 1);
});
