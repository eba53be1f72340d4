// Every way to the module: each entry signs in and lists orders, optional modules take its client, and what can go
// wrong on the way says so.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, mock, test } from "node:test";
import { pathToFileURL } from "node:url";
import { packageFolder, sandboxUrl } from "./serve.mjs";

const url = sandboxUrl();
const ada = { email: "ada@example.com", password: "correct-horse-battery" };
const platforms = [
  {
    name: "elastic-path",
    make: "elasticPath",
    options: { clientId: "sandbox-storefront", baseUrl: url },
    module: "carts",
  },
  {
    name: "commerce-layer",
    make: "commerceLayer",
    options: { clientId: "sandbox-sales-channel", baseUrl: url, authUrl: url },
    module: "wishlists",
  },
];
const variants = ["", "/external", "/js"];

const wasm = (name) => readFileSync(join(packageFolder, `${name}.wasm`));
/** An entry anew, as a page that is loaded again has it. */
let loads = 0;
const fresh = (file) => import(`${pathToFileURL(join(packageFolder, file))}?${loads++}`);

beforeEach(() => mock.restoreAll());

for (const { name, make, options, module } of platforms) {
  for (const variant of variants) {
    test(`${name}${variant} signs in, lists orders, and its client takes an optional module`, async () => {
      const entry = await import(`storefront-customer/${name}${variant}`);
      if (entry.init) await entry.init({ wasm: wasm(name) });
      const shop = await entry[make](options);
      await shop.auth.login(ada);
      assert.equal((await shop.orders.list({ limit: 2 })).items.length, 2);
      const added = (await import(`storefront-customer/${name}/${module}`))[module](shop);
      assert.ok(Array.isArray((await added.list()).items));
      const refused = await shop.auth.login({}).catch((error) => error);
      assert.ok(refused instanceof entry.CustomerError && refused.code === "validation");
      await shop.auth.logout();
      shop.dispose();
    });
  }

  test(`${name} of Cloudflare's runtime takes the module as the runtime gives it`, () => {
    // What the runtime does with an import of `.wasm`, which Node does otherwise: it gives the module.
    const hook = `export async function load(url, context, next) {
      if (!url.endsWith(".wasm")) return next(url, context);
      const source = \`import { readFileSync } from "node:fs";
        export default new WebAssembly.Module(readFileSync(new URL(\${JSON.stringify(url)})));\`;
      return { format: "module", source, shortCircuit: true };
    }`;
    const program = `import { register } from "node:module";
      register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)});
      const open = async (entry) => {
        const { ${make} } = await import(entry);
        const shop = await ${make}(${JSON.stringify(options)});
        await shop.auth.login(${JSON.stringify(ada)});
        const { length } = (await shop.orders.list({ limit: 2 })).items;
        const { fetch } = globalThis;
        globalThis.fetch = async () => Response.redirect("https://elsewhere.example");
        const { code } = await shop.profile.get().catch((error) => error);
        globalThis.fetch = fetch;
        return [length, code];
      };
      // It refuses to refuse redirects, compiles nothing while it runs, and with an older date it has no
      // FinalizationRegistry. Node's own \`fetch\` has its by then.
      await fetch(${JSON.stringify(url)});
      globalThis.Request = class extends Request {
        constructor(url, init) {
          if (init.redirect === "error") throw new TypeError("Invalid redirect value");
          super(url, init);
        }
      };
      delete globalThis.FinalizationRegistry;
      WebAssembly.compile = undefined;
      console.log(JSON.stringify([await open("storefront-customer"), await open("storefront-customer/${name}")]));`;
    const flags = ["--conditions=workerd", "--no-warnings", "--input-type=module", "--eval", program];
    const output = execFileSync("node", flags, {
      cwd: import.meta.dirname,
      encoding: "utf8",
      timeout: 30_000,
    });
    const seen = [2, "network"];
    assert.deepEqual(JSON.parse(output), [seen, seen]);
  });
}

test("the root has both platforms, and errors of either are of its class", async () => {
  const { commerceLayer, CustomerError, elasticPath } = await import("storefront-customer");
  for (const make of [() => elasticPath({}), () => commerceLayer({})]) {
    const error = await make().catch((error) => error);
    assert.ok(error instanceof CustomerError, String(error));
    assert.equal(error.code, "configuration");
  }
});

const external = () => fresh("elastic-path/external.js");
const [{ options }] = platforms;
const file = wasm("elastic-path");
const answer = (body = file, type = "application/wasm", status = 200) =>
  new Response(body, { status, headers: { "content-type": type } });

