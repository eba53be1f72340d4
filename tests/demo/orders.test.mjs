// Journeys through the order history, compared with the shop's own data.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commerceLayer, elasticPath, inWords, onBoth, onEach } from "./platforms.mjs";
import { answerTo, request } from "./sandbox.mjs";
import { ada } from "./stage.mjs";

const ordersShownOn = (stage) => async () => {
  await stage.shows(stage.page.getByRole("link", { name: /^Order / }), "no orders are shown");
  return stage.page.getByRole("link", { name: /^Order / }).allTextContents();
};

onBoth((stage, platform) => {
  const ordersShown = ordersShownOn(stage);

  test("the history shows ten orders a page, newest first, and pages both ways", async () => {
    const names = (await platform.ordersOf(ada)).map(({ name }) => name);
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
    const orders = await platform.ordersOf(ada);
    await stage.openSignedIn("/account/orders");
    await ordersShown();
    const rowOf = (order) => stage.page.getByRole("row").filter({ hasText: order.name });
    const find = (status, payment) =>
      orders.slice(0, 10).find((one) => one.status === status && one.payment === payment);
    for (const [status, payment, words] of platform.told) {
      const order = find(status, payment);
      assert.ok(order, `the sample shopper should have a recent order that is ${status} and ${payment}`);
      const text = await rowOf(order).textContent();
      for (const word of [...words, inWords(order.total)]) {
        assert.ok(text.includes(word), `${order.name} does not say "${word}": ${text}`);
      }
    }
  });

  test("an order's page shows its lines, its totals and its addresses", async () => {
    const order = (await platform.ordersOf(ada)).find(
      ({ lines, receipt, payment }) =>
        lines.length > 2 &&
        receipt.Promotions.amount < 0 &&
        lines.every(({ isPlain }) => isPlain) &&
        payment === "paid",
    );
    assert.ok(order, "the sample shopper should have an order with a discount");
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.showsHeading(order.name);

    const rows = await stage.page.getByRole("table").locator("tbody tr").all();
    const shown = await Promise.all(rows.map((row) => row.getByRole("cell").allInnerTexts()));
    assert.deepEqual(
      shown,
      order.lines.map(({ cells }) => cells),
    );
    for (const [row, amount] of Object.entries(order.receipt)) {
      assert.equal(await stage.receiptRow(row), inWords(amount), row);
    }

    for (const address of order.addresses) {
      await stage.shows(
        stage.page.getByText(address.line_1),
        `the address with "${address.line_1}" is not shown`,
      );
    }
  });

  test("every order's page opens, with what the list says it came to", async () => {
    const orders = await platform.ordersOf(ada);
    await stage.openSignedIn("/account/orders");
    for (const order of orders) {
      await stage.open(`/account/orders/${order.id}`);
      await stage.showsHeading(order.name);
      assert.equal(await stage.receiptRow("Total"), inWords(order.total), order.name);
    }
  });

  test("amounts in a currency without hundredths have none", async () => {
    const order = (await platform.ordersOf(ada)).find(({ total }) => total.currency === "JPY");
    assert.ok(order, "the sample shopper should have an order in yen");
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.showsHeading(order.name);
    const whole = new Intl.NumberFormat("en-GB").format(order.total.amount);
    assert.match(await stage.receiptRow("Total"), new RegExp(`\\D${whole}$`));
  });

  test("an order that is not the shopper's is explained, with a way back", async () => {
    stage.expectFailedRequests(404);
    await stage.openSignedIn("/account/orders/00000000-0000-4000-8000-000000000000");
    await stage.shows(
      stage.page.getByText("could not find this order"),
      "the missing order is not explained",
    );
    await stage.page.getByRole("link", { name: "See all your orders" }).click();
    await stage.showsHeading("Your orders");
  });

  test("a link to a page of orders that makes no sense is explained, with a way back", async () => {
    await stage.openSignedIn("/account/orders?cursor=nonsense&page=2");
    await stage.page.getByRole("link", { name: "Show the newest orders" }).click();
    await ordersShown();
  });

  test("payments are shown step by step", async () => {
    const { page } = stage;
    const orders = await platform.ordersOf(ada);
    const refunded = orders.find(
      ({ payment, status }) => payment === "refunded" && status === platform.refunded.status,
    );
    await stage.openSignedIn(`/account/orders/${refunded.id}`);
    const steps = page.locator(".step");
    await stage.shows(steps, "no payment is shown");
    const total = inWords(refunded.total);
    const texts = (await steps.allInnerTexts()).filter((text) => text.includes(total));
    assert.deepEqual(
      texts.map((text) => text.split(/\s*\n/)[0]),
      platform.refunded.steps,
    );
  });

  test("a shop that keeps payments to itself says so, and shows the rest", async () => {
    const { forbidden } = platform.refuses;
    stage.expectFailedRequests(forbidden);
    const [order] = await platform.ordersOf(ada);
    await stage.refuse(
      "GET",
      new RegExp(`${platform.orders}/${order.id}.*transactions`),
      forbidden,
      "Forbidden",
    );
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.shows(stage.page.getByText("does not show payments here"), "nobody says why there are none");
    await stage.showsHeading(order.name);
    await stage.shows(stage.page.getByText(order.lines[0].name), "the lines are missing");
  });

  test("a parcel says how far it has come, and how to follow it", async () => {
    const { order, tracking, says } = await platform.parcelOf(await platform.ordersOf(ada), ada);
    await stage.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await stage.openSignedIn(`/account/orders/${order.id}`);
    const step = stage.page.locator(".step").filter({ hasText: tracking });
    await stage.shows(step, "the tracking reference is not shown");
    const text = await step.innerText();
    for (const words of says) assert.ok(text.includes(words), `the parcel lacks "${words}": ${text}`);
    await step.getByRole("button", { name: /^Copy tracking reference/ }).click();
    await stage.shows(step.getByText("Copied."), "copying is not confirmed");
    assert.equal(await stage.page.evaluate(() => navigator.clipboard.readText()), tracking);
  });
});

