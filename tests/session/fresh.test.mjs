// keepFresh: a visible tab renews its tokens ahead of their end. Time is Playwright's here.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { visitorTokens } from "./sandbox.mjs";
import { useStage } from "./stage.mjs";

const stage = useStage();
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

async function freshTab() {
  await stage.context.clock.install();
  return stage.newTab({ options: () => ({ keepFresh: true }) });
}

/** What a tick started answers in real time. */
async function tokensSoon() {
  await pause(300);
  return visitorTokens();
}

const see = (page, visibility) =>
  page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { get: () => value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, visibility);

test("nothing is renewed before the first call", async () => {
  const page = await freshTab();
  await page.clock.runFor(90 * MINUTE_MS);
  await see(page, "hidden");
  await see(page, "visible");
  assert.equal(await tokensSoon(), 0);
});

test("a visible tab renews its visitor's token a minute ahead of its end", async () => {
  const page = await freshTab();
  await page.evaluate(() => globalThis.shop.auth.headers());
  await page.clock.runFor(58 * MINUTE_MS);
  assert.equal(await tokensSoon(), 1);
  await page.clock.runFor(MINUTE_MS + 20 * SECOND_MS);
  assert.equal(await tokensSoon(), 2);
  await page.clock.runFor(58 * MINUTE_MS);
  assert.equal(await tokensSoon(), 2);
});

test("a hidden tab waits until it is seen again", async () => {
  const page = await freshTab();
  await page.evaluate(() => globalThis.shop.auth.headers());
  await see(page, "hidden");
  await page.clock.runFor(3 * 60 * MINUTE_MS);
  assert.equal(await tokensSoon(), 1);
  await see(page, "visible");
  assert.equal(await tokensSoon(), 2);
});

test("a client that was disposed of renews nothing", async () => {
  const page = await freshTab();
  await page.evaluate(() => globalThis.shop.auth.headers());
  await page.evaluate(() => globalThis.shop.dispose());
  await page.clock.runFor(90 * MINUTE_MS);
  assert.equal(await tokensSoon(), 1);
});

test("without keepFresh, a token is renewed by the call that needs it", async () => {
  await stage.context.clock.install();
  const page = await stage.newTab();
  await page.evaluate(() => globalThis.shop.auth.headers());
  await page.clock.runFor(90 * MINUTE_MS);
  assert.equal(await tokensSoon(), 1);
  await page.evaluate(() => globalThis.shop.auth.headers());
  assert.equal(await visitorTokens(), 2);
});
