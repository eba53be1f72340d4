// docs/frameworks.md: its code compiles with the types of each framework, and runs in Chromium against the
// sandbox. All account pages are the same to a shopper, so that one journey goes through each of them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { compile as compileSvelte } from "svelte/compiler";
import { compileScript, parse as parseVue } from "vue/compiler-sfc";
import { root } from "../../scripts/processes.mjs";
import { launchChromium, noteComplaints } from "../chromium.mjs";
import { compiler, projectOf } from "./documents.mjs";
import { control, packageFolder, sandboxUrl } from "./serve.mjs";
import { codeIn, readTables } from "./tables.mjs";

const guide = "docs/frameworks.md";
const text = readFileSync(join(root, guide), "utf8");
const baseUrl = sandboxUrl();
const ada = { email: "ada@example.com", password: "correct-horse-battery" };
const tried = new Set();

let project;
let browser;
let server;
/** What the server has, by path: a body with its headers. */
const served = new Map();

before(async () => {
  const packages = ["react", "react-dom", "vue", "svelte"];
  project = await projectOf([guide], { packages });
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const { body, headers } = served.get(pathname) ?? {};
    response.writeHead(body === undefined ? 404 : 200, headers);
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  server?.close();
  project?.remove();
});

const url = () => `http://127.0.0.1:${server.address().port}`;
/** The file of a block. */
const file = (name) => {
  tried.add(name);
  return join(project.folder, guide, name);
};
/** The page's client id and address are those of whoever copies it: here they are the sandbox's. */
const ours = (code) =>
  code
    .replaceAll("your public client id", "sandbox-storefront")
    .replaceAll("https://euwest.api.elasticpath.com", baseUrl);
const source = (name) => ours(readFileSync(file(name), "utf8"));

const script = { "content-type": "text/javascript" };
const html = { "content-type": "text/html; charset=utf-8" };
const serve = (path, body, headers) => served.set(path, { body, headers });

/** A Vue component as a module, its template in it, so that its types are checked too. */
function vueModule(name) {
  const { descriptor, errors } = parseVue(source(name), { filename: name });
  assert.deepEqual(errors, []);
  return compileScript(descriptor, { id: name, inlineTemplate: true }).content;
}

const frameworks = {
  name: "frameworks",
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, ({ path }) => ({
      contents: vueModule(path.split("/").at(-1)),
      loader: "ts",
    }));
    onLoad({ filter: /\.svelte$/ }, ({ path }) => {
      const { js, warnings } = compileSvelte(source(path.split("/").at(-1)), {
        filename: path,
        css: "injected",
      });
      assert.deepEqual(warnings, []);
      return { contents: js.code, loader: "js" };
    });
    onLoad({ filter: /frameworks\.md\/.*\.js$/ }, ({ path }) => {
      const name = path.slice(path.indexOf(guide) + guide.length + 1);
      for (const ending of ["ts", "tsx", "js"]) tried.add(name.replace(/js$/, ending));
      return { contents: ours(readFileSync(path, "utf8")), loader: "js" };
    });
  },
};

/** One script of what a page begins with. */
async function bundle(contents, options = {}) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(project.folder, guide) },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
    define: {
      "process.env.NODE_ENV": '"development"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true",
    },
    conditions: ["browser"],
    plugins: [frameworks],
    ...options,
  });
  return outputFiles[0].text;
}

/** A page with a script, and what is there before it runs. */
async function serveApp(name, contents, markup = "<main></main>") {
  serve(`/${name}.js`, await bundle(contents), script);
  const page = `<!doctype html><title>${name}</title><link rel="icon" href="data:,"><body>${markup}<script type="module" src="/${name}.js"></script>`;
  serve(`/${name}`, page, html);
}