onEach([elasticPath], (stage, platform) => {
  /** The orders as the platform sends them. */
  const nativeOrders = async () =>
    (await platform.ordersOf(ada)).map(({ name, native }) => ({ ...native, name }));

  /** One of the sample shopper's orders with an item like this. */
  async function orderWith(fits, what) {
    const order = (await nativeOrders()).find((one) => one.items.some(fits));
    assert.ok(order, `the sample shopper should have an order with ${what}`);
    return order;
  }

  const lineOf = (name) => stage.page.getByRole("row").filter({ hasText: name });

  test("a gift, a discount and an engraving are told apart from what was simply bought", async () => {
    const withGift = await orderWith((item) => item.custom_inputs?.gift_note, "a gift");
    await stage.openSignedIn(`/account/orders/${withGift.id}`);
    await stage.showsHeading(withGift.name);
    const gift = await lineOf("Thank-you postcard").innerText();
    for (const words of ["Gift", "Free", "With best wishes"]) {
      assert.ok(gift.includes(words), `the gift lacks "${words}": ${gift}`);
    }

    const withDiscount = await orderWith((item) => item.discounts?.[0]?.code === "SECONDS20", "a discount");
    await stage.open(`/account/orders/${withDiscount.id}`);
    await stage.showsHeading(withDiscount.name);
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
    const orders = await nativeOrders();
    const byHand = orders.find((one) => one.relationships.custom_discounts?.data.length > 0);
    await stage.openSignedIn(`/account/orders/${byHand.id}`);
    await stage.shows(stage.page.getByText("A gesture of goodwill"), "the discount is not explained");

    const query = "include=items,tax_items&sort=-created_at&page[limit]=100";
    const { included } = await answerTo(ada, `/v2/orders?${query}`);
    const taxed = orders.find((one) => one.items.some((item) => item.relationships.taxes?.data?.length > 0));
    const ids = new Set(
      taxed.items.flatMap((item) => item.relationships.taxes?.data?.map(({ id }) => id) ?? []),
    );
    const amount = included.tax_items
      .filter(({ id }) => ids.has(id))
      .reduce((sum, tax) => sum + tax.amount, 0);
    await stage.open(`/account/orders/${taxed.id}`);
    await stage.showsHeading(taxed.name);
    const { currency } = taxed.meta.display_price.with_tax;
    assert.equal(await stage.receiptRow("On items: Standard rate 20 %, GB"), inWords({ amount, currency }));
  });

  test("an order of a business account names its contact, and one without personal details says so", async () => {
    const [order] = await nativeOrders();
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
    const [order] = await nativeOrders();
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.showsHeading(order.name);
    await stage.shows(lineOf(order.items[0].name), "the lines are missing");
  });

  test("a payment that did not go through is told apart", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account/orders");
    for (const order of await nativeOrders()) {
      const { data } = await answerTo(ada, `/v2/orders/${order.id}/transactions`);
      if (!data.some(({ status }) => status === "failed")) continue;
      await stage.open(`/account/orders/${order.id}`);
      await stage.shows(
        page.locator(".step").getByText("Did not go through"),
        "the failed payment is not told apart",
      );
      return;
    }
    assert.fail("the sample shopper should have an order with a failed payment");
  });
});

