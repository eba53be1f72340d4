// For the tests of `adopt`, in Node: a browser's storages and cookies, in which the official packages leave
// what they leave, and clients of ours that begin with it.

import assert from "node:assert/strict";
import { control } from "../package/serve.mjs";

/** A storage as browsers have it. */
class FakeStorage {
  texts = new Map();
  getItem = (key) => this.texts.get(key) ?? null;
  setItem = (key, text) => void this.texts.set(key, String(text));
  removeItem = (key) => void this.texts.delete(key);
}

/** Cookies of one site; what a browser does with their attributes is of no concern here. */
class FakeDocument {
  pairs = new Map();
  get cookie() {
    return [...this.pairs].map(([name, value]) => `${name}=${value}`).join("; ");
  }
  set cookie(text) {
    const [pair] = text.split(";");
    const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    this.pairs.set(name, value);
  }
}

/** An empty browser, as on a first visit. */
export function newBrowser() {
  const [localStorage, sessionStorage] = [new FakeStorage(), new FakeStorage()];
  const window = { localStorage, sessionStorage, addEventListener() {}, removeEventListener() {} };
  Object.assign(globalThis, { window, localStorage, sessionStorage, document: new FakeDocument() });
}

/** All that is in `localStorage`, but for our own. */
export const theirs = () =>
  Object.fromEntries([...localStorage.texts].filter(([key]) => !key.startsWith("storefront-customer:")));

/** The requests since the last time. */
export async function asked() {
  const { requests } = await control("requests", "GET");
  await control("requests", "DELETE");
  return requests.map(({ method, path }) => `${method} ${path}`);
}

/** The same client again, as after a reload. The one before it is gone with its page. */
export async function reloaded(shop, open) {
  shop.dispose();
  return open();
}

/** Checks that a client began with nothing, and that everything is where it was. */
export async function assertIgnored(open, what) {
  const before = theirs();
  const shop = await open();
  assert.equal(shop.auth.session.state, "none", what);
  assert.deepEqual(theirs(), before, what);
  shop.dispose();
}
