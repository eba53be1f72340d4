// What a client leaves behind in the page when it is disposed of: nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sandbox } from "./sandbox.mjs";
import { useStage } from "./stage.mjs";

const stage = useStage();

/** Runs before the package: counts timers, listeners and channels that are still there. */
function count() {
  const timers = new Set();
  const { setTimeout: later, clearTimeout: forget, setInterval: often, clearInterval: stop } = globalThis;
  globalThis.setTimeout = (handler, ...rest) => {
    const timer = later(
      () => {
        timers.delete(timer);
        handler();
      },
      ...rest,
    );
    timers.add(timer);
    return timer;
  };
  globalThis.setInterval = (...values) => {
    const timer = often(...values);
    timers.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => forget(timer, timers.delete(timer));
  globalThis.clearInterval = (timer) => stop(timer, timers.delete(timer));

  const listeners = [];
  const { prototype } = EventTarget;
  const { addEventListener: add, removeEventListener: remove } = prototype;
  prototype.addEventListener = function (type, handler, options) {
    listeners.push({ target: this, type, handler });
    add.call(this, type, handler, options);
  };
  prototype.removeEventListener = function (type, handler, options) {
    const place = listeners.findIndex((one) => one.type === type && one.handler === handler);
    if (place >= 0) listeners.splice(place, 1);
    remove.call(this, type, handler, options);
  };

  const channels = new Set();
  const Channel = globalThis.BroadcastChannel;
  globalThis.BroadcastChannel = class extends Channel {
    constructor(name) {
      super(name);
      channels.add(this);
    }
    close() {
      channels.delete(this);
      super.close();
    }
  };

  globalThis.left = () => ({ timers: timers.size, listeners: listeners.length, channels: channels.size });
  globalThis.later = later;
}

test("a hundred clients made and disposed of leave no timer, listener or channel", async () => {
  const page = await stage.newTab({ script: count });
  const seen = await page.evaluate(async (baseUrl) => {
    const { elasticPath } = await import("storefront-customer/elastic-path");
    const { signal } = new AbortController();
    const make = () => elasticPath({ clientId: "sandbox-storefront", baseUrl, keepFresh: true });
    globalThis.shop.dispose();
    const before = globalThis.left();
    const codes = new Set();
    for (let round = 0; round < 100; round++) {
      const shop = await make();
      shop.auth.onChange(() => {});
      // Some are disposed of while a call is under way, as a page that is left does.
      const call = shop.auth.headers({ signal }).then(
        () => "ok",
        (error) => error.code,
      );
      if (round % 2) await call;
      shop.dispose();
      shop.dispose();
      codes.add(await call);
    }
    const during = await make();
    const open = globalThis.left();
    during.dispose();
    await new Promise((resolve) => globalThis.later(resolve, 300));
    return { before, open, after: globalThis.left(), codes: [...codes].sort() };
  }, sandbox);
  assert.deepEqual(seen.codes, ["disposed", "ok"]);
  assert.ok(
    seen.open.listeners > seen.before.listeners && seen.open.timers > 0 && seen.open.channels > 0,
    "the count sees what an open client holds",
  );
  assert.deepEqual(seen.after, seen.before);
});

test("a listener that was told to stop hears nothing, and neither do those of a disposed client", async () => {
  const page = await stage.newTab();
  const heard = await page.evaluate(async () => {
    const heard = [];
    const stop = globalThis.shop.auth.onChange((_session, reason) => heard.push(`first ${reason}`));
    globalThis.shop.auth.onChange((_session, reason) => heard.push(`second ${reason}`));
    await Promise.resolve();
    stop();
    await globalThis.shop.auth.login(globalThis.ada);
    globalThis.shop.dispose();
    localStorage.clear();
    window.dispatchEvent(new StorageEvent("storage", { key: null }));
    return heard;
  });
  assert.deepEqual(heard, ["first initial", "second initial", "second anonymous", "second login"]);
});
