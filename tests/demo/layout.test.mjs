// Every page on a phone and on a desk: nothing sticks out, everything has a name; pictures in test-results/.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { commerceLayer, elasticPath, onBoth, onEach } from "./platforms.mjs";
import { endFaults, orderFault } from "./sandbox.mjs";
import { ada } from "./stage.mjs";

const pictures = fileURLToPath(new URL("../../test-results/demo/", import.meta.url));
const screens = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
];

before(() => mkdir(pictures, { recursive: true }));

/** Looks at the page as it is on every screen. */
const inspectOn = (stage) => async (name) => {
  await stage.hides(stage.page.locator("[aria-busy=true]"), `${name}: something is still loading`);
  for (const screen of screens) {
    await stage.page.setViewportSize(screen);
    for (const find of [findFaults, findTooSmall, findTooFaint]) {
      assert.deepEqual(await stage.page.evaluate(find), [], `${name} at ${screen.width} pixels`);
    }
    const path = `${pictures}${stage.platform.name}-${name}-${screen.width}.png`;
    await stage.page.screenshot({ path, fullPage: true });
  }
};

/** Runs in the page. */
function findFaults() {
  const { scrollWidth, clientWidth } = document.documentElement;
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className}`;
  const visible = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility());
  const wide = visible.filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && (box.right > clientWidth + 1 || box.left < -1);
  });
  const unnamed = visible.filter(
    (element) =>
      element.matches("input, select, textarea") && element.labels.length === 0 && !element.ariaLabel,
  );
  const doubled = visible.filter(
    (element) => element.id && document.querySelectorAll(`#${element.id}`).length > 1,
  );
  const headings = document.querySelectorAll("h1").length;
  return [
    ...(scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} of ${clientWidth} pixels`] : []),
    ...wide.map((element) => `sticks out: ${name(element)}`),
    ...unnamed.map((element) => `has no label: ${name(element)}`),
    ...doubled.map((element) => `shares its id: ${name(element)}`),
    ...(headings === 1 ? [] : [`has ${headings} main headings`]),
    ...(document.title.includes(" · ") ? [] : [`has the title "${document.title}"`]),
  ];
}

/** Runs in the page: what can be pressed and is smaller than a fingertip, but for links within a sentence. */
function findTooSmall() {
  const LEAST_PIXELS = 24;
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== "inline")
    .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.width < LEAST_PIXELS || box.height < LEAST_PIXELS)
    .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} is ${box.width} by ${box.height}`);
}

/** Runs in the page: text that stands out too little from what is behind it, by WCAG's measure. */
function findTooFaint() {
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = parts(colour)
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const isOpaque = (element) => (parts(getComputedStyle(element).backgroundColor)[3] ?? 1) === 1;
  const behind = (element) => {
    let under = element;
    while (under.parentElement && !isOpaque(under)) under = under.parentElement;
    return getComputedStyle(under).backgroundColor;
  };
  const contrast = (element) => {
    const pair = [getComputedStyle(element).color, behind(element)].map(luminance);
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  };
  const hasText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
  return [...document.body.querySelectorAll("*")]
    .filter((element) => hasText(element) && element.checkVisibility() && element.offsetWidth > 1)
    .filter((element) => !element.closest(":disabled, [aria-disabled], script, noscript, .stamp"))
    .filter((element) => contrast(element) < (parseFloat(getComputedStyle(element).fontSize) >= 24 ? 3 : 4.5))
    .map((element) => `"${element.textContent.trim().slice(0, 30)}" has ${contrast(element).toFixed(1)}`);
}

