// The built package in Chromium, loaded without a bundler, against the sandbox.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { noteComplaints } from "../chromium.mjs";
import { control, open, sandboxUrl } from "./serve.mjs";

const sandbox = sandboxUrl();
let host;
let context;
let page;
let complaints;

before(async () => {
  host = await open();
});
after(() => host?.close());

beforeEach(async () => {
  await control("reset", "POST");
  context = await host.browser.newContext();
  page = await newPage();
});
afterEach(async () => {
  await context.close();
  assert.deepEqual(complaints, [], "the console stays free of errors");
});

async function newPage() {
  const opened = await context.newPage();
  complaints = [];
  noteComplaints(opened, complaints);
  await opened.goto(host.url);
  return opened;
}

const requests = async (path) =>
  (await control("requests", "GET")).requests.filter((one) => one.method !== "OPTIONS" && one.path === path);

/** Runs `code` in the page with a new client as `shop`. */
function inPage(code, on = page) {
  const prelude = `const { elasticPath, CustomerError } = await import("storefront-customer/elastic-path");
    const shop = await elasticPath({ clientId: "sandbox-storefront", baseUrl: ${JSON.stringify(sandbox)} });
    const ada = { email: "ada@example.com", password: "correct-horse-battery" };`;
  return on.evaluate(`(async () => { ${prelude} ${code} })()`);
}

test("a session survives a reload and a new tab, with one token request of each kind", async () => {
  const session = await inPage("return shop.auth.login(ada)");
  assert.equal(session.state, "customer");
  await page.reload();
  assert.deepEqual(await inPage("return shop.auth.session"), session);
  const other = await newPage();
  assert.equal(await inPage("return (await shop.profile.get()).name", other), "Ada Lovelace");
  assert.equal((await requests("/oauth/access_token")).length, 1);
  assert.equal((await requests("/v2/customers/tokens")).length, 1);
});

test("cold calls at the same time make one token request, and concurrent loads one module", async () => {
  const codes = await inPage(`
    const shops = await Promise.all(Array.from({ length: 5 }, () => elasticPath({ clientId: "sandbox-storefront", baseUrl: ${JSON.stringify(sandbox)} })));
    const wrong = { email: "nobody@example.com", password: "wrong" };
    const attempts = Array.from({ length: 20 }, () => shops[0].auth.login(wrong).catch((error) => error.code));
    return Promise.all(attempts)`);
  assert.deepEqual([...new Set(codes)], ["invalid-credentials"]);
  assert.equal((await requests("/oauth/access_token")).length, 1);
});

test("an expired visitor's token is replaced before it is used", async () => {
  await control("settings", "PUT", { implicitSeconds: 1 });
  await inPage(
    "await shop.auth.login(ada); await new Promise((resolve) => setTimeout(resolve, 1100)); await shop.profile.get()",
  );
  const reads = (await control("requests", "GET")).requests.filter((one) => one.method === "GET");
  assert.deepEqual(
    reads.map((one) => one.status),
    [200],
  );
  assert.equal((await requests("/oauth/access_token")).length, 2);
});

test("listeners hear the stored session first, then every change, until they stop", async () => {
  const heard = await inPage(`
    const heard = [];
    const stop = shop.auth.onChange((session, reason) => heard.push([reason, session.state]));
    await Promise.resolve();
    await shop.auth.login(ada);
    await shop.auth.logout();
    stop();
    await shop.auth.login(ada);
    return heard`);
  assert.deepEqual(heard, [
    ["initial", "none"],
    ["anonymous", "anonymous"],
    ["login", "customer"],
    ["logout", "anonymous"],
  ]);
  assert.deepEqual(
    await inPage(
      "return new Promise((resolve) => shop.auth.onChange((session, reason) => resolve([reason, session.state])))",
    ),
    ["restored", "customer"],
  );
});

test("what is stored and not ours is ignored, and the first listener hears of it", async () => {
  await inPage("await shop.auth.login(ada)");
  await page.evaluate(
    "for (const key of Object.keys(localStorage)) localStorage.setItem(key, JSON.stringify({ version: 99 }))",
  );
  const heard = await inPage(`
    const heard = [];
    shop.auth.onChange((session, reason) => heard.push(reason));
    await new Promise((resolve) => setTimeout(resolve, 20));
    return heard`);
  assert.deepEqual(heard, ["initial", "storage-ignored"]);
});

test("a listener may call any method, and its mistake harms nobody but itself", async () => {
  const outcome = await inPage(`
    addEventListener("error", (event) => event.preventDefault());
    shop.auth.onChange(() => { throw new Error("mine"); });
    const left = new Promise((resolve) => shop.auth.onChange((session, reason) => {
      if (reason === "login") shop.auth.logout();
      if (reason === "logout") resolve(session.state);
    }));
    await shop.auth.login(ada);
    return left`);
  assert.equal(outcome, "anonymous");
  complaints = complaints.filter((text) => !text.includes("mine"));
});

