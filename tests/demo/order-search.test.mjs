// Journeys of a shopper looking for some of their orders.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onBoth } from "./platforms.mjs";
import { requestCount } from "./sandbox.mjs";
import { ada, errorAt, hasFocus } from "./stage.mjs";

onBoth((stage, platform) => {
  const placed = (order) => order.placedAt;

  /** Opens the form where it is folded away, fills it and sends it. */
  async function search(choices) {
    const { page } = stage;
    const form = page.getByRole("search", { name: "Your orders" });
    if (!(await form.isVisible())) await page.getByText("Search and filter").click();
    for (const [label, choice] of Object.entries(choices)) {
      const field = form.getByLabel(label, { exact: true });
      if (await field.evaluate((control) => control instanceof HTMLSelectElement)) {
        await field.selectOption({ label: choice });
      } else {
        await field.fill(choice);
      }
    }
    await form.getByRole("button", { name: "Show orders" }).click();
  }

  /** The names on the page once it says how many there are. */
  async function found(words) {
    await stage.shows(stage.page.getByText(words), `the page does not say "${words}"`);
    return stage.page.getByRole("link", { name: /^Order / }).allTextContents();
  }

  const inWords = (orders, order = "newest first") =>
    `${orders.length} ${orders.length === 1 ? "order" : "orders"}, ${order}`;

  test("orders are found by status, payment and delivery together", async () => {
    const wanted = (await platform.ordersOf(ada)).filter((one) =>
      Object.entries(platform.sent).every(([field, value]) => one[field] === value),
    );
    await stage.openSignedIn("/account/orders");
    await search({ Status: "Confirmed or complete", Payment: "Paid", Delivery: "Sent" });
    assert.deepEqual(
      await found(inWords(wanted)),
      wanted.slice(0, 10).map(({ name }) => name),
    );
    await stage.shows(stage.page.getByText("3 conditions"), "the number of conditions is not shown");
    await stage.page.getByRole("link", { name: "Next" }).click();
    await stage.shows(
      stage.page.getByText(`11–${Math.min(20, wanted.length)} of`),
      "the next page does not come",
    );
    const next = await stage.page.getByRole("link", { name: /^Order / }).allTextContents();
    assert.deepEqual(
      next,
      wanted.slice(10, 20).map(({ name }) => name),
      "the next page forgets the conditions",
    );
  });

  test("orders are found by a part of their number", async () => {
    const [wanted] = (await platform.ordersOf(ada)).filter((one) => one.number);
    await stage.openSignedIn("/account/orders");
    await search({ "Order number": ` ${wanted.number.slice(-3)} ` });
    assert.deepEqual(await found("1 order, newest first"), [wanted.name]);
  });

  test("what would mean something to the shop is looked for as it was typed", async () => {
    await stage.openSignedIn("/account/orders");
    for (const typed of ['MF"),eq(status,paid', "a*b(c),d|e:f\\g"]) {
      await search({ "Order number": typed });
      await stage.shows(
        stage.page.getByRole("heading", { name: "No order fits" }),
        `${typed} is not looked for`,
      );
    }
  });

  test("orders are found by the year and by two days", async () => {
    const orders = await platform.ordersOf(ada);
    const year = placed(orders.at(-1)).slice(0, 4);
    const ofYear = orders.filter((one) => placed(one).startsWith(year));
    await stage.openSignedIn("/account/orders");
    await search({ Placed: `In ${year}` });
    assert.deepEqual(
      await found(inWords(ofYear)),
      ofYear.slice(0, 10).map(({ name }) => name),
    );

    const [last, first] = [orders[3], orders[7]].map((one) => placed(one).slice(0, 10));
    const between = orders.filter(
      (one) => placed(one).slice(0, 10) >= first && placed(one).slice(0, 10) <= last,
    );
    await search({ Placed: "Between two days", From: first, To: last });
    assert.deepEqual(
      await found(inWords(between)),
      between.map(({ name }) => name),
    );
    await stage.page.reload();
    assert.deepEqual(
      await found(inWords(between)),
      between.map(({ name }) => name),
      "a reload loses the days",
    );
  });

  test("two days that make no sense are pointed out before the shop is asked", async () => {
    await stage.openSignedIn("/account/orders");
    await found(/newest first/);
    const before = await requestCount("GET", new RegExp(platform.orders));
    await search({ Placed: "Between two days", From: "2026-03-01", To: "2026-02-01" });
    const to = stage.page.getByLabel("To", { exact: true });
    assert.match(await errorAt(to), /not before 1 March 2026/);
    assert.ok(await hasFocus(to), "the wrong day does not have the focus");
    assert.equal(
      await requestCount("GET", new RegExp(platform.orders)),
      before,
      "the shop was asked all the same",
    );
  });

  test("orders can be put in another order", async () => {
    const orders = await platform.ordersOf(ada);
    await stage.openSignedIn("/account/orders");
    await search({ Sort: "Oldest first" });
    assert.deepEqual(
      await found(inWords(orders, "oldest first")),
      orders
        .toReversed()
        .slice(0, 10)
        .map(({ name }) => name),
    );
    await search({ Sort: "Highest amount first" });
    const [first] = await found(inWords(orders, "highest amount first, whatever the currency"));
    const [highest] = orders.toSorted((one, other) => other.sortedBy - one.sortedBy);
    assert.equal(first, highest.name);
  });

  test("a search without a result offers all orders again", async () => {
    await stage.openSignedIn("/account/orders?number=nothing-like-it");
    await stage.page.getByRole("link", { name: "Show all your orders" }).click();
    await found(inWords(await platform.ordersOf(ada)));
  });

  test("an address with a search that makes no sense shows all orders", async () => {
    await stage.openSignedIn("/account/orders?status=lost&placed=1066&sort=colour&from=yesterday");
    await found(inWords(await platform.ordersOf(ada)));
  });
});