onBoth((stage, platform) => {
  const inspect = inspectOn(stage);

  test("the pages before signing in fit", async () => {
    stage.expectFailedRequests(platform.refuses.login);
    await stage.open("/sign-in");
    await stage.showsHeading("Sign in");
    await inspect("sign-in");
    await stage.signIn({ email: ada.email, password: "wrong" });
    await stage.shows(stage.page.getByRole("alert"), "the refusal is not shown");
    await inspect("sign-in-refused");
    await stage.open("/sign-up");
    await stage.showsHeading("Create an account");
    await inspect("sign-up");
    await stage.open("/no/such/page");
    await stage.showsHeading("This page has flown");
    await inspect("not-found");
  });

  test("the account's pages fit", async () => {
    const orders = await platform.ordersOf(ada);
    const discounted = orders.find(({ receipt }) => receipt.Promotions.amount < 0);
    const { order: sent } = await platform.parcelOf(orders, ada);
    const gift = orders.find(({ lines }) => lines.some(({ name }) => name === "Thank-you postcard"));
    await stage.openSignedIn("/account");
    await stage.showsHeading(`Hello, ${ada.name}`);
    await inspect("overview");
    await stage.open("/account/profile");
    await stage.showsHeading("Your profile");
    await inspect("profile");
    await stage.page.getByRole("button", { name: "Delete your account" }).click();
    await stage.page.getByRole("button", { name: "Delete account" }).click();
    await inspect("account-delete");
    await stage.page.keyboard.press("Escape");
    await stage.open("/account/orders");
    await stage.showsHeading("Your orders");
    await inspect("orders");
    await stage.open(
      `/account/orders?status=${platform.sent.status}&placed=between&from=2020-01-01&sort=-total`,
    );
    await stage.showsHeading("Your orders");
    await inspect("orders-filtered");
    await stage.open("/account/orders?number=nothing-like-it");
    await stage.shows(stage.page.getByText("No order fits"), "the search finds something");
    await inspect("orders-not-found");
    for (const [name, order] of Object.entries({
      order: discounted,
      "order-parcels": sent,
      "order-gift": gift,
    })) {
      await stage.open(`/account/orders/${order.id}`);
      await stage.showsHeading(/^Order /);
      await inspect(name);
    }
    await stage.open("/account/addresses");
    await stage.showsHeading("Address book");
    await inspect("addresses");
    await stage.page.getByRole("button", { name: "Delete Home" }).click();
    await stage.shows(stage.page.getByRole("dialog"), "deleting does not ask first");
    await inspect("address-delete");
    await stage.page.keyboard.press("Escape");
    await stage.page.getByRole("link", { name: "Edit Home" }).click();
    await stage.showsHeading("Edit address");
    await inspect("address-edit");
  });

  test("the pages with something wrong fit", async () => {
    stage.expectFailedRequests(platform.refuses.input, 503);
    await stage.openSignedIn("/account/addresses/new");
    await stage.page.getByRole("button", { name: "Save address" }).click();
    await stage.shows(stage.page.getByRole("alert"), "the refusal is not announced");
    await inspect("address-refused");
    await orderFault({ method: "GET" }, { kind: "status", status: 503 });
    await stage.open("/account/orders");
    await stage.shows(stage.page.getByRole("button", { name: "Try again" }), "the outage is not shown");
    await inspect("orders-outage");
    await endFaults();
  });

  test("the pages of a new shopper fit", async () => {
    const { page } = stage;
    await stage.open("/sign-up");
    await page.getByLabel("Your name").fill("Wilhelmina Featherstonehaugh-Cholmondeley");
    await page.getByLabel("E-mail address").fill("wilhelmina.featherstonehaugh-cholmondeley@example.com");
    await page.getByLabel("Password", { exact: true }).fill("seven-moons-orbit");
    await page.getByRole("button", { name: "Create account" }).click();
    await stage.showsHeading(/^Hello, Wilhelmina/);
    await inspect("overview-empty");
    await stage.open("/account/orders");
    await stage.showsHeading("Your orders");
    await inspect("orders-empty");
    await stage.open("/account/addresses");
    await stage.showsHeading("Address book");
    await inspect("addresses-empty");
  });
});