test("the whole account, as a storefront uses it", async () => {
  const seen = await inPage(`
    const profile = await shop.auth.register({ name: "Noor Haddad", email: "noor@example.com", password: "a-new-password" });
    const renamed = await shop.profile.update({ name: "Noor H." });
    const created = await shop.addresses.create({ label: "Home", firstName: "Noor", lastName: "Haddad", line1: "1 Quay", city: "Bristol", postcode: "BS1 1AA", countryCode: "GB", native: { "delivery-notes": "bell" } });
    const moved = await shop.addresses.update(created.id, { ...created, city: "Bath", line2: null });
    const read = await shop.addresses.get(created.id);
    await shop.addresses.delete(created.id);
    const gone = await shop.addresses.get(created.id).catch((error) => error.code);
    const orders = await shop.orders.list();
    return { profile, renamed, moved, read, gone, orders, state: shop.auth.session.state }`);
  assert.deepEqual(
    [seen.profile.name, seen.renamed.name, seen.state],
    ["Noor Haddad", "Noor H.", "customer"],
  );
  assert.deepEqual(
    [seen.moved.city, seen.moved.label, seen.moved.native["delivery-notes"]],
    ["Bath", "Home", "bell"],
  );
  assert.deepEqual(seen.read, seen.moved);
  assert.equal(seen.gone, "not-found");
  assert.deepEqual([seen.orders.items, seen.orders.totalCount, seen.orders.nextCursor], [[], 0, null]);
});

test("the history pages through every order once, and one order has its lines", async () => {
  const seen = await inPage(`
    await shop.auth.login(ada);
    const ids = [];
    let page = await shop.orders.list({ limit: 10 });
    for (;;) {
      ids.push(...page.items.map((order) => order.id));
      if (!page.nextCursor) break;
      page = await shop.orders.list({ limit: 10, cursor: page.nextCursor });
    }
    const before = await shop.orders.list({ limit: 10, cursor: page.previousCursor });
    const order = await shop.orders.get(ids[0]);
    return { ids, total: page.totalCount, before: before.items.map((order) => order.id), order: structuredClone(order) }`);
  assert.equal(seen.ids.length, seen.total);
  assert.equal(new Set(seen.ids).size, seen.total);
  assert.deepEqual(seen.before, seen.ids.slice(20, 30));
  assert.ok(
    seen.order.lines.length > 0 && seen.order.lines.every((line) => typeof line.quantity === "number"),
  );
  assert.equal(seen.order.native.id, seen.ids[0]);
});

test("methods can be passed around, and results are plain data", async () => {
  const name = await inPage(`
    const { login } = shop.auth;
    const { get } = shop.profile;
    await login(ada);
    return JSON.parse(JSON.stringify(structuredClone(await get()))).name`);
  assert.equal(name, "Ada Lovelace");
});

test("every documented form of the platform's answers is taken", async () => {
  for (const settings of [
    { wrappedTokenBody: true },
    { customerTokenStatus: 201, createStatus: 200 },
    { errorsAsObject: true, statusAsNumber: true },
    { omitMeta: true },
    { wrongCredentialsStatus: 404 },
  ]) {
    await control("reset", "POST");
    await control("settings", "PUT", settings);
    await page.evaluate("localStorage.clear()");
    const seen = await inPage(`
      const wrong = await shop.auth.login({ ...ada, password: "wrong" }).catch((error) => error.code);
      await shop.auth.login(ada);
      const refused = await shop.addresses.create({ city: "Bath" }).catch((error) => [error.code, error.status, error.fields.length > 0]);
      const list = await shop.addresses.list();
      const orders = await shop.orders.list({ limit: 5 });
      return { wrong, refused, list: list.items.length, orders: orders.items.length, next: orders.nextCursor }`);
    assert.deepEqual(
      seen,
      { wrong: "invalid-credentials", refused: ["validation", 400, true], list: 4, orders: 5, next: "5" },
      JSON.stringify(settings),
    );
  }
});

test("a dropped connection and an HTML error page are told as what they are, and the session stays", async () => {
  await inPage("await shop.auth.login(ada)");
  for (const [fault, code] of [
    [{ kind: "drop" }, "network"],
    [{ kind: "dropMidBody" }, "network"],
    [{ kind: "status", status: 502, body: "<h1>Bad gateway</h1>", contentType: "text/html" }, "server"],
    [{ kind: "emptyBody", status: 500 }, "server"],
    [{ kind: "malformedJson" }, "malformed-response"],
    [{ kind: "status", status: 429, retryAfter: 60 }, "rate-limited"],
  ]) {
    await control("faults", "DELETE");
    await control("faults", "POST", { match: { pathPrefix: "/v2/orders" }, times: 99, fault });
    const error = await inPage(
      "return shop.orders.list().catch((error) => ({ code: error.code, wait: error.retryAfterMs, state: shop.auth.session.state }))",
    );
    assert.equal(error.code, code, JSON.stringify(fault));
    assert.equal(error.state, "customer");
    if (code === "rate-limited") assert.equal(error.wait, 60_000);
  }
  await control("faults", "DELETE");
  assert.equal((await inPage("return shop.orders.list({ limit: 1 })")).items.length, 1);
});

