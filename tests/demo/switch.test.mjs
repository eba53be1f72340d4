// Journeys from one platform to the other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commerceLayer, elasticPath, onEach } from "./platforms.mjs";
import { requestCount } from "./sandbox.mjs";
import { ada, hasFocus } from "./stage.mjs";

const others = new Map([
  [elasticPath, commerceLayer],
  [commerceLayer, elasticPath],
]);

onEach([...others.keys()], (stage, platform) => {
  const other = others.get(platform);
  const choice = ({ title }, page = stage.page) =>
    page.getByRole("navigation", { name: "Runs on" }).getByRole("link", { name: title });

  async function runsOn({ title }, page = stage.page) {
    const current = page.locator(`.platform-link[aria-current=true]`).getByText(title);
    await stage.shows(current, `the page does not run on ${title}`, page);
  }

  test("each platform keeps its own session, and switching back finds it", async () => {
    await stage.openSignedIn("/account/orders");
    await stage.showsHeading("Your orders");
    await choice(other).click();
    await runsOn(other);
    await stage.showsHeading("Sign in");
    await stage.signIn();
    await stage.showsHeading("Your orders");
    await stage.shows(
      stage.page.getByRole("link", { name: /^Order / }),
      "the other shop's orders do not come",
    );
    await choice(platform).click();
    await runsOn(platform);
    await stage.showsHeading("Your orders");
    await stage.page.getByRole("button", { name: "Sign out" }).click();
    await stage.showsHeading("Sign in");
    await choice(other).click();
    await stage.showsHeading(`Hello, ${ada.name}`);
  });

  test("the choice outlives a reload, is not in the address, and is not another tab's", async () => {
    await stage.open("/sign-in");
    await runsOn(platform);
    assert.equal(new URL(stage.page.url()).search, "", "the choice stays in the address bar");
    await stage.page.reload();
    await runsOn(platform);
    const tab = await stage.newPage();
    await tab.goto(`${stage.demoUrl}#/sign-in`);
    await runsOn(platform, tab);
    await choice(other, tab).click();
    await runsOn(other, tab);
    await stage.page.reload();
    await runsOn(platform);
  });

  test("a visitor fetches the code of one platform alone", async () => {
    const fetched = [];
    stage.page.on("request", (sent) => fetched.push(sent.url()));
    await stage.openSignedIn("/account");
    await stage.showsHeading(`Hello, ${ada.name}`);
    const has = ({ name }) => fetched.some((url) => new RegExp(`/assets/${name}-[^/]*\\.js$`).test(url));
    assert.ok(has(platform), fetched.join("\n"));
    assert.ok(!has(other), "the other platform's code is fetched");
    assert.equal(await requestCount("POST", new RegExp(other.login)), 0);
  });

  test("switching keeps to the page, where the other shop has it", async () => {
    await stage.openSignedIn("/account/profile");
    await stage.showsHeading("Your profile");
    await choice(other).click();
    await stage.signIn();
    await stage.showsHeading("Your profile");
  });

  test("the switch works with the keyboard, and says which platform is on", async () => {
    await stage.open("/sign-in");
    await stage.showsHeading("Sign in");
    await stage.tabTo(choice(other));
    assert.ok(await hasFocus(choice(other)));
    await stage.page.keyboard.press("Enter");
    await runsOn(other);
    assert.equal(await choice(platform).getAttribute("aria-current"), null);
  });
});

onEach([commerceLayer], (stage) => {
  test("a platform without a cart offers no shop, no provider, and no way to order again", async () => {
    const { page } = stage;
    await stage.open("/sign-in");
    await stage.showsHeading("Sign in");
    assert.equal(await page.locator(".sign-on").count(), 0, "room is kept for providers");
    await stage.signIn();
    await stage.showsHeading(`Hello, ${ada.name}`);
    assert.equal(await page.getByRole("link", { name: /^(Shop|Cart)/ }).count(), 0);
    await page.getByRole("link", { name: "See this order" }).click();
    await stage.showsHeading(/^Order /);
    assert.equal(await page.getByRole("button", { name: "Order again" }).count(), 0);
    for (const path of ["/shop", "/cart", "/checkout"]) {
      await stage.open(path);
      await stage.showsHeading("This page has flown");
    }
  });
});

onEach([elasticPath], (stage) => {
  test("a platform without subscriptions, returns, wishlists and a wallet speaks of none", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account");
    await stage.showsHeading(`Hello, ${ada.name}`);
    const words = /Subscriptions|Returns|Wishlists|Wallet/;
    assert.equal(await page.getByRole("link", { name: words }).count(), 0);
    await stage.open("/account/wallet");
    await stage.showsHeading("This page has flown");
  });
});
