// Journeys through the order history, compared with the shop's own data.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answerTo, nameOf, ordersOf, request } from "./sandbox.mjs";
import { ada, useStage } from "./stage.mjs";

const stage = useStage();

const inWords = ({ amount, currency }) => {
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
};

async function ordersShown() {
  await stage.shows(stage.page.getByRole("link", { name: /^Order / }), "no orders are shown");
  return stage.page.getByRole("link", { name: /^Order / }).allTextContents();
}

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
    ({ items, meta }) =>
      items.length > 2 &&
      meta.display_price.discount.amount < 0 &&
      items.every((item) => !item.custom_inputs && item.discounts.length === 0),
  );
  assert.ok(order, "the sample shopper should have an order with a discount");
  await stage.openSignedIn(`/account/orders/${order.id}`);
  await stage.showsHeading(nameOf(order));

  const rows = await stage.page.getByRole("table").locator("tbody tr").all();
  const shown = await Promise.all(rows.map((row) => row.getByRole("cell").allInnerTexts()));
  const expected = order.items.map((item) => {
    const { unit, value } = item.meta.display_price.with_tax;
    const isPromotion = value.amount < 0;
    const each = isPromotion ? ["", ""] : [inWords(unit), String(item.quantity)];
    return [`${item.name}${isPromotion ? "\nPromotion" : ""}\n${item.sku}`, ...each, inWords(value)];
  });
  assert.deepEqual(shown, expected);

  const price = order.meta.display_price;
  assert.equal(await stage.receiptRow("Total"), inWords(price.with_tax));
  assert.equal(await stage.receiptRow("Tax included"), inWords(price.tax));
  assert.equal(await stage.receiptRow("Promotions"), inWords(price.discount));
  assert.equal(await stage.receiptRow("Paid"), inWords(price.paid));

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
    assert.equal(await stage.receiptRow("Total"), inWords(order.meta.display_price.with_tax), nameOf(order));
  }
});