test("all of it compiles, templates included", () => {
  writeFileSync(join(project.folder, guide, "account-vue.ts"), vueModule("Account.vue"));
  const [, own] = source("Account.svelte").match(/<script lang="ts">\n([\s\S]*?)<\/script>/);
  const runes = `/// <reference types="svelte" />\nexport {};\n`;
  writeFileSync(join(project.folder, guide, "account-svelte.ts"), `${runes}${own}`);
  try {
    execFileSync("node", [compiler, "--project", project.folder], { encoding: "utf8" });
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
});

describe("in Chromium", () => {
  let context;
  let page;
  let complaints;
  beforeEach(async () => {
    await control("reset", "POST");
    complaints = [];
    context = await browser.newContext();
    page = await newPage();
  });
  afterEach(async () => {
    await context.close();
    assert.deepEqual(complaints, [], "the console stays free of errors");
  });

  async function newPage() {
    const opened = await context.newPage();
    opened.setDefaultTimeout(15_000);
    noteComplaints(opened, complaints);
    return opened;
  }

  /** What a shopper does on an account page, whatever it is built with. */
  async function journey(path) {
    await page.goto(url() + path);
    const alert = (text) => page.getByRole("alert").filter({ hasText: text }).first().waitFor();
    const button = (name, on = page) => on.getByRole("button", { name });
    const fill = async (email, password) => {
      await page.getByLabel("E-mail address").fill(email);
      await page.getByLabel("Password").fill(password);
      await button("Sign in").click();
    };
    await fill("", "");
    await alert("is required");
    await fill(ada.email, "wrong");
    await alert("do not belong together");
    await fill(ada.email, ada.password);
    const heading = (on = page) => on.getByRole("heading", { name: "Ada Lovelace" }).waitFor();
    await heading();
    await page.getByRole("listitem").nth(4).waitFor();
    assert.match(await page.getByRole("listitem").first().textContent(), /\d+.*\d\.\d\d/);
    // The next load, and another tab.
    await page.reload();
    await heading();
    const other = await newPage();
    await other.goto(url() + path);
    await heading(other);
    await button("Sign out", other).click();
    await button("Sign in").waitFor();
    await button("Sign in", other).waitFor();
    const tokens = (await control("requests?path=/oauth/access_token", "GET")).requests;
    assert.equal(
      tokens.filter(({ method }) => method === "POST").length,
      1,
      "one visitor's token for all of it",
    );
  }

  test("React", async () => {
    await serveApp("react", 'import "./main.js";');
    await journey("/react");
  });

  test("Vue", async () => {
    await serveApp(
      "vue",
      'import { createApp } from "vue"; import Account from "./Account.vue"; createApp(Account).mount("main");',
    );
    await journey("/vue");
  });

  test("Svelte", async () => {
    await serveApp(
      "svelte",
      'import { mount } from "svelte"; import Account from "./Account.svelte"; mount(Account, { target: document.querySelector("main") });',
    );
    await journey("/svelte");
  });

  test("Next: a server renders without a client, and the browser goes on from there", async (context) => {
    const code = await bundle(
      `import { createElement } from "react";
       import { renderToString } from "react-dom/server.edge";
       import Page from "./app/account/page.js";
       export const rendered = () => renderToString(createElement(Page));`,
      { platform: "node", conditions: [] },
    );
    const server = join(project.folder, "server.mjs");
    writeFileSync(server, code);
    const fetched = context.mock.method(globalThis, "fetch", () => assert.fail("a server sends nothing"));
    const { rendered } = await import(pathToFileURL(server));
    const markup = rendered();
    fetched.mock.restore();
    assert.equal(markup, '<main><p role="status">One moment…</p></main>');
    await serveApp(
      "next",
      `import { createElement } from "react";
       import { hydrateRoot } from "react-dom/client";
       import Page from "./app/account/page.js";
       hydrateRoot(document.querySelector("#root"), createElement(Page), {
         onRecoverableError: (error) => console.error(String(error)),
       });`,
      `<div id="root">${markup}</div>`,
    );
    await journey("/next");
  });

  function servePlain() {
    for (const name of ["elastic-path", "forms"]) {
      const body = readFileSync(join(packageFolder, `${name}.js`));
      serve(`/vendor/storefront-customer/${name}.js`, body, script);
    }
    serve("/plain.js", source("plain.js"), script);
    return source("plain.html");
  }

  test("a plain page", async () => {
    const icon = '<link rel="icon" href="data:,">';
    serve("/plain.html", servePlain().replace("<title>", `${icon}<title>`), html);
    await journey("/plain.html");
  });

  test("the same under the content security policy of the page", async () => {
    const [, policy] = ours(text).match(/^Content-Security-Policy: (.*)$/m);
    const [, nonce] = policy.match(/'nonce-([^']+)'/);
    const body = servePlain().replace('type="importmap"', `type="importmap" nonce="${nonce}"`);
    serve("/strict.html", body, { ...html, "content-security-policy": policy });
    await page.goto(`${url()}/strict.html`);
    await page.getByLabel("E-mail address").fill(ada.email);
    await page.getByLabel("Password").fill(ada.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Ada Lovelace" }).waitFor();
    // The icon that a browser asks for by itself is no part of it.
    complaints = complaints.filter((complaint) => !complaint.includes("favicon"));
  });

  test("a service worker has the page's session, and keeps nothing of an account", async () => {
    await serveApp(
      "worker-page",
      `import { openSharedShop } from "./shared-shop.js";
       await navigator.serviceWorker.register("/service-worker.js");
       await navigator.serviceWorker.ready;
       globalThis.shop = await openSharedShop();
       globalThis.ask = () => new Promise((resolve) => {
         const { port1, port2 } = new MessageChannel();
         port1.onmessage = ({ data }) => resolve(data);
         navigator.serviceWorker.controller.postMessage("unfulfilled", [port2]);
       });
       document.title = "ready";`,
    );
    serve("/service-worker.js", await bundle('import "./service-worker.js";', { format: "iife" }), script);
    await page.goto(`${url()}/worker-page`);
    await page.waitForFunction(() => document.title === "ready" && navigator.serviceWorker.controller);
    assert.deepEqual(await page.evaluate(() => globalThis.ask()), { code: "not-signed-in" });
    const count = await page.evaluate(async (ada) => {
      await globalThis.shop.auth.login(ada);
      await globalThis.shop.profile.get();
      const filter = { fulfillmentStatus: "unfulfilled" };
      return (await globalThis.shop.orders.list({ filter })).totalCount;
    }, ada);
    assert.deepEqual(await page.evaluate(() => globalThis.ask()), { count });
    const logins = (await control("requests?path=/v2/customers/tokens", "GET")).requests;
    assert.equal(logins.filter(({ method }) => method === "POST").length, 1);
    await page.reload();
    await page.waitForFunction(() => document.title === "ready");
    const kept = await page.evaluate(async () => {
      const cache = await caches.open("pages");
      return [
        (await cache.keys()).map(({ url }) => new URL(url).origin === location.origin),
        localStorage.length,
      ];
    });
    assert.ok(kept[0].length > 0 && kept[0].every(Boolean));
    assert.equal(kept[1], 0);
    // A page that was kept is there without its server.
    await context.setOffline(true);
    await page.reload();
    assert.equal(
      await page.evaluate(() => document.querySelector("script").src.endsWith("/worker-page.js")),
      true,
    );
    await context.setOffline(false);
    complaints = complaints.filter(
      (complaint) => !/ERR_INTERNET_DISCONNECTED|NetworkError|network/i.test(complaint),
    );
  });

  test("the shopper chooses where the session is kept, and each place lasts as the table says", async () => {
    await serveApp("remember", 'import * as own from "./remember.js"; Object.assign(globalThis, own);');
    const storages = readTables(text).find(({ headings }) => headings[0] === "`storage`").rows;
    for (const stay of [true, false]) {
      const choice = stay ? "local" : "session";
      const row = storages.find((row) => codeIn(row["`storage`"])[0] === `"${choice}"`);
      const own = await browser.newContext();
      const tab = await own.newPage();
      await tab.goto(`${url()}/remember`);
      await tab.waitForFunction(() => globalThis.signIn);
      await tab.evaluate(([ada, stay]) => globalThis.signIn(ada, stay), [ada, stay]);
      const state = async (page) => {
        await page.waitForFunction(() => globalThis.openRemembered);
        const state = await page.evaluate(async () => (await globalThis.openRemembered()).auth.session.state);
        return state === "customer" ? "signed in" : "signed out";
      };
      await tab.reload();
      assert.equal(await state(tab), row["a reload"]);
      const other = await own.newPage();
      await other.goto(`${url()}/remember`);
      assert.equal(await state(other), row["another tab"]);
      // What a browser keeps when it is closed is its localStorage.
      const later = await browser.newContext({ storageState: await own.storageState() });
      const next = await later.newPage();
      await next.goto(`${url()}/remember`);
      assert.equal(await state(next), row["the browser closed"]);
      await own.close();
      await later.close();
    }
  });
});

test("every file of the page was run", () => {
  const named = project.blocks.map(({ name }) => name);
  const modules = named.map((name) => name.replace(/\.(tsx?|js)$/, ""));
  assert.equal(new Set(modules).size, named.length, "two files have one name");
  assert.deepEqual(
    named.filter((name) => !tried.has(name)),
    [],
  );
});