onEach([commerceLayer], (stage, platform) => {
  test("a parcel's journey is told, the latest stop first", async () => {
    const { order } = await platform.parcelOf(await platform.ordersOf(ada), ada);
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.page.getByText("Where it has been").click();
    const stops = stage.page.locator(".journey li");
    await stage.shows(stops, "the journey stays folded away");
    const texts = await stops.allInnerTexts();
    assert.match(texts[0], /^Delivered\s+Front door, /);
    assert.match(texts.at(-1), /^Shipping label created/);
  });

  test("a gift is told apart from what was bought, and does not go back", async () => {
    const gift = "Thank-you postcard";
    const order = (await platform.ordersOf(ada)).find(
      ({ lines, delivery }) => delivery === "fulfilled" && lines.some(({ name }) => name === gift),
    );
    await stage.openSignedIn(`/account/orders/${order.id}`);
    const row = stage.page.getByRole("row").filter({ hasText: gift });
    await stage.shows(row.getByText("Free"), "the gift has a price");
    await stage.page.getByRole("link", { name: "Send something back" }).click();
    await stage.shows(stage.page.getByLabel(order.lines[0].name), "the form does not load");
    assert.equal(await stage.page.getByLabel(gift).count(), 0);
  });

  test("what a gift card paid is on the receipt, and the rest adds up to nothing", async () => {
    const order = (await platform.ordersOf(ada)).find(({ payment }) => payment === "free");
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.showsHeading(order.name);
    const { gift_card_amount_cents: amount } = order.native;
    assert.equal(await stage.receiptRow("Gift card"), inWords({ amount, currency: "GBP" }));
    assert.equal(await stage.receiptRow("Total"), "£0.00");
    await stage.shows(stage.page.getByText("There was nothing to pay."), "the shopper waits for a payment");
  });

  test("where prices do not include taxes, the receipt adds them", async () => {
    const order = (await platform.ordersOf(ada)).find(({ native }) => !native.tax_included);
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.showsHeading(order.name);
    assert.equal(await stage.receiptRow("Tax"), inWords(order.receipt["Tax included"]));
    assert.equal(await stage.receiptRow("Tax included"), undefined);
    assert.equal(await stage.receiptRow("Total"), inWords(order.total));
    assert.notEqual(await stage.receiptRow("Items"), undefined, "the receipt does not add up");
  });
});
