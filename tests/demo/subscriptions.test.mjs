// Journeys with orders that come again by themselves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commerceLayer, onEach } from "./platforms.mjs";
import { changeSettings, orderFault } from "./sandbox.mjs";
import { errorAt, hasFocus } from "./stage.mjs";

onEach([commerceLayer], (stage) => {
  const card = (name) => stage.page.locator(".record").filter({ hasText: name });
  const chip = () => stage.page.locator(".order-statuses");

  async function openActive() {
    await stage.openSignedIn("/account/subscriptions");
    await stage.page.getByRole("link", { name: "See Subscription 501" }).click();
    await stage.showsHeading("Subscription 501");
    await stage.shows(chip().getByText("Active"), "the subscription is not active");
  }

  test("subscriptions are listed with what they bring, how often, and when next", async () => {
    await stage.openSignedIn("/account");
    await stage.page.getByRole("link", { name: "Subscriptions", exact: true }).click();
    await stage.shows(card("Subscription 501"), "no subscription is shown");
    const text = await card("Subscription 501").innerText();
    for (const words of ["Active", "Every three months", "Next order", "1 × "]) {
      assert.ok(text.includes(words), `the card lacks "${words}": ${text}`);
    }
    assert.doesNotMatch(text, /[A-Z]+-[A-Z]+/, "a product goes by its code");
    const paused = await card("Subscription 502").innerText();
    assert.match(paused, /Paused/);
    assert.doesNotMatch(paused, /Next order/, "a paused subscription promises an order");
  });

  test("a subscription is paused and taken up again", async () => {
    await openActive();
    await stage.page.getByRole("button", { name: "Pause it" }).click();
    await stage.shows(stage.page.getByText("Your subscription is paused."), "pausing is not confirmed");
    await stage.shows(chip().getByText("Paused"), "the status does not follow");
    await stage.page.getByRole("button", { name: "Resume it" }).click();
    await stage.shows(stage.page.getByText("Your subscription goes on."), "resuming is not confirmed");
    await stage.shows(chip().getByText("Active"), "the status does not follow");
  });

  test("a subscription is ended only once that is confirmed, and for good", async () => {
    const { page } = stage;
    await openActive();
    const end = page.getByRole("button", { name: "End it" });
    await end.click();
    const dialog = page.getByRole("dialog", { name: "End this subscription?" });
    await dialog.getByRole("button", { name: "Keep it" }).click();
    await stage.hides(dialog, "the question stays");
    assert.ok(await hasFocus(end), "the focus is lost");
    await end.click();
    await dialog.getByRole("button", { name: "End subscription" }).click();
    await stage.shows(page.getByText("Your subscription has ended."), "ending is not confirmed");
    await stage.shows(chip().getByText("Ended"), "the status does not follow");
    assert.equal(await page.getByRole("button", { name: /Pause|Resume|End/ }).count(), 0);
  });

  test("the next order is moved, but not into the past", async () => {
    const { page } = stage;
    await openActive();
    const next = page.getByLabel("Next order");
    const save = page.getByRole("button", { name: "Save changes" });
    await next.fill("2020-01-01");
    await save.click();
    assert.match(await errorAt(next), /still to come/);
    await next.fill("2099-03-01");
    await page.getByLabel("How often").selectOption({ label: "Every year" });
    await save.click();
    await stage.shows(page.getByText("Your subscription is changed."), "the change is not confirmed");
    const facts = page.locator(".facts");
    await stage.shows(facts.getByText("1 March 2099"), "the new day is not shown");
    await stage.shows(facts.getByText("Every year"), "the new interval is not shown");
  });

  test("a subscription leads to the orders that came of it", async () => {
    await openActive();
    const orders = stage.page.getByRole("table", { name: "Orders of this subscription" });
    assert.equal(await orders.locator("tbody tr").count(), 3);
    const first = orders.getByRole("link").first();
    const name = await first.textContent();
    await first.click();
    await stage.showsHeading(name);
  });

  test("a shop that changes subscriptions itself says whom to ask", async () => {
    stage.expectFailedRequests(401);
    await changeSettings({ commerceLayer: { refusedToSalesChannels: ["order_subscriptions:update"] } });
    await openActive();
    await stage.page.getByRole("button", { name: "Pause it" }).click();
    await stage.shows(stage.page.getByRole("alert").getByText("write to its help desk"), "nobody says why");
    assert.ok(await hasFocus(stage.page.getByRole("button", { name: "Pause it" })), "the focus is lost");
  });

  test("products that nobody can name go by their codes", async () => {
    stage.expectFailedRequests(503);
    await orderFault({ pathPrefix: "/api/skus" }, { kind: "status", status: 503 });
    await stage.openSignedIn("/account/subscriptions");
    await stage.shows(card("Subscription 501"), "the page waits for names");
    assert.match(await card("Subscription 501").innerText(), /1 × [A-Z]+-[A-Z]+/);
  });
});
