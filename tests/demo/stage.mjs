// What every journey stands on: a browser on the demo, and a freshly seeded sandbox behind it.
// The files share one sandbox, so they must run one at a time: node --test --test-concurrency=1
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { launchChromium } from "../chromium.mjs";
import { reset } from "./sandbox.mjs";
import { setting } from "./settings.mjs";

export const ada = { name: "Ada Lovelace", email: "ada@example.com", password: "correct-horse-battery" };

const PATIENCE_MS = 15_000;

/** One browser for all tests of a file. */
let launched;
after(async () => (await launched)?.close());

/** Call once for the tests of a platform. Gives a stage whose `page` is a new one in every test. */
export function useStage(platform) {
  const stage = new Stage();
  stage.platform = platform;

  before(async () => {
    stage.demoUrl = setting("DEMO_URL");
    setting("SANDBOX_URL");
    launched ??= launchChromium();
  });
  beforeEach(async () => {
    await reset();
    const browser = await launched;
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: "en-GB",
      timezoneId: "UTC",
    });
    context.setDefaultTimeout(PATIENCE_MS);
    stage.begin(context);
    stage.page = await stage.newPage();
  });
  afterEach(async () => {
    await stage.context.close();
    stage.assertQuiet();
  });
  return stage;
}

class Stage {
  begin(context) {
    this.context = context;
    this.complaints = [];
    this.expected = [];
  }

  /** A further tab of the same browser. Whatever it complains about counts as well. */
  async newPage() {
    const page = await this.context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(`page error: ${error.stack ?? error}`));
    return page;
  }

  /** Chromium itself writes a line for each failed request; this one is the point of the journey. */
  expectFailedRequests(...statuses) {
    this.expected.push(...statuses.map(String));
  }

  assertQuiet() {
    const failedRequest = /^Failed to load resource: .*?(\d{3}|net::ERR_\w+)/;
    const unexpected = this.complaints.filter(
      (line) => !this.expected.includes(line.match(failedRequest)?.[1]),
    );
    assert.deepEqual(unexpected, [], "the browser's console has errors or warnings");
  }

  /** Answers a request in the shop's place, as the platform refuses. */
  async refuse(method, url, status, detail) {
    await this.page.route(url, (route) =>
      route.request().method() === method
        ? route.fulfill({
            status,
            headers: { "access-control-allow-origin": "*" },
            json: this.platform.refusal(status, detail),
          })
        : route.fallback(),
    );
  }

  /** The first link says which platform it is for, and the page keeps to that. */
  async open(path, page = this.page) {
    const choice = page.url() === "about:blank" ? `?platform=${this.platform.name}` : "";
    await page.goto(`${this.demoUrl}${choice}#${path}`);
  }

  async signIn({ email, password } = ada, page = this.page) {
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  }

  /** Opens a page of the account as the sample shopper. */
  async openSignedIn(path) {
    await this.open(path);
    await this.signIn();
    await this.shows(this.page.getByRole("button", { name: "Sign out" }), "the shopper is not signed in");
  }

  /** Presses the Tab key until it reaches the element. */
  async tabTo(locator) {
    await locator.waitFor();
    for (let stops = 0; stops < 40; stops += 1) {
      await this.page.keyboard.press("Tab");
      if (await hasFocus(locator)) return;
    }
    assert.fail(`The Tab key never reaches ${locator}.`);
  }

  /** The amount on this row of a receipt. */
  async receiptRow(name) {
    const rows = await this.page.locator(".totals-row").allInnerTexts();
    return rows.map((text) => text.split(/\s*\n\s*/)).find(([term]) => term === name)?.[1];
  }

  async showsHeading(name, page = this.page) {
    await this.shows(page.getByRole("heading", { level: 1, name }), `the page "${name}" does not open`, page);
  }

  async shows(locator, otherwise, page = this.page) {
    await this.#waits(locator, "visible", otherwise, page);
  }

  async hides(locator, otherwise, page = this.page) {
    await this.#waits(locator, "hidden", otherwise, page);
  }

  async #waits(locator, state, otherwise, page) {
    try {
      await locator.first().waitFor({ state });
    } catch {
      const text = await page
        .locator("body")
        .ariaSnapshot()
        .catch(() => "(the page is gone)");
      assert.fail(`${otherwise}. At ${page.url()} the page reads:\n${text}`);
    }
  }
}

export const hasFocus = (locator) => locator.evaluate((element) => element === document.activeElement);

/** The error shown at a field, as assistive technology finds it. */
export async function errorAt(field) {
  assert.equal(await field.getAttribute("aria-invalid"), "true", "the field is not marked as invalid");
  const ids = (await field.getAttribute("aria-describedby")) ?? "";
  const texts = await field.page().evaluate(
    (list) =>
      list
        .split(" ")
        .map((id) => document.getElementById(id))
        .filter((described) => described?.classList.contains("field-error"))
        .map((described) => described.textContent),
    ids,
  );
  return texts.join(" ");
}
