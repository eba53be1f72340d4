// Time that jumps, and clocks that are wrong.

import assert from "node:assert/strict";
import { change, visitorTokens } from "../sandbox.mjs";
import { hears } from "../stage.mjs";
import { read, signedInTab } from "./steps.mjs";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The laptop is closed, and opened again later: the shop's time went on as well. */
async function sleep(page, durationMs) {
  await change({ clockOffsetSeconds: durationMs / 1000 });
  await page.evaluate((passed) => {
    globalThis.skewMs = passed;
    document.dispatchEvent(new Event("visibilitychange"));
  }, durationMs);
}

/** A clock that is wrong from the start. One token a kind must do: a wrong clock is no reason to ask again. */
async function withWrongClock(stage, value) {
  const script = (skewMs) => {
    globalThis.skewMs = skewMs;
  };
  const page = await signedInTab(stage, { script, value });
  await stage.restart(page);
  const saw = await read(page);
  assert.equal(await visitorTokens(), 1);
  return { page, saw };
}

const setTo = (page, skewMs) =>
  page.evaluate((value) => {
    globalThis.skewMs = value;
  }, skewMs);

export const rows = [
  {
    fault: "asleep for eight hours",
    saw: "ok",
    async meet(stage) {
      const page = await signedInTab(stage);
      await sleep(page, 8 * HOUR_MS);
      return { page, saw: await read(page) };
    },
  },
  {
    fault: "asleep for two days",
    saw: "not-signed-in",
    session: "anonymous",
    nextCall: "not-signed-in",
    async meet(stage) {
      const page = await signedInTab(stage);
      await sleep(page, 2 * DAY_MS);
      const saw = await read(page);
      await hears(page, "expired", 0);
      await page.evaluate(() => globalThis.shop.auth.headers());
      return { page, saw };
    },
  },
  {
    fault: "clock a day fast",
    saw: "ok",
    meet: (stage) => withWrongClock(stage, DAY_MS),
  },
  {
    fault: "clock a day slow",
    saw: "ok",
    meet: (stage) => withWrongClock(stage, -DAY_MS),
  },
  {
    fault: "clock a day fast, put right while signed in",
    saw: "ok",
    async meet(stage) {
      const page = await signedInTab(stage);
      await setTo(page, -DAY_MS);
      return { page, saw: await read(page) };
    },
  },
  {
    fault: "clock two hours slow, put right while signed in",
    saw: "ok",
    async meet(stage) {
      const page = await signedInTab(stage);
      await setTo(page, 2 * HOUR_MS);
      return { page, saw: await read(page) };
    },
  },
];
