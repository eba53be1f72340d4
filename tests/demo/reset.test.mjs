// Journeys from the link in the shop's e-mail to a new password.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commerceLayer, onEach } from "./platforms.mjs";
import { asMerchant, changeSettings } from "./sandbox.mjs";
import { ada, errorAt } from "./stage.mjs";

onEach([commerceLayer], (stage) => {
  const password = "nine-gilded-teaspoons";

  /** What the merchant's server sends to a shopper who asks for it. */
  async function mailedLink() {
    const { data } = await asMerchant("POST", "customer_password_resets", {
      type: "customer_password_resets",
      attributes: { customer_email: ada.email },
    });
    return `/reset?id=${data.id}&token=${data.attributes.reset_password_token}`;
  }

  async function set(value) {
    await stage.page.getByLabel("New password").fill(value);
    await stage.page.getByRole("button", { name: "Set password" }).click();
  }

  test("the link leads to a new password, and the new password into the account", async () => {
    await stage.open(await mailedLink());
    await set(password);
    await stage.showsHeading("Sign in");
    await stage.shows(stage.page.getByText("Your new password is set: sign in with it."), "nobody says so");
    await stage.signIn({ ...ada, password });
    await stage.showsHeading(`Hello, ${ada.name}`);
  });

  test("a link works once, and for a while, and each is said", async () => {
    stage.expectFailedRequests(422);
    const link = await mailedLink();
    await stage.open(link);
    await set(password);
    await stage.showsHeading("Sign in");
    await stage.open(link);
    await set(password);
    await stage.shows(stage.page.getByRole("alert").getByText("was used already"), "nobody says why not");

    const old = await mailedLink();
    await changeSettings({ commerceLayer: { resetSeconds: 0 } });
    await stage.open(old);
    await set(password);
    await stage.shows(stage.page.getByRole("alert").getByText("too old"), "nobody says why not");
  });

  test("a link that is not whole is told from one that leads nowhere", async () => {
    stage.expectFailedRequests(404, 422);
    const unknown = stage.page.getByRole("alert").getByText("not one of ours, or not all of it");
    await stage.open("/reset?id=half");
    await stage.shows(unknown, "half a link is not explained");
    assert.equal(await stage.page.getByLabel("New password").count(), 0, "a password is asked for in vain");
    await stage.open("/reset?id=nowhere&token=guess");
    await set("");
    assert.equal(await errorAt(stage.page.getByLabel("New password")), "Enter the new password.");
    await set(password);
    await stage.shows(unknown, "the wrong link is not explained");
    await stage.open((await mailedLink()).replace(/token=.*/, "token=guess"));
    await set(password);
    await stage.shows(unknown, "the wrong token is not explained");
  });
});