for (const [form, given] of [
  ["bytes", () => file],
  ["a buffer", () => Uint8Array.from(file).buffer],
  ["a module", () => new WebAssembly.Module(file)],
  ["an answer", () => answer()],
  ["an answer with the wrong type", () => answer(file, "text/plain")],
  ["an answer with no type", () => new Response(file)],
  ["a promise of any", () => Promise.resolve(answer())],
]) {
  test(`\`init\` takes ${form}`, async () => {
    const { elasticPath, init } = await external();
    await init({ wasm: given() });
    assert.equal((await elasticPath(options)).auth.session.state, "none");
  });
}

for (const [form, address] of [
  ["an address as text", "https://shop.example/elastic-path.wasm"],
  ["a URL", new URL("https://shop.example/elastic-path.wasm")],
]) {
  test(`\`init\` takes ${form}, and fetches it once however many wait`, async () => {
    const { elasticPath, init } = await external();
    const fetching = mock.method(globalThis, "fetch", async () => answer());
    // Nobody waits for `init`: the client does.
    init({ wasm: address });
    await Promise.all([init({ wasm: address }), elasticPath(options), elasticPath(options)]);
    await init({ wasm: address });
    assert.deepEqual(
      fetching.mock.calls.map((call) => call.arguments),
      [[address]],
    );
  });
}

test("a failed load is not kept: the next client and the next `init` try again", async () => {
  const { elasticPath, init } = await external();
  let isDown = true;
  mock.method(globalThis, "fetch", async () => {
    if (isDown) throw new TypeError("fetch failed");
    return answer();
  });
  const failures = await Promise.all(
    [init({ wasm: "/a.wasm" }), elasticPath(options)].map((load) => load.catch((error) => error)),
  );
  for (const { code, retryable } of failures) assert.deepEqual([code, retryable], ["network", true]);
  isDown = false;
  assert.equal((await elasticPath(options)).auth.session.state, "none");
});

test("what is not the module is told apart, and what to do is said", async () => {
  const { elasticPath, init } = await external();
  const used = answer();
  await used.arrayBuffer();
  const stale = Uint8Array.from(file);
  stale[stale.length - 1] ^= 1;
  for (const [given, code, words] of [
    [undefined, "configuration", /Call `init\(\{ wasm \}\)` before the first client/],
    [{}, "configuration", /could not be compiled: give `init` that file/],
    [answer("<!doctype html>", "text/html"), "configuration", /could not be compiled/],
    [answer("<!doctype html>"), "configuration", /could not be compiled/],
    [used, "configuration", /an answer only once/],
    [answer("", "text/html", 404), "network", /could not be fetched: check its address/],
    [wasm("commerce-layer"), "configuration", /not the `elastic-path.wasm` of this version/],
    [stale, "configuration", /not the `elastic-path.wasm` of this version/],
  ]) {
    const error = await init({ wasm: given }).catch((error) => error);
    assert.deepEqual([error.name, error.code], ["CustomerError", code], String(error));
    assert.match(error.message, words);
  }
  await assert.rejects(init(), { code: "configuration" });
  await assert.rejects(elasticPath(options), /Call `init/);
  await init({ wasm: file });
  assert.equal((await elasticPath(options)).auth.session.state, "none");
});

test("concurrent first clients share one start, in each entry", async () => {
  const starts = mock.method(WebAssembly, "instantiate");
  const { elasticPath } = await fresh("elastic-path.js");
  await Promise.all(Array.from({ length: 5 }, () => elasticPath(options)));
  assert.equal(starts.mock.callCount(), 1);
});

test("where the module cannot be compiled the inline entry says what is missing, and tries again", async () => {
  const { elasticPath } = await fresh("elastic-path.js");
  const { instantiate } = WebAssembly;
  mock.method(WebAssembly, "instantiate", async () => {
    throw new WebAssembly.CompileError("blocked by the policy");
  });
  const error = await elasticPath(options).catch((error) => error);
  assert.equal(error.code, "configuration");
  assert.match(error.message, /'wasm-unsafe-eval'/);
  assert.ok(error.cause instanceof WebAssembly.CompileError);
  mock.restoreAll();
  assert.equal(WebAssembly.instantiate, instantiate);
  assert.equal((await elasticPath(options)).auth.session.state, "none");
});

test("an answer can be read once, and yet there is another start after a trap", async () => {
  const { elasticPath, init } = await external();
  const memories = [];
  const { instantiate } = WebAssembly;
  mock.method(WebAssembly, "instantiate", async (...values) => {
    const instance = await instantiate(...values);
    memories.push(Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory));
    return instance;
  });
  await init({ wasm: answer() });
  const shop = await elasticPath({ ...options, storage: "memory" });
  await shop.auth.login(ada);
  new Uint8Array(memories[0].buffer).fill(0xf5);
  await assert.rejects(shop.profile.get(), { code: "internal" });
  assert.equal((await shop.profile.get()).name, "Ada Lovelace");
  assert.equal(memories.length, 2);
});
