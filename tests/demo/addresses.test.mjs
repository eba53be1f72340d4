// Journeys through the address book.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commerceLayer, elasticPath, onBoth, onEach } from "./platforms.mjs";
import { request, requestCount } from "./sandbox.mjs";
import { errorAt, hasFocus } from "./stage.mjs";

const cardOn = (stage) => (title) =>
  stage.page
    .getByRole("listitem")
    .filter({ has: stage.page.getByRole("heading", { name: title, exact: true }) });

const fillOn = (stage) => async (fields) => {
  for (const [label, value] of Object.entries(fields)) {
    await stage.page.getByRole("textbox", { name: label }).fill(value);
  }
};

onBoth((stage, platform) => {
  const card = cardOn(stage);
  const fill = fillOn(stage);

  test("a new address joins the address book", async () => {
    await stage.openSignedIn("/account/addresses");
    await stage.page.getByRole("link", { name: "Add an address" }).click();
    await stage.showsHeading("Add an address");
    await fill({
      Label: "Workshop",
      "First name": "Ada",
      "Last name": "Lovelace",
      "Address line 1": "3 Mill Lane",
      "Town or city": "Totnes",
      Postcode: "TQ9 5DR",
      Phone: "+44 1803 496 0000",
    });
    await stage.page.getByLabel("Country").selectOption({ label: "United Kingdom" });
    await stage.page.getByRole("button", { name: "Save address" }).click();
    await stage.showsHeading("Address book");
    await stage.shows(stage.page.getByText("The address is saved."), "saving is not confirmed");
    await stage.shows(card("Workshop"), "the new address is not in the book");
    const text = await card("Workshop").textContent();
    for (const line of ["Ada Lovelace", "3 Mill Lane", "Totnes TQ9 5DR", "United Kingdom"]) {
      assert.ok(text.includes(line), `the card lacks "${line}": ${text}`);
    }
  });

  test("an address can be changed, and a field cleared", async () => {
    await stage.openSignedIn("/account/addresses");
    await stage.page.getByRole("link", { name: "Edit Home" }).click();
    await stage.showsHeading("Edit address");
    const instructions = stage.page.getByLabel("Delivery instructions");
    await stage.shows(instructions, "the form does not load");
    assert.notEqual(
      await instructions.inputValue(),
      "",
      "the sample address should have instructions to clear",
    );
    await fill({ Label: "Town house", "Delivery instructions": "" });
    await stage.page.getByRole("button", { name: "Save changes" }).click();
    await stage.shows(card("Town house"), "the new label is not shown");
    await stage.page.getByRole("link", { name: "Edit Town house" }).click();
    await stage.shows(instructions, "the form does not load again");
    assert.equal(await instructions.inputValue(), "", "the instructions are still there");
    assert.notEqual(
      await stage.page.getByLabel("Address line 1").inputValue(),
      "",
      "an untouched field was lost",
    );
  });

  test("an address is deleted only once that is confirmed", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account/addresses");
    const deleteHome = page.getByRole("button", { name: "Delete Home" });
    await deleteHome.click();
    const dialog = page.getByRole("dialog", { name: "Delete “Home”?" });
    await stage.shows(dialog, "deleting does not ask first");
    await page.keyboard.press("Escape");
    await stage.hides(dialog, "Escape does not close the question");
    assert.ok(await deleteHome.evaluate((button) => button === document.activeElement), "the focus is lost");
    assert.equal(await requestCount("DELETE", /addresses/), 0, "the address was deleted all the same");

    await deleteHome.click();
    await dialog.getByRole("button", { name: "Keep it" }).click();
    await stage.shows(card("Home"), "the address that was kept is gone");

    await deleteHome.click();
    await dialog.getByRole("button", { name: "Delete address" }).click();
    await stage.shows(page.getByText("“Home” is deleted."), "deleting is not confirmed");
    await stage.hides(card("Home"), "the deleted address is still shown");
    await page.reload();
    await stage.shows(card("Work"), "the other addresses are gone");
    await stage.hides(card("Home"), "the deleted address is back");
  });

  test("what the shop finds missing is said at each field, and the rest stays typed in", async () => {
    stage.expectFailedRequests(platform.refuses.input);
    await stage.openSignedIn("/account/addresses/new");
    await fill({ "First name": "Ada", "Last name": "Lovelace", "Address line 1": "3 Mill Lane" });
    await stage.page.getByRole("button", { name: "Save address" }).click();
    await stage.shows(stage.page.getByRole("alert"), "the refusal is not announced");
    for (const label of platform.lacking) {
      assert.equal(await errorAt(stage.page.getByLabel(label)), `${label} is needed.`);
    }
    assert.equal(await stage.page.getByLabel("First name").inputValue(), "Ada");
    assert.ok(
      await hasFocus(stage.page.getByLabel(platform.lacking[0])),
      "the first wrong field has no focus",
    );
  });

  test("an address that is not in the book is explained", async () => {
    stage.expectFailedRequests(404);
    await stage.openSignedIn("/account/addresses/00000000-0000-4000-8000-000000000000/edit");
    await stage.shows(
      stage.page.getByText("not in your address book"),
      "the missing address is not explained",
    );
  });
});