test("neither token nor password nor e-mail address is in any error", async () => {
  const texts = await inPage(`
    const texts = [];
    const note = (error) => texts.push(String(error), error.stack, JSON.stringify(error), JSON.stringify(error.fields));
    await shop.auth.login({ email: "ada@example.com", password: "hush-hush" }).catch(note);
    await shop.auth.register({ name: "Ada", email: "ada@example.com", password: "hush-hush" }).catch(note);
    await shop.auth.login(ada);
    await shop.profile.update({ email: "grace@example.com" }).catch(note);
    await shop.orders.get("nothing").catch(note);
    const tokens = Object.values(localStorage).flatMap((text) => { const { anonymous, customer } = JSON.parse(text); return [anonymous.token, customer.token]; });
    return { texts, tokens }`);
  assert.equal(texts.texts.length, 16);
  for (const secret of ["hush-hush", "@example.com", ...texts.tokens]) {
    assert.ok(!texts.texts.some((text) => text?.includes(secret)), `an error holds ${secret}`);
  }
});

test("a call that traps while it holds the turn among tabs lets the next one go on at once", async () => {
  const seen = await inPage(`
    const { instantiate } = WebAssembly;
    let memory;
    WebAssembly.instantiate = async (...values) => {
      const result = await instantiate(...values);
      memory = Object.values(result.instance.exports).find((one) => one instanceof WebAssembly.Memory);
      return result;
    };
    const { elasticPath: anew } = await import("/pkg/elastic-path.js?anew");
    const own = await anew({ clientId: "sandbox-storefront", baseUrl: ${JSON.stringify(sandbox)} });
    const heard = [];
    own.auth.onChange((session, reason) => heard.push(reason));
    const fetched = globalThis.fetch;
    globalThis.fetch = async (...request) => {
      const response = await fetched(...request);
      globalThis.fetch = fetched;
      new Uint8Array(memory.buffer).fill(0xf5);
      return response;
    };
    const code = await own.auth.login(ada).catch((error) => error.code);
    const { held } = await navigator.locks.query();
    const start = performance.now();
    const { state } = await own.auth.login(ada);
    return { code, held: held.length, waited: performance.now() - start, state, heard }`);
  assert.deepEqual([seen.code, seen.held, seen.state], ["internal", 0, "customer"]);
  // A turn that nobody gives back is waited for 5 seconds.
  assert.ok(seen.waited < 4_000, `${seen.waited} ms`);
  assert.deepEqual(seen.heard, ["initial", "anonymous", "login"]);
});

for (const wasmType of ["application/wasm", "application/octet-stream", "text/html; charset=utf-8"]) {
  test(`a module of its own file is loaded when it is served as ${wasmType}`, async () => {
    const served = await open({ wasmType });
    const servedPage = await served.browser.newPage();
    await servedPage.goto(served.url);
    const name = await servedPage.evaluate(`(async () => {
      const { elasticPath, init } = await import("storefront-customer/elastic-path/external");
      const { carts } = await import("storefront-customer/elastic-path/carts");
      init({ wasm: "/pkg/elastic-path.wasm" });
      const shop = await elasticPath({ clientId: "sandbox-storefront", baseUrl: ${JSON.stringify(sandbox)} });
      await shop.auth.login({ email: "ada@example.com", password: "correct-horse-battery" });
      await carts(shop).list();
      const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
      return { name: (await shop.profile.get()).name, loaded: loaded.filter((path) => path.startsWith("/pkg/")).sort() };
    })()`);
    // An optional module brings no other entry along.
    const loaded = ["carts.js", "external.js"].map((file) => `/pkg/elastic-path/${file}`);
    assert.deepEqual(name, { name: "Ada Lovelace", loaded: ["/pkg/elastic-path.wasm", ...loaded] });
    await served.close();
  });
}

test("a strict content security policy needs wasm-unsafe-eval and nothing more, and says so; `/js` needs not even that", async () => {
  const policy = (extra) =>
    `default-src 'none'; script-src 'self' 'unsafe-inline' ${extra}; connect-src ${sandbox}; img-src data:`;
  for (const [entry, extra, expected] of [
    ["elastic-path", "'wasm-unsafe-eval'", "customer"],
    ["elastic-path", "", "configuration"],
    ["elastic-path/js", "", "customer"],
  ]) {
    const strict = await open({ policy: policy(extra) });
    const strictPage = await strict.browser.newPage();
    await strictPage.goto(strict.url);
    // A script element, because what Playwright evaluates is exempt from the policy.
    await strictPage.addScriptTag({
      type: "module",
      content: `import { elasticPath } from "storefront-customer/${entry}";
        elasticPath({ clientId: "sandbox-storefront", baseUrl: ${JSON.stringify(sandbox)} })
          .then((shop) => shop.auth.login({ email: "ada@example.com", password: "correct-horse-battery" }))
          .then(({ state }) => { document.title = state; }, (error) => { document.title = error.code; });`,
    });
    // Not `waitForFunction`, which evaluates a string itself.
    for (let turn = 0; turn < 100 && (await strictPage.title()) === "package"; turn++) await pause(50);
    assert.equal(await strictPage.title(), expected);
    await strict.close();
  }
});
