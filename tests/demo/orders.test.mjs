// Journeys through the order history, compared with the shop's own data.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ordersOf } from "./sandbox.mjs";
import { ada, useStage } from "./stage.mjs";

const stage = useStage();

const nameOf = (order) => `Order ${order.order_number ?? order.external_ref ?? order.id.slice(0, 8)}`;

const inWords = ({ amount, currency }) => {
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
};

async function ordersShown() {
  await stage.shows(stage.page.getByRole("link", { name: /^Order / }), "no orders are shown");
  return stage.page.getByRole("link", { name: /^Order / }).allTextContents();
}

/** The row of the receipt with this name. */
const receiptRow = async (name) => {
  const rows = await stage.page.locator(".totals-row").allInnerTexts();
  const row = rows.map((text) => text.split(/\s*\n\s*/)).find(([term]) => term === name);
  return row?.[1];
};

test("the history shows ten orders a page, newest first, and pages both ways", async () => {
  const names = (await ordersOf(ada)).map(nameOf);
  const { page } = stage;
  await stage.openSignedIn("/account/orders");
  assert.deepEqual(await ordersShown(), names.slice(0, 10));
  await stage.shows(
    page.getByText(`${names.length} orders, newest first`),
    "the number of orders is not shown",
  );

  for (let start = 10; start < names.length; start += 10) {
    await page.getByRole("link", { name: "Next" }).click();
    const last = Math.min(start + 10, names.length);
    await stage.shows(
      page.getByText(`${start + 1}–${last} of ${names.length}`),
      "the next page does not come",
    );
    assert.deepEqual(await ordersShown(), names.slice(start, last));
  }
  assert.equal(
    await page.getByRole("link", { name: "Next" }).getAttribute("href"),
    null,
    "there is a page too many",
  );

  await page.getByRole("link", { name: "Previous" }).click();
  await stage.shows(page.getByText(`21–30 of ${names.length}`), "the previous page does not come");
  assert.deepEqual(await ordersShown(), names.slice(20, 30));

  await page.goBack();
  await stage.shows(page.getByText(`31–${names.length} of`), "the browser's back button does not work");
  await page.reload();
  await stage.shows(page.getByText(`31–${names.length} of`), "a reload loses the page");
});

test("the list says in words how each order stands and what it came to", async () => {
  const orders = await ordersOf(ada);
  await stage.openSignedIn("/account/orders");
  await ordersShown();
  const rowOf = (order) => stage.page.getByRole("row").filter({ hasText: nameOf(order) });
  const find = (status, payment) =>
    orders.slice(0, 10).find((one) => one.status === status && one.payment === payment);
  for (const [status, payment, words] of [
    ["complete", "paid", ["Paid"]],
    ["processing", "authorized", ["Being prepared", "Payment authorised"]],
    ["incomplete", "unpaid", ["Open", "Not paid", "Not sent yet"]],
  ]) {
    const order = find(status, payment);
    assert.ok(order, `the sample shopper should have a recent order that is ${status} and ${payment}`);
    const text = await rowOf(order).textContent();
    for (const word of [...words, inWords(order.meta.display_price.with_tax)]) {
      assert.ok(text.includes(word), `${nameOf(order)} does not say "${word}": ${text}`);
    }
  }
});

test("an order's page shows its lines, its totals and its addresses", async () => {
  const order = (await ordersOf(ada)).find(
    (one) => one.items.length > 2 && one.meta.display_price.discount.amount < 0,
  );
  assert.ok(order, "the sample shopper should have an order with a discount");
  await stage.openSignedIn(`/account/orders/${order.id}`);
  await stage.showsHeading(nameOf(order));

  const rows = await stage.page.getByRole("table").locator("tbody tr").all();
  const shown = await Promise.all(rows.map((row) => row.getByRole("cell").allInnerTexts()));
  const expected = order.items.map((item) => {
    const { unit, value } = item.meta.display_price.with_tax;
    const each = value.amount < 0 ? ["", ""] : [inWords(unit), String(item.quantity)];
    return [`${item.name}\n${item.sku}`, ...each, inWords(value)];
  });
  assert.deepEqual(shown, expected);

  const price = order.meta.display_price;
  assert.equal(await receiptRow("Total"), inWords(price.with_tax));
  assert.equal(await receiptRow("Tax included"), inWords(price.tax));
  assert.equal(await receiptRow("Discounts included"), inWords(price.discount));
  assert.equal(await receiptRow("Paid"), inWords(price.paid));

  for (const address of [order.shipping_address, order.billing_address]) {
    await stage.shows(
      stage.page.getByText(address.line_1),
      `the address with "${address.line_1}" is not shown`,
    );
  }
});

test("every order's page opens, with what the list says it came to", async () => {
  const orders = await ordersOf(ada);
  await stage.openSignedIn("/account/orders");
  for (const order of orders) {
    await stage.open(`/account/orders/${order.id}`);
    await stage.showsHeading(nameOf(order));
    assert.equal(await receiptRow("Total"), inWords(order.meta.display_price.with_tax), nameOf(order));
  }
});

test("amounts in a currency without hundredths have none", async () => {
  const order = (await ordersOf(ada)).find((one) => one.meta.display_price.with_tax.currency === "JPY");
  assert.ok(order, "the sample shopper should have an order in yen");
  await stage.openSignedIn(`/account/orders/${order.id}`);
  await stage.showsHeading(nameOf(order));
  const whole = new Intl.NumberFormat("en-GB").format(order.meta.display_price.with_tax.amount);
  assert.match(await receiptRow("Total"), new RegExp(`\\D${whole}$`));
});

test("an order that is not the shopper's is explained, with a way back", async () => {
  stage.expectFailedRequests(404);
  await stage.openSignedIn("/account/orders/00000000-0000-4000-8000-000000000000");
  await stage.shows(stage.page.getByText("could not find this order"), "the missing order is not explained");
  await stage.page.getByRole("link", { name: "See all your orders" }).click();
  await stage.showsHeading("Your orders");
});

test("a link to a page of orders that makes no sense is explained, with a way back", async () => {
  await stage.openSignedIn("/account/orders?cursor=nonsense&page=2");
  await stage.page.getByRole("link", { name: "Show the newest orders" }).click();
  await ordersShown();
});
