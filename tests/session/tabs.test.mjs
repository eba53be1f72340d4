// What one tab does, the others know within a second.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launchChromium } from "../chromium.mjs";
import { heard, hears, state, useStage } from "./stage.mjs";

const stage = useStage();
const SOON_MS = 1_000;

const browsers = {
  "all that browsers have": undefined,
  "no BroadcastChannel": () => {
    delete globalThis.BroadcastChannel;
  },
  "no locks": () => {
    Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
  },
  "neither BroadcastChannel nor locks": () => {
    delete globalThis.BroadcastChannel;
    Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
  },
};

for (const [means, script] of Object.entries(browsers)) {
  test(`a login and a logout reach the other tabs within a second, with ${means}`, async () => {
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => stage.newTab({ script })));
    const signingIn = Date.now();
    await first.evaluate(() => globalThis.shop.auth.login(globalThis.ada));
    const signedIn = Date.now();
    for (const page of [first, second, third]) {
      const took = await hears(page, "login", signingIn);
      assert.ok(signingIn + took - signedIn < SOON_MS, `a tab hears of the login after ${took} ms`);
      assert.equal(await state(page), "customer");
    }
    const name = await third.evaluate(async () => (await globalThis.shop.profile.get()).name);
    assert.equal(name, "Ada Lovelace");

    const signingOut = Date.now();
    await second.evaluate(() => globalThis.shop.auth.logout());
    for (const page of [first, second, third]) {
      const took = await hears(page, "logout", signingOut);
      assert.ok(took < SOON_MS, `a tab hears of the logout after ${took} ms`);
      assert.equal(
        await page.evaluate(() => globalThis.attempt(() => globalThis.shop.profile.get())),
        "not-signed-in",
      );
    }
    for (const page of [first, second, third]) {
      const reasons = await heard(page);
      assert.deepEqual(
        reasons.filter((reason) => reason === "login" || reason === "logout"),
        ["login", "logout"],
        "each change is heard once",
      );
    }
  });
}

test("clearing the storage in one tab signs out the others", async () => {
  const [first, second] = await Promise.all([stage.newTab(), stage.newTab()]);
  await first.evaluate(() => globalThis.shop.auth.login(globalThis.ada));
  await hears(second, "login", 0);
  const since = Date.now();
  await first.evaluate(() => localStorage.clear());
  assert.ok((await hears(second, "logout", since)) < SOON_MS);
  assert.equal(await state(second), "none");
  // The browser does not tell the tab that did it, which finds out when it is used.
  const outcome = await first.evaluate(() => globalThis.attempt(() => globalThis.shop.profile.get()));
  assert.equal(outcome, "not-signed-in");
  await hears(first, "logout", since);
});

test("after another shopper's login in one tab, every tab acts for that one", async () => {
  const [first, second] = await Promise.all([stage.newTab(), stage.newTab()]);
  await first.evaluate(() => globalThis.shop.auth.login(globalThis.ada));
  await hears(second, "login", 0);
  const since = Date.now();
  const other = { email: "grace@example.com", password: "copper-kettle-lantern" };
  stage.leaks.keep(other.email, other.password);
  const outcome = await second.evaluate(
    (credentials) => globalThis.attempt(() => globalThis.shop.auth.login(credentials)),
    other,
  );
  assert.equal(outcome, "ok");
  assert.ok((await hears(first, "login", since)) < SOON_MS);
  const email = await first.evaluate(async () => (await globalThis.shop.profile.get()).email);
  assert.equal(email, other.email);
});

test("a page that comes back from the back/forward cache knows what happened meanwhile", async (t) => {
  // Playwright turns the cache off, so this browser is started without that.
  const browser = await launchChromium({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  t.after(() => browser.close());
  const context = await browser.newContext();
  await stage.listenTo(context);
  const page = await context.newPage();
  await page.goto(stage.host.url);
  await stage.start(page);
  await page.evaluate(() => globalThis.shop.auth.login(globalThis.ada));
  await page.evaluate(() => {
    addEventListener("pageshow", ({ persisted }) => {
      globalThis.wasKept = persisted;
    });
  });
  await page.goto(`${stage.host.url}?elsewhere`);
  await stage.start(page);
  const since = Date.now();
  await page.evaluate(() => globalThis.shop.auth.logout());
  // What comes from the cache is not loaded again.
  await page.goBack({ waitUntil: "commit" });
  assert.equal(await page.evaluate(() => globalThis.wasKept), true, "the page was not kept in the cache");
  await hears(page, "logout", since);
  assert.equal(await state(page), "anonymous");
});
