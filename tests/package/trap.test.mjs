// When the module traps, nobody is left waiting, the next call works, and the session is what was stored. The trap
// is a real one: the module's memory is filled with what its code does not expect.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CustomerError, elasticPath } from "storefront-customer/elastic-path";
import { carts } from "storefront-customer/elastic-path/carts";
import { CustomerError as OtherError } from "storefront-customer/elastic-path/js";

const memories = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...values) => {
  const result = await instantiate(...values);
  // Node's own modules are compiled beforehand.
  const exports = Object.values(result.instance?.exports ?? {});
  const memory = exports.find((one) => one instanceof WebAssembly.Memory);
  if (memory) memories.push(memory);
  return result;
};

/** Whatever the module reads next is wrong, every pointer in it too. */
const corrupt = () => new Uint8Array(memories.at(-1).buffer).fill(0xf5);

/** Answers that the shop keeps back. */
let kept;
globalThis.fetch = async (url) => {
  const { pathname } = new URL(url);
  const expires = Math.floor(Date.now() / 1000) + 86_400;
  if (pathname.endsWith("/oauth/access_token")) return Response.json({ access_token: "visitor", expires });
  if (pathname.endsWith("/tokens"))
    return Response.json({ data: { customer_id: "ada", token: "shopper", expires } });
  if (pathname.endsWith("/v2/carts")) return Response.json({ data: [] });
  if (pathname.endsWith("/orders")) return new Promise((resolve) => kept.push(resolve));
  return Response.json({ data: { id: "ada", name: "Ada" } });
};

beforeEach(() => {
  kept = [];
});

const options = (more) => ({ clientId: "c", baseUrl: "https://store.example", storage: "memory", ...more });
const ada = { email: "ada@example.com", password: "secret" };

async function signedIn(more) {
  const shop = await elasticPath(options(more));
  await shop.auth.login(ada);
  return shop;
}

const failure = (call) =>
  call.then(
    () => assert.fail("the call has no outcome of its own"),
    (error) => error,
  );

test("the call that traps fails with an error that says so, and the next one works", async () => {
  const shop = await signedIn();
  corrupt();
  const error = await failure(shop.profile.get());
  assert.ok(error instanceof CustomerError);
  assert.deepEqual([error.code, error.retryable, error.fields], ["internal", true, []]);
  assert.ok(error.cause instanceof WebAssembly.RuntimeError, String(error.cause));
  const starts = memories.length;
  assert.equal((await shop.profile.get()).name, "Ada");
  assert.equal(memories.length, starts + 1);
  assert.equal(shop.auth.session.customerId, "ada");
});

test("calls that wait at that moment fail too, and those that come together share one new start", async () => {
  const shop = await signedIn();
  const waiting = failure(shop.orders.list());
  while (!kept.length) await new Promise(setImmediate);
  corrupt();
  const starts = memories.length;
  const errors = await Promise.all([waiting, failure(shop.profile.get())]);
  assert.deepEqual([...new Set(errors.map(({ code }) => code))], ["internal"]);
  const profiles = await Promise.all(Array.from({ length: 5 }, () => shop.profile.get()));
  assert.deepEqual([...new Set(profiles.map(({ name }) => name))], ["Ada"]);
  assert.equal(memories.length, starts + 1);
  // The answer to what the lost instance sent wakes nobody.
  kept[0](Response.json({ data: [] }));
  assert.equal((await shop.profile.get()).name, "Ada");
});

test("listeners live on, and the session is known all along", async () => {
  const shop = await signedIn();
  const heard = [];
  shop.auth.onChange((session, reason) => heard.push([reason, session.state]));
  await Promise.resolve();
  const before = shop.auth.session;
  corrupt();
  await failure(shop.profile.get());
  assert.equal(shop.auth.session, before);
  await shop.profile.get();
  assert.equal(shop.auth.session, before);
  await shop.auth.logout();
  assert.deepEqual(heard, [
    ["restored", "customer"],
    ["logout", "anonymous"],
  ]);
});

test("every client of the page recovers, and what optional modules added to it", async () => {
  const [one, other] = await Promise.all([signedIn(), signedIn({ clientId: "d" })]);
  assert.deepEqual((await carts(other).list()).items, []);
  corrupt();
  await failure(one.profile.get());
  assert.deepEqual((await carts(other).list()).items, []);
  assert.deepEqual((await carts(one).list()).items, []);
});

test("a session that was nowhere but in the lost memory is told to be over", async () => {
  const shop = await signedIn({ storage: "local" });
  const heard = [];
  shop.auth.onChange((session, reason) => heard.push([reason, session.state]));
  await Promise.resolve();
  corrupt();
  await failure(shop.profile.get());
  assert.equal((await failure(shop.profile.get())).code, "not-signed-in");
  assert.deepEqual(heard.at(-1), ["expired", "none"]);
});

test("a client that is disposed of stays so, whichever comes first", async () => {
  const shop = await signedIn();
  shop.dispose();
  corrupt();
  const other = await elasticPath(options()).catch(() => elasticPath(options()));
  assert.equal((await failure(shop.profile.get())).code, "disposed");
  corrupt();
  await failure(other.auth.login(ada));
  other.dispose();
  assert.equal((await failure(other.profile.get())).code, "disposed");
});

test("after each of ten traps the module starts anew, and the session is there", async () => {
  const shop = await signedIn();
  for (let turn = 0; turn < 10; turn++) {
    corrupt();
    assert.equal((await failure(shop.profile.get())).code, "internal");
    assert.equal((await shop.profile.get()).name, "Ada");
  }
});

test("an error is an instance of each entry's class, and nothing else is", async () => {
  const shop = await elasticPath(options());
  const error = await failure(shop.auth.login({}));
  assert.ok(error instanceof CustomerError && error instanceof OtherError && error instanceof Error);
  for (const other of [new Error("no"), undefined, null, "CustomerError", {}]) {
    assert.equal(other instanceof CustomerError, false);
  }
});
