// The module's memory does not grow with the number of calls, nor with that of clients.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { elasticPath } from "../../pkg/elastic-path.js";

/** The module's, from when the first client is made. */
let memory;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...values) => {
  const result = await instantiate(...values);
  const exported = Object.values(result.instance?.exports ?? {});
  memory ??= exported.find((one) => one instanceof WebAssembly.Memory);
  return result;
};

let answers = 0;

/** A shop in this process: it answers at once, with what each request needs. */
async function answer(url) {
  const { pathname } = new URL(url);
  const body = pathname.endsWith("/oauth/access_token")
    ? { access_token: "visitor", expires_in: 3600, expires: Math.floor(Date.now() / 1000) + 3600 }
    : pathname.endsWith("/v2/customers/tokens")
      ? { data: { customer_id: "ada", token: "shopper", expires: Math.floor(Date.now() / 1000) + 86_400 } }
      : pathname.endsWith("/addresses")
        ? { data: [{ id: "a1", name: "Home" }], meta: { results: { total: 1 } } }
        : { errors: [{ title: "Not found", detail: `no ${"x".repeat((answers++ * 37) % 2_000)}` }] };
  return Response.json(body, { status: body.errors ? 404 : 200 });
}

test("memory is flat over 10,000 calls, and over 100 that wait at the same time", async (context) => {
  context.mock.method(globalThis, "fetch", (url) => answer(url));
  const shop = await elasticPath({
    clientId: "c",
    baseUrl: "https://store.example",
    storage: "memory",
  });
  await shop.auth.login({ email: "ada@example.com", password: "secret" });
  const some = async (count) => {
    for (let turn = 0; turn < count; turn += 100) {
      const calls = Array.from({ length: 100 }, (_, index) =>
        index % 2 ? shop.addresses.list({ limit: 10 }) : shop.orders.get(`o${turn + index}`).catch(() => 0),
      );
      await Promise.all(calls);
    }
  };
  await some(1_000);
  const before = memory.buffer.byteLength;
  await some(10_000);
  assert.equal(memory.buffer.byteLength, before);
  assert.ok(before <= 1_048_576, `${before} bytes are more than 1 MiB`);
});

test("a client that was disposed of is collected, with its part of the module's memory", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const some = async () => {
    for (let turn = 0; turn < 500; turn++) {
      const shop = await elasticPath({ clientId: "c", baseUrl: "https://store.example", storage: "memory" });
      shop.auth.onChange(() => shop.auth.session);
      shop.dispose();
    }
    // What is to be done for a collected client takes a turn of its own.
    for (let turn = 0; turn < 3; turn++) {
      await pause(20);
      collect();
    }
  };
  await some();
  const before = memory.buffer.byteLength;
  for (let turn = 0; turn < 5; turn++) await some();
  assert.equal(memory.buffer.byteLength, before);
});
