// `fetch` and `auth.headers()`: requests of the storefront's own with the session's tokens.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { requests, revoke, sandbox } from "./sandbox.mjs";
import { useStage } from "./stage.mjs";

const stage = useStage();

async function signedInTab() {
  const page = await stage.newTab();
  await page.evaluate(() => globalThis.shop.auth.login(globalThis.ada));
  return page;
}

/** A server of its own for one test. */
async function serve(t, answer) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

test("a response's body can be read after the call is over, whatever its status", async () => {
  const page = await signedInTab();
  const seen = await page.evaluate(async () => {
    const found = await globalThis.shop.fetch("/v2/orders?page%5Blimit%5D=2");
    const missing = await globalThis.shop.fetch("/v2/orders/nothing");
    await new Promise((resolve) => setTimeout(resolve, 100));
    return [
      found.status,
      (await found.json()).data.length,
      missing.status,
      (await missing.text()).length > 0,
    ];
  });
  assert.deepEqual(seen, [200, 2, 404, true]);
});

test("a request that meets a revoked token is sent again with its body", async () => {
  const page = await signedInTab();
  const id = await page.evaluate(() => globalThis.shop.auth.session.customerId);
  await revoke("implicit");
  const status = await page.evaluate(async (path) => {
    const body = JSON.stringify({ data: { type: "customer", name: "Ada King" } });
    const init = { method: "PUT", headers: { "content-type": "application/json" }, body };
    return (await globalThis.shop.fetch(path, init)).status;
  }, `/v2/customers/${id}`);
  const sent = await requests(`/v2/customers/${id}`);
  assert.equal(status, 200);
  assert.deepEqual(
    sent.map((one) => one.status),
    [401, 200],
  );
  assert.ok(sent.every(({ body }) => body.includes("Ada King")));
});

test("the headers are good for other code that speaks to the platform", async () => {
  const page = await signedInTab();
  const seen = await page.evaluate(async (root) => {
    const headers = await globalThis.shop.auth.headers();
    const response = await fetch(`${root}/v2/orders?page%5Blimit%5D=1`, { headers });
    return [Object.keys(headers).sort(), response.status];
  }, sandbox);
  assert.deepEqual(seen, [["Authorization", "X-Moltin-Customer-Token"], 200]);
});

test("a redirect is refused, and its target never hears of the tokens", async (t) => {
  const heard = [];
  const elsewhere = await serve(t, (request, response) => {
    heard.push(request.headers);
    response
      .writeHead(200, { "access-control-allow-origin": "*", "access-control-allow-headers": "*" })
      .end("{}");
  });
  const platform = await serve(t, (request, response) => {
    const open = { "access-control-allow-origin": "*", "access-control-allow-headers": "authorization" };
    if (request.method === "OPTIONS") return response.writeHead(204, open).end();
    if (request.url === "/oauth/access_token") {
      const token = {
        access_token: "secret-of-a-visitor",
        expires: Date.now() / 1000 + 3600,
        expires_in: 3600,
      };
      return response.writeHead(200, open).end(JSON.stringify(token));
    }
    response.writeHead(302, { ...open, location: `${elsewhere}/stolen` }).end();
  });
  const page = await stage.newPage();
  await stage.start(page, `() => ({ baseUrl: ${JSON.stringify(platform)} })`);
  const outcome = await page.evaluate(() =>
    globalThis.attempt(() => globalThis.shop.fetch("/v2/carts", {}, { timeoutMs: 5_000 })),
  );
  assert.equal(outcome, "network");
  assert.deepEqual(heard, []);
});
