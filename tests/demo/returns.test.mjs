// Journeys with things that go back to the shop.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commerceLayer, onEach } from "./platforms.mjs";
import { asMerchant, changeSettings, endFaults, orderFault } from "./sandbox.mjs";
import { ada, errorAt } from "./stage.mjs";

onEach([commerceLayer], (stage, platform) => {
  const chip = () => stage.page.locator(".order-statuses");
  const ask = () => stage.page.getByRole("button", { name: "Ask to send it back" });

  /** A delivered order that nothing of has gone back, on its page. */
  async function openDelivered() {
    const order = (await platform.ordersOf(ada)).find(({ delivery }) => delivery === "fulfilled");
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.page.getByRole("link", { name: "Send something back" }).click();
    await stage.showsHeading("Send something back");
    await stage.shows(ask(), "the form does not load");
    return order;
  }

  test("a return is asked for, followed, and called off", async () => {
    const { page } = stage;
    const order = await openDelivered();
    const [line] = order.lines;
    await page.getByLabel(line.name).selectOption("1");
    await page.getByLabel("Why it goes back").selectOption({ label: "It arrived damaged" });
    await page.getByLabel("More about it").fill("A chip at the rim.");
    await ask().click();
    await stage.showsHeading(/^Return /);
    await stage.shows(page.getByText("We have your request"), "the request is not confirmed");
    await stage.shows(chip().getByText("Asked for"), "the status is not shown");
    const row = page.getByRole("row").filter({ hasText: line.name });
    await stage.shows(row.getByText("It arrived damaged: A chip at the rim."), "the reason is lost");
    await page.getByRole("link", { name: `order ${order.number}` }).click();
    await stage.showsHeading(order.name);
    await page.getByRole("link", { name: /^Return / }).click();
    await stage.showsHeading(/^Return /);

    const { data } = await asMerchant("GET", `orders/${order.id}/returns`);
    assert.deepEqual(
      data.map(({ attributes }) => attributes.status),
      ["requested"],
    );
    const [{ id }] = data;
    await asMerchant("PATCH", `returns/${id}`, { type: "returns", id, attributes: { _approve: true } });
    await page.reload();
    await stage.shows(chip().getByText("Approved"), "the merchant's answer does not arrive");
    assert.equal(await page.locator(".way-done").count(), 2, "the way is not drawn as far as it has come");

    await page.getByRole("button", { name: "Call it off" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Call it off" }).click();
    await stage.shows(page.getByText("Your return is called off."), "calling it off is not confirmed");
    await stage.shows(chip().getByText("Called off"), "the status does not follow");
    assert.equal(await page.getByRole("heading", { name: "Your refund" }).count(), 0);
  });

  test("a return needs something to go back, and a reason", async () => {
    const order = await openDelivered();
    await ask().click();
    assert.match(await errorAt(stage.page.getByLabel(order.lines[0].name)), /how many/);
    assert.equal(await errorAt(stage.page.getByLabel("Why it goes back")), "Choose a reason.");
    const { data } = await asMerchant("GET", `orders/${order.id}/returns`);
    assert.equal(data.length, 0, "a return was begun all the same");
  });

  test("what is in another return already cannot go back twice", async () => {
    stage.expectFailedRequests(422);
    const { page } = stage;
    const order = await openDelivered();
    const most = async () => {
      const options = await page.getByLabel(order.lines[0].name).locator("option").allTextContents();
      await page.getByLabel(order.lines[0].name).selectOption(options.at(-1));
      await page.getByLabel("Why it goes back").selectOption({ label: "It does not suit me" });
      await ask().click();
    };
    await most();
    await stage.showsHeading(/^Return /);
    await stage.open(`/account/orders/${order.id}/return`);
    await stage.shows(ask(), "the form does not load");
    await most();
    await stage.shows(page.getByRole("alert").getByText("in another return already"), "nobody says why not");
    const { data } = await asMerchant("GET", `orders/${order.id}/returns`);
    const statuses = data.map(({ attributes }) => attributes.status).sort();
    assert.deepEqual(statuses, ["cancelled", "requested"], "half a return is left over");
  });

  test("returns are listed, the newest first, and one that was only begun can be asked for", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account/returns");
    await stage.shows(page.locator(".record"), "no return is shown");
    const chips = await page.locator(".record .chip").allInnerTexts();
    assert.equal(chips.length, 8);
    assert.equal(chips[0], "Not asked for yet");
    await page
      .getByRole("link", { name: /^See Return/ })
      .first()
      .click();
    await ask().click();
    await stage.shows(page.getByText("We have your request."), "the request is not confirmed");
    await stage.shows(chip().getByText("Asked for"), "the status does not follow");
  });

  test("a refunded return says what was paid back, and when", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account/returns");
    await page.locator(".record").filter({ hasText: "Refunded" }).getByRole("link").click();
    await stage.showsHeading(/^Return /);
    assert.match(await stage.receiptRow("Paid back"), /^£\d/);
    assert.equal(await page.locator(".way-done").count(), 5);
    assert.doesNotMatch(await page.locator(".way").innerText(), /still to come/);
  });

  test("an order that was cancelled promises nothing", async () => {
    const order = (await platform.ordersOf(ada)).find(({ status }) => status === "cancelled");
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.shows(stage.page.getByText("Nothing has gone back."), "the part about returns does not load");
    assert.equal(await stage.page.getByText("Once it has arrived").count(), 0);
  });

  test("an order on its way has nothing to send back yet", async () => {
    const order = (await platform.ordersOf(ada)).find(({ delivery }) => delivery === "in_progress");
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.shows(stage.page.getByText("Once it has arrived"), "the shopper is not told");
    assert.equal(await stage.page.getByRole("link", { name: "Send something back" }).count(), 0);
  });

  test("an outage in the middle of a request leaves nothing half done, and it can be sent again", async () => {
    stage.expectFailedRequests(503);
    const { page } = stage;
    const order = await openDelivered();
    await page.getByLabel(order.lines[0].name).selectOption("1");
    await page.getByLabel("Why it goes back").selectOption({ label: "Something else" });
    await orderFault(
      { method: "POST", pathPrefix: "/api/return_line_items" },
      { kind: "status", status: 503 },
    );
    await ask().click();
    await stage.shows(page.getByRole("alert").getByText("having trouble"), "the outage is not explained");
    await endFaults();
    await ask().click();
    await stage.showsHeading(/^Return /);
  });

  test("a shop that takes nothing back from this page says whom to ask", async () => {
    stage.expectFailedRequests(401);
    await changeSettings({ commerceLayer: { refusedToSalesChannels: ["returns:create"] } });
    const order = await openDelivered();
    await stage.page.getByLabel(order.lines[0].name).selectOption("1");
    await stage.page.getByLabel("Why it goes back").selectOption({ label: "Something else" });
    await ask().click();
    await stage.shows(stage.page.getByRole("alert").getByText("write to its help desk"), "nobody says why");
  });
});
