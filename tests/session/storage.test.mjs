// Where the session may be kept besides localStorage.

import assert from "node:assert/strict";
import { test } from "node:test";
import { visitorTokens } from "./sandbox.mjs";
import { heard, hears, state, useStage } from "./stage.mjs";

const stage = useStage();
const signIn = (page) => page.evaluate(() => globalThis.shop.auth.login(globalThis.ada));
const nameOf = (page) => page.evaluate(async () => (await globalThis.shop.profile.get()).name);

/** IndexedDB behind something that takes its time before each write, as encryption does. */
const database = () => {
  const opened = new Promise((resolve, reject) => {
    const request = indexedDB.open("sessions");
    request.onupgradeneeded = () => request.result.createObjectStore("texts");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const use = async (mode, work) => {
    if (mode === "readwrite") await new Promise((resolve) => setTimeout(resolve, 100));
    const store = (await opened).transaction("texts", mode).objectStore("texts");
    const request = work(store);
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  };
  return {
    storage: {
      getItem: (key) => use("readonly", (store) => store.get(key)),
      setItem: (key, text) => use("readwrite", (store) => store.put(text, key)),
      removeItem: (key) => use("readwrite", (store) => store.delete(key)),
    },
  };
};

/** A text in the page's name, which survives a reload. */
const pageName = () => {
  const texts = () => JSON.parse(globalThis.name || "{}");
  const keep = (changed) => {
    globalThis.name = JSON.stringify(changed);
  };
  return {
    storage: {
      getItem: (key) => texts()[key] ?? null,
      setItem: (key, text) => keep({ ...texts(), [key]: text }),
      removeItem: (key) => keep({ ...texts(), [key]: undefined }),
    },
  };
};

for (const [kind, options] of Object.entries({
  "storage of the app's own": pageName,
  "slow storage of the app's own, with promises": database,
  sessionStorage: () => ({ storage: "session" }),
})) {
  test(`a session survives a reload in ${kind}, and nothing is in localStorage`, async () => {
    const page = await stage.newTab({ options });
    await signIn(page);
    // A slow storage may still be writing.
    await page.waitForTimeout(300);
    await stage.restart(page, options);
    assert.deepEqual(await heard(page), ["restored"]);
    assert.equal(await nameOf(page), "Ada Lovelace");
    assert.equal(await visitorTokens(), 1);
    assert.equal(await page.evaluate(() => localStorage.length), 0);

    await page.evaluate(() => globalThis.shop.auth.logout());
    await page.waitForTimeout(300);
    await stage.restart(page, options);
    assert.equal(await state(page), "anonymous");
  });
}

test("tabs that share a storage with promises hear of each other's login and logout", async () => {
  const [first, second] = await Promise.all([1, 2].map(() => stage.newTab({ options: database })));
  await signIn(first);
  await hears(second, "login", 0);
  assert.equal(await nameOf(second), "Ada Lovelace");
  await second.evaluate(() => globalThis.shop.auth.logout());
  await hears(first, "logout", 0);
  assert.equal(await state(first), "anonymous");
});

/** Its first write takes longest. */
const uneven = () => {
  let wait = 400;
  return {
    storage: {
      getItem: async (key) => sessionStorage.getItem(key),
      async setItem(key, text) {
        const own = wait;
        wait = 0;
        await new Promise((resolve) => setTimeout(resolve, own));
        sessionStorage.setItem(key, text);
      },
      removeItem: async (key) => sessionStorage.removeItem(key),
    },
  };
};

test("a slow write to the storage does not undo the write after it", async () => {
  const page = await stage.newTab({ options: uneven });
  await signIn(page);
  await page.waitForTimeout(800);
  await stage.restart(page, uneven);
  assert.equal(await state(page), "customer");
});

const failing = () => ({
  storage: {
    getItem: async () => null,
    setItem: async () => {
      throw new Error("The disk is full.");
    },
    removeItem: async () => {},
  },
});

test("a storage whose promises fail costs nothing but the reload, and listeners hear of it once", async () => {
  const page = await stage.newTab({ options: failing });
  await signIn(page);
  assert.equal(await nameOf(page), "Ada Lovelace");
  await page.evaluate(() => globalThis.shop.addresses.list());
  await hears(page, "storage-degraded", 0);
  assert.equal(await state(page), "customer");
  const reasons = await heard(page);
  assert.equal(reasons.filter((reason) => reason === "storage-degraded").length, 1, reasons.join());
  await stage.restart(page, failing);
  assert.equal(await state(page), "none");
});

test("in memory, a session ends with its page and is nowhere else", async () => {
  const options = () => ({ storage: "memory" });
  const page = await stage.newTab({ options });
  await signIn(page);
  assert.equal(await nameOf(page), "Ada Lovelace");
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await stage.restart(page, options);
  assert.equal(await state(page), "none");
});
