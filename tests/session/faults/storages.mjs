// Storage that is cleared, denied, full, or holds something else.

import assert from "node:assert/strict";
import { order } from "../sandbox.mjs";
import { heard, hears } from "../stage.mjs";
import { read, signedInTab, signIn } from "./steps.mjs";

/** Clears the storage while a call is on its way. */
const clearedDuring = (page, call) =>
  page.evaluate(`(async () => {
    const outcome = attempt(${call});
    await new Promise((resolve) => setTimeout(resolve, 150));
    localStorage.clear();
    return outcome;
  })()`);

const denied = () => {
  Object.defineProperty(globalThis, "localStorage", {
    get() {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    },
  });
};

const full = () => {
  Storage.prototype.setItem = () => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  };
};

/** A shopper signs in where nothing can be stored: the session lasts until the page is left. */
const degrades = (script) => async (stage) => {
  const page = await stage.newTab({ script });
  const saw = [await signIn(page), await read(page)].join(", ");
  const degraded = (await heard(page)).filter((reason) => reason.startsWith("storage"));
  assert.deepEqual(degraded, ["storage-degraded"], "listeners hear of it once");
  return { page, saw };
};

export const rows = [
  {
    fault: "storage cleared in mid-call",
    saw: "ok",
    session: "none",
    nextCall: "not-signed-in",
    async meet(stage) {
      const page = await signedInTab(stage);
      await order("/v2/customers/", { kind: "latency", ms: 400 }, 1);
      const saw = await clearedDuring(page, "() => shop.profile.get()");
      return { page, saw };
    },
  },
  {
    fault: "storage cleared in mid-login",
    saw: "aborted",
    session: "none",
    nextCall: "not-signed-in",
    async meet(stage) {
      const page = await stage.newTab();
      await order("/v2/customers/tokens", { kind: "latency", ms: 400 }, 1);
      const saw = await clearedDuring(page, "() => shop.auth.login(ada)");
      return { page, saw };
    },
  },
  { fault: "storage denied", saw: "ok, ok", meet: degrades(denied) },
  { fault: "storage full", saw: "ok, ok", meet: degrades(full) },
  {
    fault: "storage denied, then a reload",
    saw: "not-signed-in",
    session: "none",
    nextCall: "not-signed-in",
    async meet(stage) {
      const { page } = await degrades(denied)(stage);
      await stage.restart(page);
      return { page, saw: await read(page) };
    },
  },
  {
    fault: "storage full once signed in",
    saw: "ok",
    async meet(stage) {
      const page = await signedInTab(stage);
      await page.evaluate(full);
      await page.evaluate(() => {
        globalThis.skewMs = 7_200_000;
      });
      const saw = await read(page);
      await hears(page, "storage-degraded", 0);
      return { page, saw };
    },
  },
  {
    fault: "storage overwritten with something else",
    saw: "not-signed-in",
    session: "none",
    nextCall: "not-signed-in",
    async meet(stage) {
      const page = await signedInTab(stage);
      await page.evaluate(() => {
        for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"version":2}');
      });
      const saw = await read(page);
      await hears(page, "storage-ignored", 0);
      return { page, saw };
    },
  },
];
