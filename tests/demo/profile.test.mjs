// Journeys of a shopper changing name, e-mail address and password.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ada, errorAt, useStage } from "./stage.mjs";

const stage = useStage();

async function save(fields) {
  for (const [label, value] of Object.entries(fields)) await stage.page.getByLabel(label).fill(value);
  await stage.page.getByRole("button", { name: "Save changes" }).click();
}

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
  stage.expectFailedRequests(401);
  await stage.openSignedIn("/account/profile");
  const password = stage.page.getByLabel("New password");
  await password.fill("nine-gilded-teaspoons");
  await stage.page.getByRole("button", { name: "Set new password" }).click();
  await stage.shows(stage.page.getByText("Your new password is set."), "the change is not confirmed");
  assert.equal(await password.inputValue(), "", "the new password stays in the form");
  await stage.page.getByRole("button", { name: "Sign out" }).click();
  await stage.showsHeading("Sign in");
  await stage.signIn(ada);
  await stage.shows(stage.page.getByRole("alert"), "the old password is still accepted");
  await stage.signIn({ ...ada, password: "nine-gilded-teaspoons" });
  await stage.showsHeading(`Hello, ${ada.name}`);
});

test("what the shop refuses is said at its field", async () => {
  stage.expectFailedRequests(400);
  await stage.openSignedIn("/account/profile");
  await save({ "E-mail address": "ada@nowhere" });
  const email = stage.page.getByLabel("E-mail address");
  await stage.shows(stage.page.getByRole("alert"), "the refusal is not announced");
  assert.match(await errorAt(email), /such as name@example\.com/);
  await save({ "E-mail address": ada.email });
  await stage.shows(stage.page.getByText("Your details are saved."), "correcting the field does not help");
  assert.equal(await email.getAttribute("aria-invalid"), null, "the corrected field stays marked");
});
