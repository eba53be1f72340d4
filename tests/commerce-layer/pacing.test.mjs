// How a client keeps to the platform's rate limits. Ten seconds are ten seconds here: the sandbox counts by the
// clock.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { control } from "../package/serve.mjs";
import { change, failure, requests, reset, signedIn } from "./stage.mjs";

beforeEach(reset);

/** Five reads of one endpoint in ten seconds, and twenty of all in a minute. */
const tight = { enforceRateLimits: true, readBudget: 20 };

/** The statuses of the requests for orders. */
const answers = async () =>
  (await requests()).filter(({ path }) => path === "/api/orders").map(({ status }) => status);

const burst = (shop, count, options) =>
  Promise.allSettled(Array.from({ length: count }, () => shop.orders.list({ limit: 1 }, options)));

test("a burst is spread over the time that it needs, and none of it is refused", async () => {
  await change(tight);
  const shop = await signedIn();
  await shop.orders.list({ limit: 1 });
  const outcomes = await burst(shop, 8);
  assert.ok(outcomes.every(({ status }) => status === "fulfilled"));
  assert.deepEqual(await answers(), Array(9).fill(200));
});

test("a wait that a caller has no time for is told at once, with how long it is, and sends nothing", async () => {
  await change(tight);
  const shop = await signedIn();
  await shop.orders.list({ limit: 1 });
  await burst(shop, 4);
  const began = Date.now();
  const refused = await failure(shop.orders.list({ limit: 1 }, { timeoutMs: 5_000 }));
  assert.ok(Date.now() - began < 2_000);
  assert.deepEqual([refused.code, refused.retryable], ["rate-limited", true]);
  assert.ok(refused.retryAfterMs > 5_000 && refused.retryAfterMs <= 10_500, `${refused.retryAfterMs}`);
  assert.deepEqual(await answers(), Array(5).fill(200));
  // Another endpoint has a budget of its own.
  assert.equal((await shop.addresses.list()).items.length, 4);
});

test("a call that waits for its turn can be ended", async () => {
  await change(tight);
  const shop = await signedIn();
  await shop.orders.list({ limit: 1 });
  await burst(shop, 4);
  const ending = new AbortController();
  const call = failure(shop.orders.list({ limit: 1 }, { signal: ending.signal }));
  setTimeout(() => ending.abort(), 50);
  assert.equal((await call).code, "aborted");
  assert.equal((await answers()).length, 5);
});

test("what others have used of a minute is waited for", async () => {
  await change({ ...tight, readBudget: 8 });
  const [shop, other] = [await signedIn(), await signedIn()];
  for (const read of [other.profile.get, other.addresses.list, other.orders.list]) {
    await read();
    await read();
  }
  await control("settings", "PUT", { clockOffsetSeconds: 11 });
  await shop.profile.get();
  await shop.orders.list();
  const before = (await requests()).length;
  const refused = await failure(shop.profile.get());
  assert.deepEqual([refused.code, refused.status], ["rate-limited", undefined]);
  assert.ok(refused.retryAfterMs > 30_000, `${refused.retryAfterMs}`);
  assert.equal((await requests()).length, before);
});

test("where the headers cannot be read, what is refused is sent again", async () => {
  await change({ ...tight, sendRateLimits: false });
  const shop = await signedIn();
  await burst(shop, 5);
  const call = shop.orders.list({ limit: 1 });
  while (!(await answers()).includes(429));
  await control("settings", "PUT", { clockOffsetSeconds: 11 });
  assert.equal((await call).items.length, 1);
  assert.deepEqual([...new Set(await answers())], [200, 429]);
});
