// The day of the switch in a real browser: yesterday's pages run on js-sdk, today's on the package, and who
// was signed in stays so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { requests, sandbox, visitorTokens } from "./sandbox.mjs";
import { ada, state, useStage } from "./stage.mjs";

const stage = useStage();

/** js-sdk as a script of a page. What it has for Node is left out, as every bundler must. */
const jsSdk = await build({
  stdin: { contents: 'export { gateway } from "@elasticpath/js-sdk";', resolveDir: import.meta.dirname },
  bundle: true,
  write: false,
  format: "iife",
  globalName: "jsSdk",
  minify: true,
  external: ["node-localstorage"],
});

/** A page of yesterday, where the shopper signed in. */
async function yesterday() {
  const page = await stage.newPage();
  await page.addScriptTag({ content: jsSdk.outputFiles[0].text });
  await page.evaluate(
    async ({ sandbox, ada }) => {
      const { host } = new URL(sandbox);
      const shop = globalThis.jsSdk.gateway({
        client_id: "sandbox-storefront",
        host,
        protocol: "http",
        reauth: true,
      });
      await shop.Authenticate();
      const { data } = await shop.Customers.TokenViaPassword(ada.email, ada.password);
      localStorage.setItem("mtoken", data.token);
      localStorage.setItem("mcustomer", data.customer_id);
    },
    { sandbox, ada },
  );
  await page.close();
}

/** Today's page: makes the client `shop` with a takeover. */
async function start(page) {
  await page.evaluate(async (baseUrl) => {
    const { elasticPath } = await import("storefront-customer/elastic-path");
    const { fromJsSdk } = await import("storefront-customer/elastic-path/adopt");
    globalThis.shop = await elasticPath({ clientId: "sandbox-storefront", baseUrl, adopt: fromJsSdk() });
  }, sandbox);
}

const name = (page) => page.evaluate(async () => (await globalThis.shop.profile.get()).name);

test("a shopper stays signed in over the switch, in every tab, until signing out once", async () => {
  await yesterday();
  const before = await visitorTokens();
  const pages = await Promise.all([1, 2, 3].map(() => stage.newPage()));
  await Promise.all(pages.map(start));
  for (const page of pages) {
    assert.equal(await state(page), "customer");
    assert.equal(await name(page), "Ada Lovelace");
  }
  assert.equal(await visitorTokens(), before, "js-sdk's visitor's token serves");
  assert.equal((await requests("/v2/customers/tokens")).length, 1);
  const [first, second] = pages;
  assert.equal(await first.evaluate(() => localStorage.getItem("mtoken")), null);
  await first.reload();
  await start(first);
  assert.equal(await name(first), "Ada Lovelace");
  await first.evaluate(() => globalThis.shop.auth.logout());
  await second.waitForFunction(() => globalThis.shop.auth.session.state === "anonymous");
  const next = await stage.newPage();
  await start(next);
  assert.equal(await state(next), "anonymous");
});
