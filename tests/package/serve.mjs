// Serves the built package and an empty page to a browser, as a plain web server would.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { launchChromium } from "../chromium.mjs";
import { launchFirefox } from "../firefox.mjs";

const pkg = new URL("../../pkg/", import.meta.url);
const entries = [
  "elastic-path",
  "elastic-path/external",
  "elastic-path/js",
  "elastic-path/adopt",
  "elastic-path/carts",
  "commerce-layer",
];
const importMap = {
  imports: Object.fromEntries(entries.map((entry) => [`storefront-customer/${entry}`, `/pkg/${entry}.js`])),
};
const page = `<!doctype html><title>package</title><link rel="icon" href="data:,"><script type="importmap">${JSON.stringify(importMap)}</script>`;

/** A server and a browser. `policy` is the page's content security policy, `wasmType` what a `.wasm` is served as. */
export async function open({ policy, wasmType = "application/wasm" } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    if (pathname === "/") {
      response.writeHead(200, {
        "content-type": "text/html",
        ...(policy && { "content-security-policy": policy }),
      });
      return response.end(page);
    }
    const body = await readFile(new URL(pathname.replace("/pkg/", "./"), pkg)).catch(() => undefined);
    const type = pathname.endsWith(".wasm") ? wasmType : "text/javascript";
    response.writeHead(body ? 200 : 404, { "content-type": type });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await (process.env.BROWSER === "firefox" ? launchFirefox() : launchChromium());
  return {
    browser,
    url: `http://127.0.0.1:${server.address().port}/`,
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Where the sandbox is. */
export function sandboxUrl() {
  const url = process.env.SANDBOX_URL;
  if (!url) throw new Error("Set SANDBOX_URL to a running sandbox, or run `npm test -- package`.");
  return url;
}

/** One of the sandbox's control endpoints. */
export async function control(path, method, body) {
  const response = await fetch(`${sandboxUrl()}/__sandbox/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  assert.ok(response.ok, `the sandbox answers ${path}`);
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

export const packageFolder = fileURLToPath(pkg);
