// What every measure stands on: the sandbox, the web server, the bundles and a browser.

import assert from "node:assert/strict";
import { ada } from "../tests/account/stage.mjs";
import { launchChromium } from "../tests/chromium.mjs";
import { sandboxUrl } from "../tests/package/serve.mjs";
import { bundleShared, bundleSide } from "./bundles.mjs";
import { openHost } from "./host.mjs";
import { clients, sides } from "./sides.mjs";

/** `quick` is a rehearsal: every step and every comparison, and too few rounds for a figure. */
export async function openStage({ quick = false } = {}) {
  const sandbox = sandboxUrl();
  const bundles = Object.fromEntries(
    await Promise.all(sides.map(async (side) => [side.name, await bundleSide(side)])),
  );
  const modules = { "/runner.js": await bundleShared() };
  for (const { name } of sides) modules[`/sides/${name}.js`] = bundles[name];
  const host = await openHost(sandbox, modules);
  const browser = await launchChromium();

  return {
    sandbox,
    host,
    bundles,
    browser,
    quick,
    /** As many rounds as a figure takes, or a rehearsal's. */
    rounds: (many) => (quick ? 1 : many),
    /** A page of a new visitor, with the accounts of these sides. Gives what `work` gives. */
    async inPage(some, { credentials = ada, api = host.url }, work) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      await page.goto(`${host.url}/`);
      await page.evaluate(() => import("/runner.js"));
      await page.evaluate((url) => {
        globalThis.bench.url = url;
      }, api);
      for (const side of some) {
        const settings = { url: api, clientId: clients[side.platform] };
        await page.evaluate((values) => globalThis.runner.open(...values), [[side], settings, credentials]);
      }
      const result = await work(page);
      assert.deepEqual(complaints, [], "the page stays free of errors");
      await context.close();
      return result;
    },
    async close() {
      await browser.close();
      host.close();
    },
  };
}

/** Holds what the sides read against each other. */
export function assertSame(what, readings) {
  const [[first, wanted], ...others] = Object.entries(readings);
  for (const [name, found] of others)
    assert.deepEqual(found, wanted, `${what}: ${name} has other data than ${first}`);
}