onEach([elasticPath], (stage) => {
  const fill = fillOn(stage);

  test("a label can be changed but not taken away", async () => {
    await stage.openSignedIn("/account/addresses");
    await stage.page.getByRole("link", { name: "Edit Home" }).click();
    const label = stage.page.getByRole("textbox", { name: "Label" });
    await label.fill("");
    await stage.page.getByRole("button", { name: "Save changes" }).click();
    assert.match(await errorAt(label), /not taken away/);
  });

  test("a full address book is explained, and what was typed stays", async () => {
    stage.expectFailedRequests(422);
    const { page } = stage;
    await stage.openSignedIn("/account/addresses/new");
    await request("PUT", "/__sandbox/settings", { mostAddresses: 4 });
    await fill({
      "First name": "Ada",
      "Last name": "King",
      "Address line 1": "3 Mill Lane",
      Postcode: "TQ9 5DR",
    });
    await page.getByLabel("Country").selectOption({ label: "United Kingdom" });
    await page.getByRole("button", { name: "Save address" }).click();
    const alert = page.getByRole("alert");
    await stage.shows(alert.getByText("Your address book is full."), "the limit is not explained");
    assert.ok(await hasFocus(alert), "a screen reader is left where it was");
    assert.equal(await page.getByLabel("Address line 1").inputValue(), "3 Mill Lane");
  });

  test("addresses stand in the order of their places", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account/addresses");
    await page.getByRole("link", { name: "Edit Home" }).click();
    const place = page.getByLabel("Place in the address book");
    await stage.shows(place, "the form does not load");
    assert.equal(await place.inputValue(), "1");
    await place.fill("first");
    await page.getByRole("button", { name: "Save changes" }).click();
    assert.match(await errorAt(place), /whole number/);
    await place.fill("9");
    await page.getByRole("button", { name: "Save changes" }).click();
    await stage.shows(page.getByText("The address is saved."), "saving is not confirmed");
    const titles = async () => {
      await stage.shows(page.locator(".address-title"), "no address is shown");
      return page.locator(".address-title").allInnerTexts();
    };
    assert.equal((await titles()).at(-1), "Home");
    await page.getByRole("link", { name: "Edit Mother" }).click();
    await stage.shows(place, "the form does not load");
    await place.fill("");
    await page.getByRole("button", { name: "Save changes" }).click();
    await stage.shows(page.getByText("The address is saved."), "saving is not confirmed");
    assert.equal((await titles()).at(-1), "Mother", "an address without a place does not come last");
    await stage.open("/account");
    await stage.shows(
      page.locator(".card").getByText("Work", { exact: true }),
      "the overview shows another one",
    );
  });

  test("a store whose addresses have no place asks for none", async () => {
    await request("PUT", "/__sandbox/settings", { flowFields: [] });
    await stage.openSignedIn("/account/addresses");
    await stage.page.getByRole("link", { name: "Edit Home" }).click();
    await stage.shows(stage.page.getByLabel("Delivery instructions"), "the form does not load");
    assert.equal(await stage.page.getByLabel("Place in the address book").count(), 0);
  });
});

onEach([commerceLayer], (stage) => {
  const card = cardOn(stage);
  const fill = fillOn(stage);

  test("a company's address needs nobody's name", async () => {
    stage.expectFailedRequests(422);
    const { page } = stage;
    await stage.openSignedIn("/account/addresses/new");
    await fill({
      Company: "Analytical Engines Ltd",
      Phone: "+44 20 7946 0417",
      "Address line 1": "4 Mill Lane",
      "Town or city": "Totnes",
      Postcode: "TQ9 5DR",
    });
    await page.getByLabel("Country").selectOption({ label: "United Kingdom" });
    const save = page.getByRole("button", { name: "Save address" });
    await save.click();
    await stage.shows(page.getByRole("alert"), "the refusal is not announced");
    assert.equal(await errorAt(page.getByLabel("First name")), "First name is needed.");
    await page.getByLabel("This is a company’s address").check();
    await save.click();
    await stage.shows(page.getByText("The address is saved."), "saving is not confirmed");
    await page.getByRole("link", { name: "Edit Analytical Engines Ltd" }).click();
    const business = page.getByLabel("This is a company’s address");
    await stage.shows(business, "the form does not load");
    assert.ok(await business.isChecked(), "what kind of address it is gets lost");
    assert.equal(await page.getByLabel("County").count(), 0, "a county is asked for, which nobody keeps");
  });

  test("a label can be taken away again, whether the shopper gave it or the merchant", async () => {
    const { page } = stage;
    const save = page.getByRole("button", { name: "Save changes" });
    await stage.openSignedIn("/account/addresses");
    await page.getByRole("link", { name: "Edit Home" }).click();
    await fill({ Label: "" });
    await save.click();
    await stage.shows(page.getByText("The address is saved."), "saving is not confirmed");
    await stage.hides(page.getByRole("link", { name: "Edit Home" }), "the merchant's label is still there");

    await stage.open("/account/addresses/new");
    await fill({
      Label: "Workshop",
      "First name": "Mary",
      "Last name": "Somerville",
      "Address line 1": "3 Mill Lane",
      "Town or city": "Totnes",
      Postcode: "TQ9 5DR",
      Phone: "+44 1803 496 0000",
    });
    await page.getByLabel("Country").selectOption({ label: "United Kingdom" });
    await page.getByRole("button", { name: "Save address" }).click();
    await page.getByRole("link", { name: "Edit Workshop" }).click();
    await stage.showsHeading("Edit address");
    await fill({ Label: "" });
    await save.click();
    await stage.shows(card("Mary Somerville"), "the address does not go by its name");
    await stage.hides(card("Workshop"), "the label is still there");
  });
});
