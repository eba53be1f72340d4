// Answers that are refusals, nonsense, late, or do not come.

import assert from "node:assert/strict";
import { order, requests, revoke, visitorTokens } from "../sandbox.mjs";
import { hears } from "../stage.mjs";
import { create, lastError, read, signedInTab, signIn, write } from "./steps.mjs";

const CALLS = "/v2/customers/";
const TOKENS = "/oauth/access_token";
const html = { kind: "status", status: 502, body: "<h1>Bad gateway</h1>", contentType: "text/html" };
const refusal = (detail) => ({
  kind: "status",
  status: 401,
  body: JSON.stringify({ errors: [{ status: "401", title: "Unauthorized", detail }] }),
});

/** A call that meets a fault, and what more is known then. */
const meets =
  (path, fault, { times, call = read, also } = {}) =>
  async (stage) => {
    const page = await signedInTab(stage);
    await order(path, fault, times);
    const saw = await call(page);
    await also?.(page);
    return { page, saw };
  };

/** The same for the request of a new visitor's token. */
const meetsAtTokens = (fault, times) => async (stage) => {
  const page = await signedInTab(stage);
  await revoke("implicit");
  await order(TOKENS, fault, times);
  return { page, saw: await read(page) };
};

const inSeconds = (seconds) => new Date(Date.now() + seconds * 1000).toUTCString();
const busy = (retryAfter) => ({ kind: "status", status: 429, retryAfter });
const asksToWait = (least, most) => async (page) => {
  const { retryAfterMs } = await lastError(page);
  assert.ok(retryAfterMs >= least && retryAfterMs <= most, `retryAfterMs is ${retryAfterMs}`);
};

async function offline(stage) {
  const page = await signedInTab(stage);
  await stage.context.setOffline(true);
  return { page, saw: await read(page) };
}

export const rows = [
  { fault: "offline, and back", saw: "network", meet: offline },
  {
    fault: "visitor's token revoked",
    saw: "ok",
    async meet(stage) {
      const page = await signedInTab(stage);
      await revoke("implicit");
      const saw = await read(page);
      assert.equal(await visitorTokens(), 2);
      return { page, saw };
    },
  },
  {
    fault: "shopper's token revoked",
    saw: "not-signed-in",
    session: "anonymous",
    nextCall: "not-signed-in",
    async meet(stage) {
      const page = await signedInTab(stage);
      await revoke("customer");
      const saw = await read(page);
      await hears(page, "expired", 0);
      return { page, saw };
    },
  },
  {
    fault: "both tokens revoked",
    saw: "not-signed-in",
    session: "anonymous",
    nextCall: "not-signed-in",
    async meet(stage) {
      const page = await signedInTab(stage);
      await revoke("implicit", "customer");
      return { page, saw: await read(page) };
    },
  },
  {
    fault: "visitor's tokens revoked again and again",
    saw: "ok",
    async meet(stage) {
      const page = await signedInTab(stage);
      const outcomes = new Set();
      for (let round = 0; round < 10; round++) {
        await revoke("implicit");
        outcomes.add(await read(page));
      }
      assert.equal(await visitorTokens(), 11);
      return { page, saw: [...outcomes].join() };
    },
  },
  {
    fault: "every call answered 401, access token refused",
    saw: "forbidden",
    meet: meets(CALLS, refusal("Unable to validate access token"), {
      also: async () => assert.equal(await visitorTokens(), 2, "one more token, not a storm of them"),
    }),
  },
  {
    fault: "every call answered 401, without a reason",
    saw: "not-signed-in",
    session: "anonymous",
    nextCall: "not-signed-in",
    meet: meets(
      CALLS,
      { kind: "emptyBody", status: 401 },
      {
        also: async () => assert.equal(await visitorTokens(), 2, "one more token, not a storm of them"),
      },
    ),
  },
  {
    fault: "one 401 without a reason",
    saw: "ok",
    meet: meets(CALLS, { kind: "emptyBody", status: 401 }, { times: 1 }),
  },
  { fault: "429, Retry-After 1 second, once", saw: "ok", meet: meets(CALLS, busy(1), { times: 1 }) },
  {
    fault: "429, Retry-After 60 seconds",
    saw: "rate-limited",
    meet: meets(CALLS, busy(60), { also: asksToWait(60_000, 60_000) }),
  },
  {
    fault: "429, Retry-After an HTTP date, soon, once",
    saw: "ok",
    meet: (stage) => meets(CALLS, busy(inSeconds(2)), { times: 1 })(stage),
  },
  {
    fault: "429, Retry-After an HTTP date in a minute",
    saw: "rate-limited",
    meet: (stage) => meets(CALLS, busy(inSeconds(60)), { also: asksToWait(50_000, 60_000) })(stage),
  },
  { fault: "429 to a change, once", saw: "ok", meet: meets(CALLS, busy(1), { times: 1, call: write }) },
  { fault: "HTML 502", saw: "server", meet: meets(CALLS, html) },
  { fault: "HTML 502, once", saw: "ok", meet: meets(CALLS, html, { times: 1 }) },
  { fault: "HTML 502 to a token request", saw: "server", meet: meetsAtTokens(html) },
  { fault: "HTML 502 to a token request, once", saw: "ok", meet: meetsAtTokens(html, 1) },
  { fault: "connection dropped", saw: "network", meet: meets(CALLS, { kind: "drop" }) },
  { fault: "connection dropped, once", saw: "ok", meet: meets(CALLS, { kind: "drop" }, { times: 1 }) },
  {
    fault: "connection dropped at a new address",
    saw: "network",
    meet: meets(
      CALLS,
      { kind: "drop" },
      {
        call: create,
        async also(page) {
          const id = await page.evaluate(() => globalThis.shop.auth.session.customerId);
          const sent = await requests(`${CALLS}${id}/addresses`);
          // The package sends it once. Chromium itself sends again what a kept connection swallowed.
          assert.ok(sent.length <= 2, `it was sent ${sent.length} times`);
        },
      },
    ),
  },
  { fault: "connection dropped at a token request", saw: "network", meet: meetsAtTokens({ kind: "drop" }) },
  { fault: "dropped in mid-body", saw: "network", meet: meets(CALLS, { kind: "dropMidBody" }) },
  {
    fault: "dropped in mid-body, once",
    saw: "ok",
    meet: meets(CALLS, { kind: "dropMidBody" }, { times: 1 }),
  },
  { fault: "malformed JSON", saw: "malformed-response", meet: meets(CALLS, { kind: "malformedJson" }) },
  {
    fault: "malformed JSON to a token request",
    saw: "malformed-response",
    meet: meetsAtTokens({ kind: "malformedJson" }),
  },
  {
    fault: "a login's answer lost in mid-body, tried again",
    saw: "network, ok",
    async meet(stage) {
      const page = await stage.newTab();
      await order("/v2/customers/tokens", { kind: "dropMidBody" }, 1);
      return { page, saw: [await signIn(page), await signIn(page)].join(", ") };
    },
  },
];
