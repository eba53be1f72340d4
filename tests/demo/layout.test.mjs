// Every page on a phone and on a desk: nothing sticks out, everything has a name; pictures in test-results/.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { endFaults, orderFault, ordersOf } from "./sandbox.mjs";
import { ada, useStage } from "./stage.mjs";

const stage = useStage();
const pictures = fileURLToPath(new URL("../../test-results/demo/", import.meta.url));
const screens = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
];

before(() => mkdir(pictures, { recursive: true }));

/** Looks at the page as it is on every screen. */
async function inspect(name) {
  await stage.hides(stage.page.locator("[aria-busy=true]"), `${name}: something is still loading`);
  for (const screen of screens) {
    await stage.page.setViewportSize(screen);
    const findings = await stage.page.evaluate(findFaults);
    assert.deepEqual(findings, [], `${name} at ${screen.width} pixels`);
    await stage.page.screenshot({ path: `${pictures}${name}-${screen.width}.png`, fullPage: true });
  }
}

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

test("the pages before signing in fit", async () => {
  stage.expectFailedRequests(401);
  await stage.open("/sign-in");
  await stage.showsHeading("Sign in");
  await stage.shows(
    stage.page.getByRole("button", { name: "Continue with Marlow ID" }),
    "no provider is offered",
  );
  await inspect("sign-in");
  await stage.signIn({ email: ada.email, password: "wrong" });
  await stage.shows(stage.page.getByRole("alert"), "the refusal is not shown");
  await inspect("sign-in-refused");
  await stage.page.getByRole("button", { name: "Continue with Marlow ID" }).click();
  await stage.page.getByRole("button", { name: "Cancel" }).click();
  await stage.shows(stage.page.getByRole("alert"), "giving up at the provider is not said");
  await stage.shows(
    stage.page.getByRole("button", { name: "Continue with Marlow ID" }),
    "no provider is offered",
  );
  await inspect("sign-on-denied");
  await stage.open("/sign-up");
  await stage.showsHeading("Create an account");
  await inspect("sign-up");
  await stage.open("/no/such/page");
  await stage.showsHeading("This page has flown");
  await inspect("not-found");
});

test("the account's pages fit", async () => {
  const orders = await ordersOf(ada);
  const discounted = orders.find((order) => order.meta.display_price.discount.amount < 0);
  await stage.openSignedIn("/account");
  await stage.showsHeading(`Hello, ${ada.name}`);
  await inspect("overview");
  await stage.open("/account/profile");
  await stage.showsHeading("Your profile");
  await inspect("profile");
  await stage.open("/account/orders");
  await stage.showsHeading("Your orders");
  await inspect("orders");
  await stage.open(`/account/orders/${discounted.id}`);
  await stage.showsHeading(/^Order /);
  await inspect("order");
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
  stage.expectFailedRequests(400, 503);
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
