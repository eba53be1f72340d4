// Single sign-on through the provider's page, and answers that are not the right ones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { requests } from "./sandbox.mjs";
import { ada, state, useStage } from "./stage.mjs";

const stage = useStage();

/** Goes to the provider's page. */
async function leave(page) {
  const url = await page.evaluate(async () => {
    const redirectUri = `${location.origin}/?callback`;
    return (await globalThis.shop.auth.sso.start({ profile: "Marlow ID", redirectUri })).url;
  });
  await page.goto(url);
}

/** Signs in there and gives the address that the provider came back to, with a client on that page. */
async function comeBack(page) {
  await page.getByLabel("E-mail address").fill(ada.email);
  await page.getByLabel("Password").fill(ada.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  return arrive(page);
}

async function arrive(page) {
  await page.waitForURL(/[?&]callback/);
  await stage.start(page);
  return page.url();
}

const finish = (page, url) =>
  page.evaluate((address) => globalThis.attempt(() => globalThis.shop.auth.sso.finish(address)), url);

test("a shopper signs in at a provider, in every tab", async () => {
  const [page, other] = await Promise.all([stage.newTab(), stage.newTab()]);
  await leave(page);
  assert.equal(await finish(page, await comeBack(page)), "ok");
  assert.deepEqual([await state(page), await state(other)], ["customer", "customer"]);
});

test("giving up at the provider is told as that", async () => {
  const page = await stage.newTab();
  await leave(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  assert.equal(await finish(page, await arrive(page)), "sign-on-denied");
});

test("an answer with another state is refused before anything is sent, and spends the sign-on", async () => {
  const page = await stage.newTab();
  await leave(page);
  const answer = await comeBack(page);
  const forged = new URL(answer);
  forged.searchParams.set("state", "somebody-else's");
  assert.equal(await finish(page, forged.href), "sign-on-state");
  assert.equal(await finish(page, answer), "sign-on-state");
  assert.equal((await requests("/v2/customers/tokens")).length, 0);
});

test("a code that was used before is refused by its name", async () => {
  const page = await stage.newTab();
  await leave(page);
  const first = new URL(await comeBack(page));
  assert.equal(await finish(page, first.href), "ok");
  await leave(page);
  const second = new URL(await comeBack(page));
  second.searchParams.set("code", first.searchParams.get("code"));
  assert.equal(await finish(page, second.href), "sign-on-code");
});

test("neither the verifier nor a token is in an address on the way", async () => {
  const page = await stage.newTab();
  await leave(page);
  const answer = await comeBack(page);
  const verifier = await page.evaluate(() => {
    const texts = Object.entries(localStorage).find(([key]) => key.endsWith(":sign-on"));
    return JSON.parse(texts[1]).verifier;
  });
  assert.ok(verifier.length >= 43);
  stage.leaks.keep(verifier);
  assert.equal(await finish(page, answer), "ok");
});

test("without storage that survives the way, a sign-on does not begin", async () => {
  const page = await stage.newTab({ options: () => ({ storage: "memory" }) });
  const outcome = await page.evaluate(() =>
    globalThis.attempt(() =>
      globalThis.shop.auth.sso.start({ profile: "Marlow ID", redirectUri: `${location.origin}/?callback` }),
    ),
  );
  assert.equal(outcome, "storage");
});
