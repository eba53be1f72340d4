// Journeys in and out of the account.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onBoth } from "./platforms.mjs";
import { requestCount, revokeShopperTokens } from "./sandbox.mjs";
import { ada, errorAt, hasFocus } from "./stage.mjs";

onBoth((stage, platform) => {
  test("a shopper signs in and is greeted by name", async () => {
    await stage.open("/sign-in");
    await stage.signIn();
    await stage.showsHeading(`Hello, ${ada.name}`);
    const header = stage.page.getByRole("navigation", { name: "Account access" });
    await stage.shows(header.getByRole("link", { name: ada.name }), "the header does not name the shopper");
  });

  test("a wrong password is refused, and the e-mail address stays typed in", async () => {
    stage.expectFailedRequests(platform.refuses.login);
    await stage.open("/sign-in");
    await stage.signIn({ email: ada.email, password: "wrong" });
    const alert = stage.page.getByRole("alert");
    await stage.shows(alert.getByText("do not match an account"), "the refusal is not explained");
    assert.equal(await stage.page.getByLabel("E-mail address").inputValue(), ada.email);
    await stage.signIn();
    await stage.showsHeading(`Hello, ${ada.name}`);
  });

  test("empty fields are asked for before the shop is", async () => {
    await stage.open("/sign-in");
    await stage.signIn({ email: "", password: "" });
    const email = stage.page.getByLabel("E-mail address");
    assert.equal(await errorAt(email), "Enter your e-mail address.");
    assert.equal(await errorAt(stage.page.getByLabel("Password", { exact: true })), "Enter your password.");
    assert.ok(await hasFocus(email), "the first wrong field does not have the focus");
    assert.equal(
      await requestCount("POST", new RegExp(platform.login)),
      0,
      "the shop was asked all the same",
    );
  });

  test("a reload keeps the shopper signed in, on the same page", async () => {
    await stage.openSignedIn("/account/orders");
    await stage.showsHeading("Your orders");
    await stage.page.reload();
    await stage.showsHeading("Your orders");
    await stage.shows(
      stage.page.getByRole("link", { name: ada.name }),
      "the header does not name the shopper",
    );
  });

  test("signing out closes the account, also to a reload", async () => {
    await stage.openSignedIn("/account");
    await stage.page.getByRole("button", { name: "Sign out" }).click();
    await stage.showsHeading("Sign in");
    await stage.shows(stage.page.getByText("You are signed out."), "signing out is not confirmed");
    await stage.open("/account/addresses");
    await stage.showsHeading("Sign in");
    await stage.page.reload();
    await stage.showsHeading("Sign in");
  });

  test("signing out in another tab closes the account in this one", async () => {
    await stage.openSignedIn("/account/addresses");
    const other = await stage.newPage();
    await stage.open("/account", other);
    await stage.showsHeading(`Hello, ${ada.name}`, other);
    await other.getByRole("button", { name: "Sign out" }).click();
    await stage.showsHeading("Sign in", other);
    await stage.showsHeading("Sign in");
  });

  test("signing in in another tab opens the page wanted in this one", async () => {
    await stage.open("/account/profile");
    await stage.showsHeading("Sign in");
    const other = await stage.newPage();
    await stage.open("/sign-in", other);
    await stage.signIn(ada, other);
    await stage.showsHeading(`Hello, ${ada.name}`, other);
    await stage.showsHeading("Your profile");
  });

  test("a page asked for while signed out opens after signing in", async () => {
    await stage.open("/account/addresses/new");
    await stage.showsHeading("Sign in");
    await stage.signIn();
    await stage.showsHeading("Add an address");
    await stage.page.goBack();
    assert.doesNotMatch(stage.page.url(), /sign-in/, "the sign-in page stays in the history");
  });

  test("the page wanted is still opened when the shopper creates an account instead", async () => {
    await stage.open("/account/orders");
    await stage.page.getByRole("link", { name: "Create an account" }).click();
    await stage.page.getByLabel("Your name").fill("Mary Somerville");
    await stage.page.getByLabel("E-mail address").fill("mary@example.com");
    await stage.page.getByLabel("Password", { exact: true }).fill("seven-moons-orbit");
    await stage.page.getByRole("button", { name: "Create account" }).click();
    await stage.showsHeading("Your orders");
  });

  test("a sign-in link never leads out of the account", async () => {
    await stage.open(`/sign-in?next=${encodeURIComponent("//example.com/")}`);
    await stage.signIn();
    await stage.showsHeading(`Hello, ${ada.name}`);
    assert.equal(new URL(stage.page.url()).origin, new URL(stage.demoUrl).origin);
  });

  test("a session that ended leads to sign-in, and afterwards back to the page", async () => {
    stage.expectFailedRequests(...platform.refuses.endedSession);
    await stage.openSignedIn("/account");
    await stage.showsHeading(`Hello, ${ada.name}`);
    await revokeShopperTokens();
    await stage.page.getByRole("link", { name: "Orders", exact: true }).click();
    await stage.showsHeading("Sign in");
    await stage.shows(stage.page.getByText("Your session ended."), "the shopper is not told why");
    await stage.signIn();
    await stage.showsHeading("Your orders");
    await stage.shows(stage.page.getByRole("link", { name: /^Order / }), "the orders are not shown");
  });

  test("a shopper can sign in and move on with the keyboard alone", async () => {
    const { page } = stage;
    await stage.open("/sign-in");
    await stage.showsHeading("Sign in");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to content" });
    assert.ok(await hasFocus(skip), "the skip link is not the first stop");
    await stage.shows(skip, "the skip link stays hidden when it has the focus");
    await page.keyboard.press("Enter");
    assert.ok(await hasFocus(page.getByRole("main")), "the skip link does not lead to the content");

    await stage.tabTo(page.getByLabel("E-mail address"));
    await page.keyboard.type(ada.email);
    await stage.tabTo(page.getByLabel("Password", { exact: true }));
    assert.notEqual(await outlineOf(page), "none", "the focused field has no visible outline");
    await page.keyboard.type(ada.password);
    await page.keyboard.press("Enter");

    const greeting = page.getByRole("heading", { level: 1, name: `Hello, ${ada.name}` });
    await stage.shows(greeting, "Enter in the password field does not sign in");
    assert.ok(await hasFocus(greeting), "the focus does not move to the new page's heading");

    await stage.tabTo(page.getByRole("link", { name: "See this order" }));
    await page.keyboard.press("Enter");
    await stage.showsHeading(/^Order /);
  });

  const outlineOf = (page) => page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
});