onEach([elasticPath], (stage) => {
  const inspect = inspectOn(stage);

  test("the offer to sign in at a provider fits", async () => {
    await stage.open("/sign-in");
    const provider = stage.page.getByRole("button", { name: "Continue with Marlow ID" });
    await stage.shows(provider, "no provider is offered");
    await inspect("sign-on");
    await provider.click();
    await stage.page.getByRole("button", { name: "Cancel" }).click();
    await stage.shows(stage.page.getByRole("alert"), "giving up at the provider is not said");
    await stage.shows(provider, "no provider is offered");
    await inspect("sign-on-denied");
  });

  test("the shop's pages fit, for a guest and for a shopper", async () => {
    stage.expectFailedRequests(400);
    const { page } = stage;
    const placeOrder = page.getByRole("button", { name: /^Place order/ });
    await stage.open("/cart");
    await stage.shows(page.getByRole("heading", { name: "Nothing in your cart" }), "the cart does not load");
    await inspect("cart-empty");
    await stage.open("/shop");
    for (const name of ["Speckled", "Brass"]) {
      await page.getByRole("button", { name: new RegExp(`Add to cart ${name}`) }).click();
    }
    await stage.shows(page.getByText("In your cart.").nth(1), "the products do not get into the cart");
    await inspect("shop");
    await stage.open("/cart");
    await page.getByLabel("Promotion code").fill("AUTUMN10");
    await page.getByRole("button", { name: "Apply code" }).click();
    await stage.shows(page.getByText("Promotion", { exact: true }), "the promotion is not applied");
    await inspect("cart");
    await stage.open("/checkout");
    await stage.shows(placeOrder, "the checkout does not open");
    await inspect("checkout-guest");
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await stage.signIn();
    await stage.shows(page.getByRole("radio").first(), "no saved address is offered");
    await inspect("checkout");
    await page.getByRole("radio", { name: "Another address" }).check();
    await placeOrder.click();
    await stage.shows(page.getByRole("alert"), "the refusal is not announced");
    await inspect("checkout-refused");
    await stage.open("/thank-you");
    await stage.showsHeading("Thank you");
    await inspect("thank-you");
  });
});

onEach([commerceLayer], (stage, platform) => {
  const inspect = inspectOn(stage);

  test("the rest of the account fits", async () => {
    stage.expectFailedRequests(422);
    const { page } = stage;
    const open = async (section, link) => {
      await stage.open(`/account/${section}`);
      await stage.shows(page.locator(".record"), `there are no ${section}`);
      await inspect(section);
      await page.getByRole("link", { name: link }).first().click();
      await stage.shows(page.locator(".back"), `${link} opens no page`);
    };
    await stage.openSignedIn("/account/wallet");
    await stage.shows(page.locator(".record"), "the wallet is empty");
    await inspect("wallet");
    await open("subscriptions", "See Subscription 501");
    await inspect("subscription");
    await open("wishlists", "Open Birthday ideas");
    await inspect("wishlist");
    await open("returns", /^See Return/);
    await inspect("return");
    const order = (await platform.ordersOf(ada)).find(({ delivery }) => delivery === "fulfilled");
    await stage.open(`/account/orders/${order.id}/return`);
    await page.getByRole("button", { name: "Ask to send it back" }).click();
    await inspect("return-request");
    await stage.open("/reset?id=unknown&token=unknown");
    await stage.showsHeading("Set a new password");
    await inspect("reset");
  });

  test("the rest of a new shopper's account fits", async () => {
    const { page } = stage;
    await stage.open("/sign-up");
    await page.getByLabel("Your name").fill("Mary Somerville");
    await page.getByLabel("E-mail address").fill("mary@example.com");
    await page.getByLabel("Password", { exact: true }).fill("seven-moons-orbit");
    await page.getByRole("button", { name: "Create account" }).click();
    await stage.showsHeading("Hello, Mary Somerville");
    for (const section of ["subscriptions", "returns", "wishlists", "wallet"]) {
      await stage.open(`/account/${section}`);
      await stage.shows(page.locator(".empty"), `${section} without anything is bare`);
      await inspect(`${section}-empty`);
    }
  });
});
