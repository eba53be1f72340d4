// Journeys from the cart to an order: a shopper's, and a guest's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { elasticPath, onEach } from "./platforms.mjs";
import { answerTo, endFaults, orderFault, request, requestCount, revokeShopperTokens } from "./sandbox.mjs";
import { ada, errorAt, hasFocus } from "./stage.mjs";

onEach([elasticPath], (stage) => {
  const mug = "Speckled stoneware mug";

  async function putMug() {
    await stage.open("/shop");
    await stage.page.getByRole("button", { name: `Add to cart ${mug}` }).click();
    await stage.shows(stage.page.getByText("In your cart."), "the mug does not get into the cart");
  }

  async function openCheckout() {
    await stage.open("/checkout");
    await stage.shows(placeOrder(), "the checkout does not open");
  }

  const placeOrder = () => stage.page.getByRole("button", { name: /^Place order/ });
  const part = (title) => stage.page.getByRole("group", { name: title });

  async function fill(within, fields) {
    for (const [label, value] of Object.entries(fields)) {
      await within.getByRole("textbox", { name: label }).fill(value);
    }
  }

  const mill = {
    "First name": "Mary",
    "Last name": "Somerville",
    "Address line 1": "3 Mill Lane",
    "Town or city": "Totnes",
    County: "Devon",
    Postcode: "TQ9 5DR",
  };

  async function fillMill(within) {
    await fill(within, mill);
    await within.getByLabel("Country").selectOption({ label: "United Kingdom" });
  }

  /** Orders the mug to an address that is new, and is to be kept. */
  async function orderToMill() {
    await putMug();
    await openCheckout();
    const delivery = part("Deliver to");
    await delivery.getByRole("radio", { name: "Another address" }).check();
    await fillMill(delivery);
    await delivery.getByLabel("Keep it in my address book").check();
    await placeOrder().click();
  }

  test("a shopper orders to a saved address, and finds the order in the history", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account");
    await putMug();
    await openCheckout();
    assert.ok(await part("Deliver to").getByRole("radio", { name: /^Home/ }).isChecked());
    await part("Deliver to").getByRole("radio", { name: /^Work/ }).check();
    await page.getByLabel("Gift message").fill("For the desk");
    assert.equal(await placeOrder().innerText(), "Place order for £14.50");
    await placeOrder().click();
    await stage.showsHeading(/^Order /);
    await stage.shows(page.getByText("Thank you: your order is placed."), "the order is not confirmed");
    await stage.shows(page.getByText("For the desk"), "the gift message is lost");

    const [{ native: order }] = await elasticPath.ordersOf(ada);
    assert.equal(order.items[0].name, mug);
    assert.equal(order.shipping_address.company_name, "Analytical Engines Ltd");
    assert.equal(order.billing_address.line_1, order.shipping_address.line_1);
    assert.equal(order["gift-message"], "For the desk");
    await stage.open("/account/orders");
    await stage.shows(page.getByText("35 orders, newest first"), "the order is not in the history");
    await stage.open("/cart");
    await stage.shows(page.getByRole("heading", { name: "Nothing in your cart" }), "the cart is still full");
  });

  test("the bill can go to another address, new or saved", async () => {
    await stage.openSignedIn("/account");
    await putMug();
    await openCheckout();
    await stage.page.getByLabel("The bill goes to the same address").uncheck();
    const bill = part("Send the bill to");
    await bill.getByRole("radio", { name: "Another address" }).check();
    assert.equal(await bill.getByRole("textbox", { name: "Phone" }).count(), 0, "a bill needs no phone");
    const line = bill.getByRole("textbox", { name: "Address line 1" });
    assert.equal(await line.getAttribute("autocomplete"), "billing address-line1");
    await fillMill(bill);
    await placeOrder().click();
    await stage.showsHeading(/^Order /);
    const [{ native: order }] = await elasticPath.ordersOf(ada);
    assert.equal(order.billing_address.line_1, "3 Mill Lane");
    assert.equal(order.shipping_address.line_1, "12 St James's Square");
  });

  test("a new address is kept in the address book when that is wanted", async () => {
    await stage.openSignedIn("/account");
    await orderToMill();
    await stage.shows(
      stage.page.getByText("The address is in your address book."),
      "keeping it is not confirmed",
    );
    await stage.open("/account/addresses");
    await stage.shows(stage.page.getByText("3 Mill Lane"), "the address is not in the book");
  });

  test("an address that finds no room in the book does not stop the order", async () => {
    stage.expectFailedRequests(422);
    await request("PUT", "/__sandbox/settings", { mostAddresses: 4 });
    await stage.openSignedIn("/account");
    await orderToMill();
    await stage.showsHeading(/^Order /);
    await stage.shows(stage.page.getByText("your address book is full"), "the shopper is not told");
  });

  test("what is missing from a new address is said at each field", async () => {
    stage.expectFailedRequests(400);
    await stage.openSignedIn("/account");
    await putMug();
    await openCheckout();
    const delivery = part("Deliver to");
    await delivery.getByRole("radio", { name: "Another address" }).check();
    await fill(delivery, { "First name": "Mary", "Last name": "Somerville" });
    await placeOrder().click();
    await stage.shows(stage.page.getByRole("alert"), "the refusal is not announced");
    assert.equal(await errorAt(delivery.getByLabel("Postcode")), "Postcode is needed.");
    assert.equal(await errorAt(delivery.getByLabel("State / province")), "One of these two is needed.");
    assert.ok(await hasFocus(delivery.getByLabel("Country")), "the first wrong field has no focus");
    assert.equal(await delivery.getByLabel("First name").inputValue(), "Mary");
    assert.equal((await elasticPath.ordersOf(ada)).length, 34, "there is an order all the same");
  });

  test("a saved address that lacks something is named, with what it lacks", async () => {
    stage.expectFailedRequests(400);
    await request("PUT", "/__sandbox/settings", {
      mandatoryCheckoutAddressFields: ["first_name", "phone_number"],
    });
    await stage.openSignedIn("/account");
    await putMug();
    await openCheckout();
    await part("Deliver to")
      .getByRole("radio", { name: /^Mother/ })
      .check();
    await placeOrder().click();
    const alert = stage.page.getByRole("alert");
    await stage.shows(alert, "the refusal is not announced");
    assert.equal(
      await alert.innerText(),
      "The address “Mother” needs a phone number: change it in your address book, or choose another.",
    );
  });

  test("a guest orders, and is told what nobody else will tell", async () => {
    const { page } = stage;
    await putMug();
    await openCheckout();
    await stage.shows(page.getByText("You are ordering as a guest"), "the guest is not told");
    await placeOrder().click();
    assert.equal(await errorAt(page.getByLabel("Your name")), "Enter your name.");
    assert.match(await errorAt(page.getByLabel("E-mail address")), /such as name@example\.com/);
    await fill(part("Who you are"), { "Your name": "Mary Somerville", "E-mail address": "mary@example.com" });
    await fillMill(part("Deliver to"));
    await placeOrder().click();
    await stage.showsHeading("Thank you");
    const text = await page.getByRole("main").innerText();
    for (const known of ["£14.50", "mary@example.com", "3 Mill Lane", "Devon"]) {
      assert.ok(text.includes(known), `the page lacks "${known}": ${text}`);
    }
    await page.reload();
    await stage.shows(page.getByText("is not shown here again"), "a reload leaves the guest puzzled");
    await stage.open("/cart");
    await stage.shows(page.getByRole("heading", { name: "Nothing in your cart" }), "the cart is still full");
  });

  test("a guest may sign in instead, and comes back to the checkout with the cart", async () => {
    const { page } = stage;
    await putMug();
    await openCheckout();
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await stage.signIn();
    await stage.showsHeading("Checkout");
    await stage.shows(
      part("Deliver to").getByRole("radio", { name: /^Home/ }),
      "no saved address is offered",
    );
    await stage.shows(page.getByText(`1 × ${mug}`), "what the guest chose is not there");
  });

  test("an empty cart has nothing to check out", async () => {
    await stage.open("/checkout");
    await stage.shows(stage.page.getByRole("heading", { name: "Nothing to check out" }), "the page is bare");
    await stage.page.getByRole("link", { name: "Go to the shop" }).click();
    await stage.showsHeading("From our shelves");
  });

  test("an order is sent once, however often the button is pressed", async () => {
    await stage.openSignedIn("/account");
    await putMug();
    await openCheckout();
    await orderFault({ method: "POST", pathPrefix: "/v2/carts/" }, { kind: "latency", ms: 600 });
    await placeOrder().dblclick();
    await stage.shows(
      stage.page.getByText("Placing your order…"),
      "the button does not say that it is at work",
    );
    await stage.showsHeading(/^Order /);
    assert.equal(await requestCount("POST", /checkout/), 1);
  });

  test("an order whose answer got lost is not sent again without a warning", async () => {
    stage.expectFailedRequests("net::ERR_EMPTY_RESPONSE", "net::ERR_CONNECTION_RESET", "net::ERR_FAILED");
    await stage.openSignedIn("/account");
    await putMug();
    await openCheckout();
    await orderFault({ method: "POST", pathPrefix: "/v2/carts/" }, { kind: "drop" });
    await placeOrder().click();
    await stage.shows(
      stage.page.getByRole("alert").getByText("Look among your orders before you try again"),
      "the shopper is not warned",
    );
    await endFaults();
  });

  test("a session that ended at the checkout leads to sign-in, and back with the cart", async () => {
    stage.expectFailedRequests(401);
    await stage.openSignedIn("/account");
    await putMug();
    await openCheckout();
    await revokeShopperTokens();
    await placeOrder().click();
    await stage.showsHeading("Sign in");
    await stage.shows(stage.page.getByText("Your session ended."), "the shopper is not told why");
    await stage.signIn();
    await stage.showsHeading("Checkout");
    await placeOrder().click();
    await stage.showsHeading(/^Order /);
  });

  test("a store without gift messages asks for none", async () => {
    await request("PUT", "/__sandbox/settings", { flowFields: [] });
    await putMug();
    await openCheckout();
    assert.equal(await stage.page.getByLabel("Gift message").count(), 0);
  });

  test("the address that stands first in the book is the one a checkout begins with", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account/addresses");
    await page.getByRole("link", { name: "Edit Mother" }).click();
    await page.getByLabel("Place in the address book").fill("0");
    await page.getByRole("button", { name: "Save changes" }).click();
    await stage.shows(page.getByText("The address is saved."), "saving is not confirmed");
    const titles = await page.locator(".address-title").allInnerTexts();
    assert.equal(titles[0], "Mother");
    const { data } = await answerTo(
      ada,
      `/v2/customers/${(await elasticPath.ordersOf(ada))[0].native.customer.id}/addresses`,
    );
    assert.equal(data.find(({ name }) => name === "Mother")["address-priority"], 0);
    await putMug();
    await openCheckout();
    assert.ok(
      await part("Deliver to")
        .getByRole("radio", { name: /^Mother/ })
        .isChecked(),
    );
  });
});
