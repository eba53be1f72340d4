// Journeys of a shopper changing name, e-mail address, password and what the store asks besides, and leaving.
import assert from "node:assert/strict";
import { test } from "node:test";
import { elasticPath, onBoth, onEach } from "./platforms.mjs";
import { request, requestCount } from "./sandbox.mjs";
import { ada, errorAt, hasFocus } from "./stage.mjs";

const saveOn = (stage) => async (fields) => {
  for (const [label, value] of Object.entries(fields)) await stage.page.getByLabel(label).fill(value);
  await stage.page.getByRole("button", { name: "Save changes" }).click();
};

const changePasswordOn = (stage) => async (current, next) => {
  await stage.page.getByLabel("Current password").fill(current);
  await stage.page.getByLabel("New password").fill(next);
  await stage.page.getByRole("button", { name: "Change password" }).click();
};

onBoth((stage, platform) => {
  const save = saveOn(stage);
  const changePassword = changePasswordOn(stage);

  test("a new name is kept, and the header follows", async () => {
    await stage.openSignedIn("/account/profile");
    await save({ Name: "Ada King" });
    await stage.shows(stage.page.getByText("Your details are saved."), "saving is not confirmed");
    await stage.shows(stage.page.getByRole("link", { name: "Ada King" }), "the header keeps the old name");
    await stage.page.reload();
    await stage.showsHeading("Your profile");
    const name = stage.page.getByLabel("Name");
    await stage.shows(name, "the form does not load again");
    assert.equal(await name.inputValue(), "Ada King");
  });

  test("a new e-mail address is the one to sign in with", async () => {
    await stage.openSignedIn("/account/profile");
    await save({ "E-mail address": "countess@example.com" });
    await stage.shows(stage.page.getByText("Your details are saved."), "saving is not confirmed");
    await stage.page.getByRole("button", { name: "Sign out" }).click();
    await stage.showsHeading("Sign in");
    await stage.signIn({ ...ada, email: "countess@example.com" });
    await stage.showsHeading(`Hello, ${ada.name}`);
  });

  test("a new password replaces the old one", async () => {
    stage.expectFailedRequests(platform.refuses.login);
    await stage.openSignedIn("/account/profile");
    await changePassword(ada.password, "nine-gilded-teaspoons");
    await stage.shows(stage.page.getByText("Your new password is set."), "the change is not confirmed");
    for (const name of ["Current password", "New password"]) {
      assert.equal(await stage.page.getByLabel(name).inputValue(), "", `${name} stays in the form`);
    }
    await stage.page.getByRole("button", { name: "Sign out" }).click();
    await stage.showsHeading("Sign in");
    await stage.signIn(ada);
    await stage.shows(stage.page.getByRole("alert"), "the old password is still accepted");
    await stage.signIn({ ...ada, password: "nine-gilded-teaspoons" });
    await stage.showsHeading(`Hello, ${ada.name}`);
  });

  test("a password is changed only by somebody who knows the one before", async () => {
    stage.expectFailedRequests(platform.refuses.login);
    await stage.openSignedIn("/account/profile");
    const current = stage.page.getByLabel("Current password");
    await changePassword("", "nine-gilded-teaspoons");
    assert.match(await errorAt(current), /Enter the password you sign in with now/);
    await changePassword("not-this-one", "nine-gilded-teaspoons");
    await stage.shows(stage.page.getByRole("alert").getByText("Nothing was changed."), "nobody says so");
    assert.match(await errorAt(current), /^Current password is not the account's password/);
    assert.ok(await hasFocus(current), "the wrong field does not have the focus");
    assert.equal(
      await requestCount(platform.changes, platform.customer),
      0,
      "the password was changed all the same",
    );
    await stage.shows(
      stage.page.getByRole("button", { name: "Sign out" }),
      "the wrong password ended the session",
    );
  });

  test("a shopper without a password sets a first one, and is asked for none before", async () => {
    let hasPassword = false;
    await stage.page.route(platform.customer, async (route) => {
      const answer = await route.fetch();
      if (route.request().method() === platform.changes) hasPassword = true;
      if (answer.status() !== 200) return route.fulfill({ response: answer });
      await route.fulfill({
        response: answer,
        json: platform.withPassword(await answer.json(), hasPassword),
      });
    });
    await stage.openSignedIn("/account/profile");
    await stage.shows(
      stage.page.getByRole("heading", { name: "Set a password" }),
      "no first password is offered",
    );
    assert.equal(await stage.page.getByLabel("Current password").count(), 0, "a password is asked for");
    await stage.page.getByLabel("New password").fill("nine-gilded-teaspoons");
    await stage.page.getByRole("button", { name: "Set password" }).click();
    await stage.shows(stage.page.getByText("Your password is set."), "the change is not confirmed");
    await stage.shows(
      stage.page.getByLabel("Current password"),
      "the page does not know of the new password",
    );
  });

  test("what only the shop can change is there to read", async () => {
    await stage.openSignedIn("/account/profile");
    const books = stage.page.locator(".panel").filter({ hasText: "In our books" });
    await stage.shows(books, "the page does not load");
    const text = await books.innerText();
    for (const known of platform.books) {
      assert.ok(text.includes(known), `the page lacks "${known}": ${text}`);
    }
  });

  test("an account is deleted only by somebody who means it, and everywhere", async () => {
    stage.expectFailedRequests(platform.refuses.login);
    const { page } = stage;
    await stage.openSignedIn("/account/profile");
    const other = await stage.newPage();
    await stage.open("/account/addresses", other);
    await stage.showsHeading("Address book", other);

    const start = page.getByRole("button", { name: "Delete your account" });
    await start.click();
    const dialog = page.getByRole("dialog", { name: "Delete your account?" });
    await stage.shows(dialog.getByText("cannot be undone"), "the dialog does not say what it means");
    await page.keyboard.press("Escape");
    await stage.hides(dialog, "Escape does not close the question");
    assert.ok(await hasFocus(start), "the focus is lost");

    await start.click();
    const proof = dialog.getByLabel("To confirm, type your e-mail address");
    await dialog.getByRole("button", { name: "Delete account" }).click();
    assert.match(await errorAt(proof), /Type ada@example\.com/);
    assert.equal(await requestCount("DELETE", /customers/), 0, "the account was deleted all the same");

    await proof.fill("Ada@Example.com");
    await page.keyboard.press("Enter");
    await stage.showsHeading("Sign in");
    await stage.shows(page.getByText("Your account is deleted."), "the deletion is not confirmed");
    await stage.showsHeading("Sign in", other);
    await stage.signIn();
    await stage.shows(page.getByRole("alert"), "the account can still be signed in to");
  });

  test("a shop that does not let shoppers leave by themselves says whom to ask", async () => {
    const { forbidden } = platform.refuses;
    stage.expectFailedRequests(forbidden);
    await stage.openSignedIn("/account/profile");
    await stage.refuse("DELETE", platform.customer, forbidden, "Forbidden");
    await stage.page.getByRole("button", { name: "Delete your account" }).click();
    const dialog = stage.page.getByRole("dialog");
    await dialog.getByLabel(/type your e-mail/).fill(ada.email);
    await dialog.getByRole("button", { name: "Delete account" }).click();
    await stage.shows(
      dialog.getByRole("alert").getByText("write to its help desk"),
      "nobody says whom to ask",
    );
    await dialog.getByRole("button", { name: "Keep my account" }).click();
    await stage.shows(stage.page.getByRole("button", { name: "Sign out" }), "the session ended");
  });

  test("what the shop refuses is said at its field", async () => {
    stage.expectFailedRequests(platform.refuses.input);
    await stage.openSignedIn("/account/profile");
    await save({ "E-mail address": "ada@nowhere" });
    const email = stage.page.getByLabel("E-mail address");
    await stage.shows(stage.page.getByRole("alert"), "the refusal is not announced");
    assert.match(await errorAt(email), /such as name@example\.com/);
    await save({ "E-mail address": ada.email });
    await stage.shows(stage.page.getByText("Your details are saved."), "correcting the field does not help");
    assert.equal(await email.getAttribute("aria-invalid"), null, "the corrected field stays marked");
  });
});

onEach([elasticPath], (stage) => {
  test("the store's own fields are shown, kept and cleared", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account/profile");
    const birthday = page.getByLabel("Birthday");
    const letter = page.getByRole("checkbox", { name: /letter/ });
    await stage.shows(birthday, "the form does not load");
    assert.equal(await birthday.inputValue(), "1815-12-10");
    assert.ok(await letter.isChecked(), "the sample shopper should have the letter");
    await birthday.fill("");
    await letter.uncheck();
    await page.getByRole("button", { name: "Save this" }).click();
    await stage.shows(page.getByText("This is saved."), "saving is not confirmed");
    await page.reload();
    await stage.shows(birthday, "the form does not load again");
    assert.equal(await birthday.inputValue(), "");
    assert.ok(!(await letter.isChecked()), "the letter is still sent");
  });

  test("a store without fields of its own asks for nothing besides", async () => {
    await request("PUT", "/__sandbox/settings", { flowFields: [] });
    await stage.openSignedIn("/account/profile");
    await stage.shows(stage.page.getByRole("heading", { name: "In our books" }), "the page does not load");
    assert.equal(await stage.page.getByRole("heading", { name: "A little about you" }).count(), 0);
  });
});
