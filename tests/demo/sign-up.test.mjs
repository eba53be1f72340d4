// Journeys of a shopper who is new to the shop.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onBoth } from "./platforms.mjs";
import { ada, errorAt } from "./stage.mjs";

onBoth((stage, platform) => {
  async function signUp(name, email, password) {
    await stage.open("/sign-up");
    await stage.page.getByLabel("Your name").fill(name);
    await stage.page.getByLabel("E-mail address").fill(email);
    await stage.page.getByLabel("Password", { exact: true }).fill(password);
    await stage.page.getByRole("button", { name: "Create account" }).click();
  }

  test("a new shopper is signed in at once, and finds an empty account with ways to fill it", async () => {
    await signUp("Mary Somerville", "mary@example.com", "seven-moons-orbit");
    await stage.showsHeading("Hello, Mary Somerville");
    await stage.shows(stage.page.getByText("Nothing ordered yet."), "there is no word about orders");
    await stage.shows(stage.page.getByRole("link", { name: "Add an address" }), "no way to add an address");
    await stage.open("/account/orders");
    await stage.shows(
      stage.page.getByRole("heading", { name: "No orders yet" }),
      "the empty history is bare",
    );
    await stage.open("/account/addresses");
    await stage.shows(
      stage.page.getByRole("heading", { name: "No addresses yet" }),
      "the empty book is bare",
    );
  });

  test("a new account can be signed in to again", async () => {
    await signUp("Mary Somerville", "mary@example.com", "seven-moons-orbit");
    await stage.showsHeading("Hello, Mary Somerville");
    await stage.page.getByRole("button", { name: "Sign out" }).click();
    await stage.showsHeading("Sign in");
    await stage.signIn({ email: "mary@example.com", password: "seven-moons-orbit" });
    await stage.showsHeading("Hello, Mary Somerville");
  });

  test("an e-mail address that is taken is pointed out, and nothing typed is lost", async () => {
    stage.expectFailedRequests(platform.refuses.taken);
    await signUp("Someone Else", ada.email, "another-password");
    const alert = stage.page.getByRole("alert");
    await stage.shows(alert.getByText("already an account"), "the conflict is not explained");
    assert.equal(await stage.page.getByLabel("Your name").inputValue(), "Someone Else");
  });

  test("what is missing is said at each field", async () => {
    await signUp("", "not an address", "");
    assert.equal(await errorAt(stage.page.getByLabel("Your name")), "Enter your name.");
    assert.match(await errorAt(stage.page.getByLabel("E-mail address")), /such as name@example\.com/);
    assert.equal(await errorAt(stage.page.getByLabel("Password", { exact: true })), "Choose a password.");
  });

  test("a password can be looked at while it is typed", async () => {
    await stage.open("/sign-up");
    const password = stage.page.getByLabel("Password", { exact: true });
    await password.fill("seven-moons-orbit");
    assert.equal(await password.getAttribute("type"), "password");
    await stage.page.getByRole("button", { name: "Show password" }).click();
    assert.equal(await password.getAttribute("type"), "text");
  });
});
