// What every file stands on: tabs of one browser with the built package, and a record of all that leaves them.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { noteComplaints } from "../chromium.mjs";
import { open } from "../package/serve.mjs";
import { Leaks } from "./leaks.mjs";
import { begin, prepare } from "./page.mjs";
import { reset, sandbox } from "./sandbox.mjs";

export const ada = { email: "ada@example.com", password: "correct-horse-battery" };

const stores = {
  "elastic-path": { clientId: "sandbox-storefront", baseUrl: sandbox },
  "commerce-layer": { clientId: "sandbox-sales-channel", baseUrl: sandbox, authUrl: sandbox },
};

/** Call once in a test file. Each test gets a browser of its own, as far as storage and tabs go. */
export function useStage(platform = "elastic-path") {
  const stage = new Stage(platform);
  before(async () => {
    stage.host = await open();
  });
  beforeEach(async () => {
    await reset();
    await stage.begin();
  });
  afterEach(() => stage.end());
  after(() => stage.host?.close());
  return stage;
}

class Stage {
  constructor(platform) {
    this.platform = platform;
  }

  async begin() {
    this.complaints = [];
    this.leaks = new Leaks([ada.email, ada.password]);
    this.context = await this.host.browser.newContext();
    await this.listenTo(this.context);
  }

  async listenTo(context) {
    this.leaks.watch(context);
    await context.exposeBinding("note", (_source, kind, text) => this.leaks.note(kind, text));
    await context.addInitScript(prepare);
  }

  async end() {
    await this.leaks.settled();
    await this.context.close();
    assert.deepEqual(this.leaks.found(), [], "a secret left the package");
    assert.deepEqual(this.complaints, [], "the console stays free of errors");
  }

  /** A page without a client. `script` runs before anything else in it, at each load. */
  async newPage(script, value) {
    const page = await this.context.newPage();
    noteComplaints(page, this.complaints);
    if (script) await page.addInitScript(script, value);
    await page.goto(this.host.url);
    return page;
  }

  /** A page with a client as `shop`. `options` runs in the page and gives further options of the client. */
  async newTab({ script, value, options } = {}) {
    const page = await this.newPage(script, value);
    await this.start(page, options);
    return page;
  }

  /** Makes the client of a page that was just loaded. */
  async start(page, options = () => ({})) {
    const [platform, store, shopper] = [this.platform, stores[this.platform], ada].map((value) =>
      JSON.stringify(value),
    );
    await page.evaluate(`(${begin})(${platform}, { ...${store}, ...(${options})() }, ${shopper})`);
  }

  async restart(page, options) {
    await page.reload();
    await this.start(page, options);
  }
}

/** What the page's listener has heard so far. */
export const heard = (page) => page.evaluate(() => globalThis.heard.map(({ reason }) => reason));

export const state = (page) => page.evaluate(() => globalThis.shop.auth.session.state);

/** Waits until the page's listener has heard `reason`, and gives how long that took from `since`. */
export async function hears(page, reason, since) {
  const at = await page.evaluate(
    ([wanted, from]) =>
      new Promise((resolve) => {
        const limit = performance.now() + 3_000;
        const look = () => {
          const found = globalThis.heard.find((one) => one.reason === wanted && one.at >= from);
          if (found || performance.now() > limit) resolve(found?.at);
          else setTimeout(look, 10);
        };
        look();
      }),
    [reason, since],
  );
  assert.ok(at, `the tab never hears "${reason}"`);
  return at - since;
}
