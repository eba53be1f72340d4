// Journeys through a shop in trouble: out of order, slow, unreachable, overrun.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onBoth } from "./platforms.mjs";
import { endFaults, orderFault, requestCount } from "./sandbox.mjs";
import { ada } from "./stage.mjs";

onBoth((stage, platform) => {
  const outOfOrder = { kind: "status", status: 503 };

  test("an outage is explained, and trying again works once it is over", async () => {
    stage.expectFailedRequests(503);
    await stage.openSignedIn("/account");
    await stage.showsHeading(`Hello, ${ada.name}`);
    await orderFault({ method: "GET", pathPrefix: platform.orders }, outOfOrder);
    await stage.open("/account/orders");
    await stage.shows(
      stage.page.getByRole("alert").getByText("having trouble"),
      "the outage is not explained",
    );
    const retry = stage.page.getByRole("button", { name: "Try again" });
    await retry.click();
    await stage.shows(retry, "a second failure offers no way to try again");
    await endFaults();
    await retry.click();
    await stage.shows(
      stage.page.getByRole("link", { name: /^Order / }),
      "trying again does not bring the orders",
    );
    await stage.hides(stage.page.getByRole("alert"), "the explanation stays after it is over");
  });

  test("one part of the overview failing leaves the others", async () => {
    stage.expectFailedRequests(503);
    await stage.open("/account");
    await orderFault({ method: "GET", pathPrefix: platform.orders }, outOfOrder);
    await stage.signIn();
    await stage.showsHeading(`Hello, ${ada.name}`);
    await stage.shows(
      stage.page.getByRole("link", { name: "Edit this address" }),
      "the address is not shown",
    );
    await stage.shows(
      stage.page.getByRole("button", { name: "Try again" }),
      "the failed part offers no way on",
    );
  });

  test("a change that cannot be saved is kept in the form, to be saved again", async () => {
    stage.expectFailedRequests(503);
    await stage.openSignedIn("/account/profile");
    const name = stage.page.getByLabel("Name");
    await stage.shows(name, "the form does not load");
    await orderFault({ method: platform.changes }, outOfOrder);
    await name.fill("Ada King");
    const save = stage.page.getByRole("button", { name: "Save changes" });
    await save.click();
    await stage.shows(
      stage.page.getByRole("alert").getByText("having trouble"),
      "the failure is not explained",
    );
    assert.equal(await name.inputValue(), "Ada King", "what was typed is lost");
    await endFaults();
    await save.click();
    await stage.shows(stage.page.getByText("Your details are saved."), "saving again does not work");
  });

  test("a failed deletion is said in the dialog, which stays open", async () => {
    stage.expectFailedRequests(503);
    await stage.openSignedIn("/account/addresses");
    await stage.page.getByRole("button", { name: "Delete Home" }).click();
    await orderFault({ method: "DELETE" }, outOfOrder);
    const dialog = stage.page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Delete address" }).click();
    await stage.shows(dialog.getByRole("alert"), "the failure is not said in the dialog");
    await endFaults();
    await dialog.getByRole("button", { name: "Delete address" }).click();
    await stage.shows(stage.page.getByText("“Home” is deleted."), "deleting again does not work");
  });

  test("a slow shop shows that it is at work, and takes an order to sign in only once", async () => {
    await orderFault({ method: "POST", pathPrefix: platform.login }, { kind: "latency", ms: 600 });
    await orderFault({ method: "GET", pathPrefix: platform.orders }, { kind: "latency", ms: 600 });
    await stage.open("/account/orders");
    await stage.signIn();
    const busy = stage.page.getByRole("button", { name: "Signing in…" });
    await stage.shows(busy, "the button does not say that it is at work");
    assert.ok(await busy.isDisabled(), "the button can be pressed a second time");
    await stage.showsHeading("Your orders");
    assert.equal(
      await requestCount("POST", new RegExp(platform.login)),
      1,
      "the shop was asked more than once",
    );
    await stage.shows(stage.page.locator(".skeleton"), "nothing holds the place of the orders");
    await stage.shows(stage.page.getByRole("link", { name: /^Order / }), "the orders never come");
    await stage.hides(stage.page.locator(".skeleton"), "the placeholder stays");
  });

  test("a shop that cannot be reached is told from one that answers", async () => {
    stage.expectFailedRequests("net::ERR_EMPTY_RESPONSE", "net::ERR_CONNECTION_RESET", "net::ERR_FAILED");
    await orderFault({ method: "POST", pathPrefix: platform.login }, { kind: "drop" });
    await stage.open("/sign-in");
    await stage.signIn();
    await stage.shows(
      stage.page.getByRole("alert").getByText("could not reach the shop"),
      "the reason is not given",
    );
    await endFaults();
    await stage.signIn();
    await stage.showsHeading(`Hello, ${ada.name}`);
  });

  test("code that does not arrive is told like a shop that cannot be reached, and fetched again", async () => {
    stage.expectFailedRequests("net::ERR_FAILED");
    const code = new RegExp(`/assets/${platform.name}-[^/]*\\.js$`);
    await stage.page.route(code, (route) => route.abort());
    await stage.open("/sign-in");
    await stage.shows(stage.page.getByText("could not reach the shop"), "the reason is not given");
    await stage.page.unroute(code);
    await stage.page.getByRole("button", { name: "Try again" }).click();
    await stage.signIn();
    await stage.showsHeading(`Hello, ${ada.name}`);
  });

  test("a shop with too much to do says when to come back", async () => {
    stage.expectFailedRequests(429);
    await orderFault({ pathPrefix: platform.login }, { kind: "status", status: 429, retryAfter: 90 });
    await stage.open("/sign-in");
    await stage.signIn();
    await stage.shows(
      stage.page.getByRole("alert").getByText("in 90 seconds"),
      "the time to wait is not said",
    );
  });
});