test("amounts in a currency without hundredths have none", async () => {
  const order = (await ordersOf(ada)).find((one) => one.meta.display_price.with_tax.currency === "JPY");
  assert.ok(order, "the sample shopper should have an order in yen");
  await stage.openSignedIn(`/account/orders/${order.id}`);
  await stage.showsHeading(nameOf(order));
  const whole = new Intl.NumberFormat("en-GB").format(order.meta.display_price.with_tax.amount);
  assert.match(await stage.receiptRow("Total"), new RegExp(`\\D${whole}$`));
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

/** One of the sample shopper's orders with an item like this. */
async function orderWith(fits, what) {
  const order = (await ordersOf(ada)).find((one) => one.items.some(fits));
  assert.ok(order, `the sample shopper should have an order with ${what}`);
  return order;
}

const lineOf = (name) => stage.page.getByRole("row").filter({ hasText: name });

test("a gift, a discount and an engraving are told apart from what was simply bought", async () => {
  const withGift = await orderWith((item) => item.custom_inputs?.gift_note, "a gift");
  await stage.openSignedIn(`/account/orders/${withGift.id}`);
  await stage.showsHeading(nameOf(withGift));
  const gift = await lineOf("Thank-you postcard").innerText();
  for (const words of ["Gift", "Free", "With best wishes"]) {
    assert.ok(gift.includes(words), `the gift lacks "${words}": ${gift}`);
  }

  const withDiscount = await orderWith((item) => item.discounts?.[0]?.code === "SECONDS20", "a discount");
  await stage.open(`/account/orders/${withDiscount.id}`);
  await stage.showsHeading(nameOf(withDiscount));
  const { name, meta } = withDiscount.items.find((item) => item.discounts.length > 0);
  const { discount, without_discount: before } = meta.display_price;
  const words = `${inWords(discount.value)} off ${inWords(before.value)} (SECONDS20)`;
  await stage.shows(lineOf(name).getByText(words), `the line does not say "${words}"`);
  await stage.shows(stage.page.getByText("Seconds: 20% off"), "the promotion is not named");

  const engraved = await orderWith((item) => item.engraving, "an engraving");
  await stage.open(`/account/orders/${engraved.id}`);
  const { engraving } = engraved.items.find((item) => item.engraving);
  await stage.shows(stage.page.getByText(`Engraved “${engraving}”`), "the engraving is lost");
});

test("a discount given by hand and the taxes of the lines are named", async () => {
  const orders = await ordersOf(ada);
  const byHand = orders.find((one) => one.relationships.custom_discounts?.data.length > 0);
  await stage.openSignedIn(`/account/orders/${byHand.id}`);
  await stage.shows(stage.page.getByText("A gesture of goodwill"), "the discount is not explained");

  const query = "include=items,tax_items&sort=-created_at&page[limit]=100";
  const { included } = await answerTo(ada, `/v2/orders?${query}`);
  const taxed = orders.find((one) => one.items.some((item) => item.relationships.taxes?.data?.length > 0));
  const ids = new Set(
    taxed.items.flatMap((item) => item.relationships.taxes?.data?.map(({ id }) => id) ?? []),
  );
  const amount = included.tax_items.filter(({ id }) => ids.has(id)).reduce((sum, tax) => sum + tax.amount, 0);
  await stage.open(`/account/orders/${taxed.id}`);
  await stage.showsHeading(nameOf(taxed));
  const { currency } = taxed.meta.display_price.with_tax;
  assert.equal(await stage.receiptRow("On items: Standard rate 20 %, GB"), inWords({ amount, currency }));
});

test("payments are shown step by step, also those that did not go through", async () => {
  const { page } = stage;
  const orders = await ordersOf(ada);
  const refunded = orders.find((one) => one.payment === "refunded" && one.status === "complete");
  await stage.openSignedIn(`/account/orders/${refunded.id}`);
  const steps = page.locator(".step");
  await stage.shows(steps, "no payment is shown");
  const total = inWords(refunded.meta.display_price.with_tax);
  const texts = await steps.allInnerTexts();
  assert.equal(texts.length, 2);
  assert.match(texts[0], new RegExp(`^Payment\\s+${total.replace(/[$.]/g, "\\$&")}`));
  assert.match(texts[1], /^Money back/);

  for (const order of orders) {
    const { data } = await answerTo(ada, `/v2/orders/${order.id}/transactions`);
    if (!data.some(({ status }) => status === "failed")) continue;
    await stage.open(`/account/orders/${order.id}`);
    await stage.shows(steps.getByText("Did not go through"), "the failed payment is not told apart");
    return;
  }
  assert.fail("the sample shopper should have an order with a failed payment");
});

test("a shop that keeps payments to itself says so, and shows the rest", async () => {
  stage.expectFailedRequests(403);
  await request("PUT", "/__sandbox/settings", { transactionReaders: "backend" });
  const [order] = await ordersOf(ada);
  await stage.openSignedIn(`/account/orders/${order.id}`);
  await stage.shows(stage.page.getByText("does not show payments here"), "nobody says why there are none");
  await stage.showsHeading(nameOf(order));
});

test("a parcel says what is in it, when it comes, and how to follow it", async () => {
  const sent = await orderWith((item) => item.shipping_group_id, "a parcel");
  const { data } = await answerTo(ada, `/v2/orders/${sent.id}/shipping-groups`);
  await stage.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await stage.openSignedIn(`/account/orders/${sent.id}`);
  const [parcel] = data;
  const step = stage.page.locator(".step").filter({ hasText: parcel.tracking_reference });
  await stage.shows(step, "the tracking reference is not shown");
  const text = await step.innerText();
  const inIt = sent.items.find((item) => item.shipping_group_id === parcel.id);
  for (const words of ["Standard delivery, expected", `${inIt.quantity} × ${inIt.name}`]) {
    assert.ok(text.includes(words), `the parcel lacks "${words}": ${text}`);
  }
  await step.getByRole("button", { name: /^Copy tracking reference/ }).click();
  await stage.shows(step.getByText("Copied."), "copying is not confirmed");
  const copied = await stage.page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, parcel.tracking_reference);
});

test("an order of a business account names its contact, and one without personal details says so", async () => {
  const [order] = await ordersOf(ada);
  await stage.page.route(new RegExp(`/v2/orders/${order.id}\\?`), async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const { customer, ...data } = body.data;
    const contact = { name: "Emmy Noether", email: "emmy@example.org" };
    await route.fulfill({
      response: answer,
      json: { ...body, data: { ...data, contact, anonymized: true } },
    });
  });
  await stage.openSignedIn(`/account/orders/${order.id}`);
  const contact = stage.page.locator("section").filter({ hasText: "Contact" }).last();
  await stage.shows(contact.getByText("Emmy Noether"), "the contact is not named");
  await stage.shows(stage.page.getByText("Personal details have been removed"), "the shopper is not told");
});

test("a store that cannot send along all that belongs to an order still shows its lines", async () => {
  stage.expectFailedRequests(400);
  await request("PUT", "/__sandbox/settings", { orderIncludes: ["items"] });
  const [order] = await ordersOf(ada);
  await stage.openSignedIn(`/account/orders/${order.id}`);
  await stage.showsHeading(nameOf(order));
  await stage.shows(lineOf(order.items[0].name), "the lines are missing");
});
