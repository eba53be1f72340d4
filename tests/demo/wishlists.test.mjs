// Journeys with lists of things to have one day.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commerceLayer, onEach } from "./platforms.mjs";
import { orderFault } from "./sandbox.mjs";
import { errorAt } from "./stage.mjs";

onEach([commerceLayer], (stage) => {
  const wish = (name) => stage.page.locator(".wish").filter({ hasText: name });

  async function openBirthday() {
    await stage.openSignedIn("/account/wishlists");
    await stage.page.getByRole("link", { name: "Open Birthday ideas" }).click();
    await stage.showsHeading("Birthday ideas");
    await stage.shows(wish("Enamel task lamp"), "the list is empty");
  }

  test("a list is begun, filled, renamed and deleted", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account/wishlists");
    await page.getByLabel("Name").fill("For the desk");
    await page.getByRole("button", { name: "Begin it" }).click();
    await stage.showsHeading("For the desk");
    await stage.shows(page.getByRole("heading", { name: "Nothing on it yet" }), "the new list is bare");
    await page.getByLabel("What it is").selectOption({ label: "Brass fountain pen, medium nib" });
    await page.getByRole("button", { name: "Add it" }).click();
    await stage.shows(
      page.getByText("“Brass fountain pen, medium nib” is on the list."),
      "adding is not said",
    );
    await stage.shows(wish("Brass fountain pen, medium nib"), "the pen is not on the list");
    const choices = await page.getByLabel("What it is").locator("option").allTextContents();
    assert.ok(!choices.includes("Brass fountain pen, medium nib"), "what is there can be chosen again");

    await page.getByLabel("Name").fill("For her desk");
    await page.getByRole("button", { name: "Save name" }).click();
    await stage.showsHeading("For her desk");
    await page.getByRole("button", { name: "Delete this list" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete list" }).click();
    await stage.shows(page.getByText("“For her desk” is deleted."), "deleting is not confirmed");
    await stage.showsHeading("Wishlists");
    assert.equal(await page.locator(".record").filter({ hasText: "For her desk" }).count(), 0);
  });

  test("something is taken off a list", async () => {
    await openBirthday();
    await stage.page.getByRole("button", { name: "Remove Enamel task lamp" }).click();
    await stage.shows(stage.page.getByText("“Enamel task lamp” is off the list."), "removing is not said");
    await stage.hides(wish("Enamel task lamp"), "the lamp is still on the list");
    await stage.shows(stage.page.getByText("2 things"), "the number does not follow");
  });

  test("a list needs a name, and an addition a choice", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account/wishlists");
    await page.getByRole("button", { name: "Begin it" }).click();
    assert.equal(await errorAt(page.getByLabel("Name")), "Give it a name.");
    await page.getByRole("link", { name: "Open For the kitchen" }).click();
    await page.getByRole("button", { name: "Add it" }).click();
    assert.equal(await errorAt(page.getByLabel("What it is")), "Choose something.");
  });

  test("a list that is gone is explained, with a way back", async () => {
    stage.expectFailedRequests(404);
    await stage.openSignedIn("/account/wishlists/nowhere");
    await stage.shows(stage.page.getByText("could not find this list"), "the missing list is not explained");
    await stage.page.getByRole("link", { name: "See all wishlists" }).click();
    await stage.showsHeading("Wishlists");
  });

  test("a shop whose catalogue is out of order still shows the list", async () => {
    stage.expectFailedRequests(503);
    await orderFault({ pathPrefix: "/api/skus" }, { kind: "status", status: 503 });
    await stage.openSignedIn("/account/wishlists");
    await stage.page.getByRole("link", { name: "Open Birthday ideas" }).click();
    await stage.shows(wish("LAMP-TASK"), "the list waits for names");
    assert.equal(await stage.page.getByRole("button", { name: "Add it" }).count(), 0);
  });

  test("a list is filled with the keyboard alone", async () => {
    const { page } = stage;
    await openBirthday();
    await stage.tabTo(page.getByLabel("What it is"));
    await page.keyboard.type("Turned oak");
    await stage.tabTo(page.getByRole("button", { name: "Add it" }));
    await page.keyboard.press("Enter");
    await stage.shows(wish("Turned oak serving bowl"), "the keyboard adds nothing");
  });
});
