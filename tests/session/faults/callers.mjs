// Callers that give up.

import assert from "node:assert/strict";
import { order, revoke, visitorTokens } from "../sandbox.mjs";
import { signedInTab } from "./steps.mjs";

/** A read that its caller ends after so many milliseconds. */
const endedAfter = (page, milliseconds) =>
  page.evaluate((wait) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), wait);
    return globalThis.attempt(() => globalThis.shop.profile.get({ signal: controller.signal }));
  }, milliseconds);

export const rows = [
  {
    fault: "aborted before the call",
    saw: "aborted",
    async meet(stage) {
      const page = await signedInTab(stage);
      const saw = await page.evaluate(() =>
        globalThis.attempt(() => globalThis.shop.profile.get({ signal: AbortSignal.abort() })),
      );
      return { page, saw };
    },
  },
  {
    fault: "aborted during its token request",
    saw: "aborted",
    async meet(stage) {
      const page = await signedInTab(stage);
      await page.evaluate(() => {
        globalThis.skewMs = 7_200_000;
      });
      await order("/oauth/access_token", { kind: "latency", ms: 500 }, 1);
      const saw = await endedAfter(page, 200);
      // The request goes on for whoever comes next.
      await page.evaluate(() => globalThis.shop.profile.get());
      assert.equal(await visitorTokens(), 2);
      return { page, saw };
    },
  },
  {
    fault: "aborted during the call",
    saw: "aborted",
    async meet(stage) {
      const page = await signedInTab(stage);
      await order("/v2/customers/", { kind: "latency", ms: 500 }, 1);
      return { page, saw: await endedAfter(page, 200) };
    },
  },
  {
    fault: "aborted while it waits to try again",
    saw: "aborted",
    async meet(stage) {
      const page = await signedInTab(stage);
      await order("/v2/customers/", { kind: "status", status: 429, retryAfter: 5 }, 1);
      return { page, saw: await endedAfter(page, 300) };
    },
  },
  {
    fault: "aborted after the call",
    saw: "ok",
    async meet(stage) {
      const page = await signedInTab(stage);
      const saw = await page.evaluate(async () => {
        const controller = new AbortController();
        const options = { signal: controller.signal };
        const outcome = await globalThis.attempt(() => globalThis.shop.profile.get(options));
        controller.abort();
        return outcome;
      });
      return { page, saw };
    },
  },
  {
    fault: "login aborted during the call",
    saw: "aborted",
    session: "anonymous",
    nextCall: "not-signed-in",
    async meet(stage) {
      const page = await stage.newTab();
      await order("/v2/customers/tokens", { kind: "latency", ms: 500 }, 1);
      const saw = await page.evaluate(() => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), 200);
        return globalThis.attempt(() =>
          globalThis.shop.auth.login(globalThis.ada, { signal: controller.signal }),
        );
      });
      // Longer than the answer takes, which must not sign the shopper in after all.
      await page.waitForTimeout(600);
      return { page, saw };
    },
  },
  {
    fault: "timeoutMs over during the call",
    saw: "timeout",
    async meet(stage) {
      const page = await signedInTab(stage);
      await order("/v2/customers/", { kind: "latency", ms: 1_000 }, 1);
      const saw = await page.evaluate(() =>
        globalThis.attempt(() => globalThis.shop.profile.get({ timeoutMs: 300 })),
      );
      return { page, saw };
    },
  },
  {
    fault: "timeoutMs over during its token request",
    saw: "timeout",
    async meet(stage) {
      const page = await signedInTab(stage);
      await revoke("implicit");
      await order("/oauth/access_token", { kind: "latency", ms: 1_000 }, 1);
      const saw = await page.evaluate(() =>
        globalThis.attempt(() => globalThis.shop.profile.get({ timeoutMs: 300 })),
      );
      return { page, saw };
    },
  },
  {
    fault: "signed out in mid-call",
    saw: "ok",
    session: "anonymous",
    nextCall: "not-signed-in",
    async meet(stage) {
      const page = await signedInTab(stage);
      await order("/v2/customers/", { kind: "latency", ms: 400 }, 1);
      const saw = await page.evaluate(async () => {
        const outcome = globalThis.attempt(() => globalThis.shop.profile.get());
        await new Promise((resolve) => setTimeout(resolve, 150));
        await globalThis.shop.auth.logout();
        return outcome;
      });
      return { page, saw };
    },
  },
  {
    fault: "client disposed of in mid-call, another made",
    saw: "disposed",
    async meet(stage) {
      const page = await signedInTab(stage);
      await order("/v2/customers/", { kind: "latency", ms: 400 }, 1);
      const saw = await page.evaluate(async () => {
        const outcome = globalThis.attempt(() => globalThis.shop.profile.get());
        await new Promise((resolve) => setTimeout(resolve, 150));
        globalThis.shop.dispose();
        return outcome;
      });
      await stage.start(page);
      return { page, saw };
    },
  },
];
