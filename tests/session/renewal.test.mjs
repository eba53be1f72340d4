// A shopper's token that ends in ten tabs at once, on a platform that renews it: each refresh token works
// once, so a tab that uses one which another tab has used already could end the session of all.

import assert from "node:assert/strict";
import { test } from "node:test";
import { change, forgetRequests, requests } from "./sandbox.mjs";
import { heard, hears, state, useStage } from "./stage.mjs";

const stage = useStage("commerce-layer");
const TABS = 10;
const CUSTOMER_MS = 14_400_000;

const tabs = () => Promise.all(Array.from({ length: TABS }, () => stage.newTab()));

async function signedIn() {
  const pages = await tabs();
  await pages[0].evaluate(() => globalThis.shop.auth.login(globalThis.ada));
  await forgetRequests();
  return pages;
}

/** Moves the shop's clock and that of every tab. */
async function pass(pages, milliseconds) {
  await change({ clockOffsetSeconds: milliseconds / 1_000 });
  const move = (passed) => {
    globalThis.skewMs = passed;
  };
  await Promise.all(pages.map((page) => page.evaluate(move, milliseconds)));
}

/** All tabs read the profile in the same moment. Gives how each call ended. */
async function callTogether(pages) {
  const at = Date.now() + 100;
  return Promise.all(
    pages.map((page) =>
      page.evaluate(async (moment) => {
        while (globalThis.realNow() < moment) await new Promise((resolve) => setTimeout(resolve, 1));
        return globalThis.attempt(() => globalThis.shop.profile.get());
      }, at),
    ),
  );
}

const renewals = async () => {
  const sent = await requests("/oauth/token");
  return sent.filter(({ body }) => body.includes('"refresh_token"')).length;
};

test("thirty ends of a shopper's token in ten tabs take thirty refreshes, and nobody is signed out", async () => {
  const pages = await signedIn();
  for (let round = 1; round <= 30; round++) {
    await pass(pages, round * (CUSTOMER_MS + 1_000));
    const outcomes = await callTogether(pages);
    assert.deepEqual([...new Set(outcomes)], ["ok"], `round ${round}`);
  }
  assert.equal(await renewals(), 30);
  assert.deepEqual([...new Set(await Promise.all(pages.map(state)))], ["customer"]);
});

test("a tab without the refresh token is signed out by itself, until the one that has it has renewed", async () => {
  const options = () => ({ refreshStorage: "session" });
  const [own, other] = await Promise.all([stage.newTab({ options }), stage.newTab({ options })]);
  await own.evaluate(() => globalThis.shop.auth.login(globalThis.ada));
  await hears(other, "login", 0);
  const profileIn = (page) => page.evaluate(() => globalThis.attempt(() => globalThis.shop.profile.get()));
  assert.equal(await profileIn(other), "ok");
  await pass([own, other], CUSTOMER_MS + 1_000);
  assert.deepEqual([await profileIn(other), await state(other)], ["not-signed-in", "none"]);
  assert.equal(await state(own), "customer");
  const since = Date.now();
  assert.equal(await profileIn(own), "ok");
  await hears(other, "login", since);
  assert.deepEqual([await profileIn(other), await state(other)], ["ok", "customer"]);
  assert.ok(!(await heard(own)).includes("expired"));
});

test("a visitor's tab leaves a shopper's refresh token where it is, in a storage that both share", async () => {
  const options = () => ({ storage: "session", refreshStorage: "local" });
  const [own, other] = await Promise.all([stage.newTab({ options }), stage.newTab({ options })]);
  await own.evaluate(() => globalThis.shop.auth.login(globalThis.ada));
  await forgetRequests();
  const visit = () => globalThis.shop.fetch("/api/skus").then(({ status }) => status);
  assert.equal(await other.evaluate(visit), 200);
  assert.equal(await state(other), "anonymous");
  await pass([own, other], CUSTOMER_MS + 1_000);
  assert.equal(await other.evaluate(visit), 200);
  assert.equal(await own.evaluate(() => globalThis.attempt(() => globalThis.shop.profile.get())), "ok");
  assert.equal(await renewals(), 1);
});
