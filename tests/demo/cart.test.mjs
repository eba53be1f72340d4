// Journeys with a cart: filling it, changing it, and taking it along at sign-in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { elasticPath, onEach } from "./platforms.mjs";
import { endFaults, orderFault, request, requestCount, revokeShopperTokens } from "./sandbox.mjs";
import { ada, errorAt, hasFocus } from "./stage.mjs";

onEach([elasticPath], (stage) => {
  const mug = "Speckled stoneware mug";
  const pen = "Brass fountain pen, medium nib";

  async function put(...names) {
    await stage.open("/shop");
    for (const name of names) {
      const card = stage.page.getByRole("listitem").filter({ hasText: name });
      await card.getByRole("button", { name: `Add to cart ${name}` }).click();
      await stage.shows(card.getByText("In your cart."), `${name} does not get into the cart`);
    }
  }

  const rowOf = (name) => stage.page.getByRole("row").filter({ hasText: name });
  const cartLink = (count) =>
    stage.page
      .getByRole("navigation", { name: "Shop" })
      .getByRole("link", { name: new RegExp(`with ${count} things? in it`) });

  /** What the cart has, as "2 Brass fountain pen". */
  async function shown() {
    await stage.shows(
      stage.page.getByRole("table", { name: "What is in your cart" }),
      "the cart stays empty",
    );
    const rows = await stage.page.locator("tbody tr").all();
    return Promise.all(
      rows.map(async (row) => {
        const number = row.locator(".quantity-number");
        const name = (await row.locator(".line-name").innerText()).split("\n")[0];
        return (await number.count()) > 0 ? `${await number.innerText()} ${name}` : name;
      }),
    );
  }

  test("a visitor fills a cart, and finds it again after a reload", async () => {
    await stage.open("/cart");
    await stage.shows(
      stage.page.getByRole("heading", { name: "Nothing in your cart" }),
      "the empty cart is bare",
    );
    assert.equal(await requestCount("POST", /carts/), 0, "a cart is made before there is need of one");
    await put(mug, pen);
    await stage.shows(cartLink(2), "the header does not count");
    await stage.page.getByRole("link", { name: "See it in your cart" }).first().click();
    await stage.showsHeading("Your cart");
    assert.deepEqual(await shown(), [`1 ${mug}`, `1 ${pen}`]);
    assert.equal(await stage.receiptRow("Total"), "£59.50");
    const kept = new Date(Date.now() + 7 * 86_400_000);
    const until = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }).format(
      kept,
    );
    await stage.shows(
      stage.page.getByText(`We keep this cart for you until ${until}`),
      "nobody says how long",
    );
    await stage.page.reload();
    assert.deepEqual(await shown(), [`1 ${mug}`, `1 ${pen}`]);
    await stage.shows(cartLink(2), "the header forgets the number");
  });

  test("the prices on the shelves are those of the cart, in every currency", async () => {
    for (const [code, name] of [
      ["GBP", "Pounds (£)"],
      ["EUR", "Euros (€)"],
      ["JPY", "Yen (¥)"],
    ]) {
      const other = await stage.context.browser().newContext({ locale: "en-GB" });
      const page = await other.newPage();
      await stage.open("/shop", page);
      if (code !== "GBP") {
        await page.getByLabel("Prices in").selectOption({ label: name });
        await page.getByRole("button", { name: "Change" }).click();
        await page.waitForFunction(
          (wanted) =>
            document.querySelector("[name=currency]")?.value === wanted && document.readyState === "complete",
          code,
        );
      }
      await stage.shows(page.locator(".product"), "the shelves stay empty", page);
      const cards = await page.locator(".product").all();
      const prices = await Promise.all(cards.map((card) => card.locator(".amount").innerText()));
      for (const card of cards) {
        await card.getByRole("button", { name: /^Add to cart/ }).click();
        await stage.shows(card.getByText("In your cart."), "the product is not known to the shop", page);
      }
      await stage.open("/cart", page);
      await stage.shows(page.getByRole("table"), "the cart stays empty", page);
      assert.deepEqual(await page.locator("td[data-column=Price]").allInnerTexts(), prices, code);
      await other.close();
    }
  });

  test("quantities go up and down, and what is removed is gone", async () => {
    const { page } = stage;
    await put(mug, pen);
    await stage.open("/cart");
    const more = page.getByRole("button", { name: `One more: ${mug}` });
    await more.click();
    await stage.shows(rowOf(mug).getByText("£29.00"), "the line is not counted anew");
    assert.ok(await hasFocus(more), "the focus is lost after a change");
    assert.equal(await stage.receiptRow("Total"), "£74.00");
    const less = page.getByRole("button", { name: `One less: ${mug}` });
    await less.click();
    await stage.hides(rowOf(mug).getByText("£29.00"), "the line is not counted anew");
    assert.ok(await less.isDisabled(), "a line can have less than one");
    await page.getByRole("button", { name: `Remove ${mug}` }).click();
    await stage.hides(rowOf(mug), "the removed line stays");
    await stage.shows(cartLink(1), "the header does not follow");
    await page.getByRole("button", { name: `Remove ${pen}` }).click();
    await stage.shows(page.getByRole("heading", { name: "Nothing in your cart" }), "the empty cart is bare");
  });

  test("a promotion code is applied, told apart, and taken back", async () => {
    stage.expectFailedRequests(404);
    const { page } = stage;
    await put(pen);
    await stage.open("/cart");
    const code = page.getByLabel("Promotion code");
    const apply = page.getByRole("button", { name: "Apply code" });
    await apply.click();
    assert.equal(await errorAt(code), "Enter a code.");
    await code.fill("SPRING99");
    await apply.click();
    await stage.shows(page.getByRole("alert").getByText("We do not know this code."), "nobody says why not");
    await code.fill("autumn10");
    await apply.click();
    await stage.shows(rowOf("Autumn: 10% off").getByText("Promotion"), "the promotion is not told apart");
    assert.equal(await stage.receiptRow("Promotions"), "-£4.50");
    assert.equal(await stage.receiptRow("Total"), "£40.50");
    await page.getByRole("button", { name: /^Remove Autumn/ }).click();
    await stage.hides(rowOf("Autumn: 10% off"), "the promotion stays");
    assert.equal(await stage.receiptRow("Total"), "£45.00");
  });

  test("what a guest chose comes along to a shopper who has no cart yet", async () => {
    await put(mug);
    await stage.open("/cart");
    await stage.page.getByRole("link", { name: "Sign in", exact: true }).click();
    await stage.signIn();
    await stage.showsHeading("Your cart");
    assert.deepEqual(await shown(), [`1 ${mug}`]);
    await stage.page.getByRole("button", { name: "Sign out" }).click();
    await stage.shows(stage.page.getByText("You are signed out."), "signing out is not confirmed");
    await stage.shows(
      stage.page.getByRole("heading", { name: "Nothing in your cart" }),
      "the cart stays behind for whoever uses this browser next",
    );
  });

  test("what a guest chose joins the cart that the shopper has, once", async () => {
    await stage.openSignedIn("/account");
    await put(pen);
    await stage.page.getByRole("button", { name: "Sign out" }).click();
    await stage.shows(stage.page.getByText("You are signed out."), "signing out is not confirmed");
    await put(mug, pen);
    // Both tabs see the shopper sign in, and either might take the guest's cart along.
    const other = await stage.newPage();
    await stage.open("/shop", other);
    await stage.open("/sign-in?next=/cart");
    await stage.signIn();
    await stage.showsHeading("Your cart");
    assert.deepEqual((await shown()).sort(), [`1 ${mug}`, `2 ${pen}`]);
    await stage.page.reload();
    assert.deepEqual((await shown()).sort(), [`1 ${mug}`, `2 ${pen}`]);
  });

  test("what a guest chose in another currency joins the shopper's cart at that cart's prices", async () => {
    stage.expectFailedRequests(400);
    const { page } = stage;
    await stage.openSignedIn("/account");
    await put(pen);
    await page.getByRole("button", { name: "Sign out" }).click();
    await stage.shows(page.getByText("You are signed out."), "signing out is not confirmed");
    await stage.open("/shop");
    await page.getByLabel("Prices in").selectOption({ label: "Euros (€)" });
    await page.getByRole("button", { name: "Change" }).click();
    await stage.shows(page.getByText("€16.90"), "the prices do not change");
    await put(mug);
    await stage.open("/sign-in?next=/cart");
    await stage.signIn();
    await stage.showsHeading("Your cart");
    assert.deepEqual((await shown()).sort(), [`1 ${pen}`, `1 ${mug}`]);
    assert.equal(await stage.receiptRow("Total"), "£59.50");

    await stage.shows(page.getByText("This cart was begun in pounds"), "the shopper is not told why");
    await page.getByRole("button", { name: "Change it to euros" }).click();
    await stage.hides(page.getByText("This cart was begun in pounds"), "the currency does not change");
    assert.equal(await stage.receiptRow("Total"), "€69.90");
    assert.deepEqual((await shown()).sort(), [`1 ${pen}`, `1 ${mug}`]);
    await page.reload();
    await shown();
    assert.equal(await stage.receiptRow("Total"), "€69.90", "a reload finds the cart of before");
  });

  test("a guest's cart that cannot be taken along now is kept for later", async () => {
    stage.expectFailedRequests(503);
    await put(mug);
    await stage.open("/sign-in");
    await orderFault({ pathPrefix: "/v2/carts" }, { kind: "status", status: 503 });
    await stage.signIn();
    await stage.shows(stage.page.getByText("is not in your cart yet"), "the shopper is not told");
    await endFaults();
    await stage.page.reload();
    await stage.shows(cartLink(1), "what the guest chose is lost");
    await stage.hides(stage.page.getByText("is not in your cart yet"), "the note stays");
  });

  test("an order of the past is ordered again, at today's prices", async () => {
    const orders = (await elasticPath.ordersOf(ada)).map(({ native }) => native);
    const order = orders.find(({ items }) => items.some((item) => item.custom_inputs) && items.length > 2);
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.page.getByRole("button", { name: "Order again" }).click();
    await stage.showsHeading("Your cart");
    await stage.shows(
      stage.page.getByText("All of it is in your cart, at today’s prices."),
      "nobody says what happened",
    );
    const products = order.items.filter(({ value }) => value.amount > 0);
    assert.deepEqual(
      (await shown()).sort(),
      products.map(({ quantity, name }) => `${quantity} ${name}`).sort(),
    );
  });

  test("what of an order is sold out is told by its name", async () => {
    const orders = (await elasticPath.ordersOf(ada)).map(({ native }) => native);
    const products = ({ items }) => items.filter(({ value }) => value.amount > 0);
    const order = orders.find((order) => products(order).length === 2);
    const [gone, other] = products(order);
    await request("PUT", "/__sandbox/settings", { soldOutProducts: [gone.sku] });
    await stage.openSignedIn(`/account/orders/${order.id}`);
    await stage.page.getByRole("button", { name: "Order again" }).click();
    await stage.showsHeading("Your cart");
    await stage.shows(
      stage.page.getByText(`Sold out, and so not in it: ${gone.name}.`),
      "nobody says what is missing",
    );
    assert.deepEqual(await shown(), [`${other.quantity} ${other.name}`]);
  });

  test("what a guest chose and is sold out by the sign-in is told by its name", async () => {
    await stage.openSignedIn("/account");
    await put(pen);
    await stage.page.getByRole("button", { name: "Sign out" }).click();
    await stage.shows(stage.page.getByText("You are signed out."), "signing out is not confirmed");
    await put(mug, pen);
    await request("PUT", "/__sandbox/settings", { soldOutProducts: ["MUG-SPECK"] });
    await stage.open("/sign-in?next=/cart");
    await stage.signIn();
    await stage.showsHeading("Your cart");
    await stage.shows(
      stage.page.getByText(`Sold out, and so not in it: ${mug}.`),
      "nobody says what is missing",
    );
    assert.deepEqual(await shown(), [`2 ${pen}`]);
  });

  test("an order that cannot be ordered again says so", async () => {
    stage.expectFailedRequests(404);
    const [order] = await elasticPath.ordersOf(ada);
    await stage.openSignedIn(`/account/orders/${order.id}`);
    const again = stage.page.getByRole("button", { name: "Order again" });
    await stage.shows(again, "the order does not load");
    await orderFault({ method: "POST", pathPrefix: "/v2/carts/" }, { kind: "status", status: 404 });
    await again.click();
    await stage.shows(
      stage.page.getByRole("alert").getByText("can be bought any more"),
      "nobody says why not",
    );
    assert.ok(await again.isEnabled());
  });

  test("an outage while the cart is changed is said, and the cart stays as it was", async () => {
    stage.expectFailedRequests(503);
    const { page } = stage;
    await put(mug);
    await stage.open("/cart");
    const more = page.getByRole("button", { name: `One more: ${mug}` });
    await stage.shows(more, "the cart does not load");
    await orderFault({ method: "PUT" }, { kind: "status", status: 503 });
    await more.click();
    const alert = page.getByRole("alert");
    await stage.shows(alert.getByText("having trouble"), "the outage is not explained");
    assert.ok(await hasFocus(alert), "a screen reader is left where it was");
    assert.deepEqual(await shown(), [`1 ${mug}`]);
    await endFaults();
    await more.click();
    await stage.shows(rowOf(mug).getByText("£29.00"), "changing it again does not work");
  });

  test("something that is no longer sold is said at its shelf", async () => {
    stage.expectFailedRequests(404);
    await stage.open("/shop");
    await stage.refuse("POST", /\/items$/, 404, "The requested product could not be found");
    await stage.page.getByRole("button", { name: `Add to cart ${mug}` }).click();
    const card = stage.page.getByRole("listitem").filter({ hasText: mug });
    await stage.shows(card.getByRole("alert").getByText("sold out for good"), "nobody says why not");
  });

  test("a cart that the shop has forgotten begins anew", async () => {
    await put(mug);
    await request("PUT", "/__sandbox/settings", { cartSeconds: 0 });
    await stage.open("/cart");
    await stage.shows(
      stage.page.getByRole("heading", { name: "Nothing in your cart" }),
      "the old cart is shown",
    );
    await request("PUT", "/__sandbox/settings", { cartSeconds: 3600 });
    await put(pen);
    await stage.open("/cart");
    assert.deepEqual(await shown(), [`1 ${pen}`]);
  });

  test("a cart is filled and changed with the keyboard alone", async () => {
    const { page } = stage;
    await stage.open("/shop");
    await stage.showsHeading("From our shelves");
    await stage.tabTo(page.getByRole("button", { name: `Add to cart ${mug}` }));
    await page.keyboard.press("Enter");
    await stage.tabTo(page.getByRole("link", { name: "See it in your cart" }));
    await page.keyboard.press("Enter");
    await stage.showsHeading("Your cart");
    await stage.tabTo(page.getByRole("button", { name: `One more: ${mug}` }));
    await page.keyboard.press("Space");
    await stage.shows(rowOf(mug).getByText("£29.00"), "the keyboard does not change the quantity");
    await stage.tabTo(page.getByRole("link", { name: "Check out" }));
    await page.keyboard.press("Enter");
    await stage.showsHeading("Checkout");
  });

  test("a session that ended in the shop is said, and signing in brings the cart back", async () => {
    stage.expectFailedRequests(401);
    const { page } = stage;
    await stage.openSignedIn("/account");
    await put(mug);
    await revokeShopperTokens();
    await page.getByRole("button", { name: `Add to cart ${pen}` }).click();
    await stage.shows(page.getByText("Your session ended."), "the shopper is not told");
    await stage.shows(page.getByRole("link", { name: "Sign in" }), "the header still names the shopper");
    await stage.open("/sign-in?next=/cart");
    await stage.signIn();
    assert.deepEqual(await shown(), [`1 ${mug}`]);
  });

  test("signing in or out in another tab shows that shopper's cart in this one", async () => {
    await stage.openSignedIn("/account");
    await put(mug);
    await stage.open("/cart");
    assert.deepEqual(await shown(), [`1 ${mug}`]);
    const other = await stage.newPage();
    await stage.open("/account", other);
    await other.getByRole("button", { name: "Sign out" }).click();
    await stage.shows(stage.page.getByRole("heading", { name: "Nothing in your cart" }), "the cart stays");
    await stage.signIn(ada, other);
    await stage.shows(rowOf(mug), "the cart does not come back");
  });

  test("two things put into a cart at once are both in it", async () => {
    await orderFault({ method: "POST", pathPrefix: "/v2/carts" }, { kind: "latency", ms: 300 });
    await stage.open("/shop");
    for (const name of [mug, pen]) {
      await stage.page.getByRole("button", { name: `Add to cart ${name}` }).click();
    }
    await stage.shows(stage.page.getByText("In your cart.").nth(1), "something does not get into the cart");
    await endFaults();
    await stage.open("/cart");
    assert.deepEqual((await shown()).sort(), [`1 ${pen}`, `1 ${mug}`]);
    const carts = await requestCount("POST", /carts$/);
    assert.equal(carts, 1, "a second cart is made");
  });
});
