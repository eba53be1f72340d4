// Journeys into the account by way of a provider's sign-in page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { elasticPath, onEach } from "./platforms.mjs";
import { orderFault, request, requestCount } from "./sandbox.mjs";
import { ada, hasFocus } from "./stage.mjs";

onEach([elasticPath], (stage) => {
  const provider = "Marlow ID";

  const choice = (name = provider) => stage.page.getByRole("button", { name: `Continue with ${name}` });

  /** Goes from the sign-in page to the provider's. */
  async function leave(name = provider) {
    await choice(name).click();
    await stage.shows(
      stage.page.getByRole("button", { name: "Cancel" }),
      "the provider's page does not open",
    );
  }

  async function signInThere({ email, password } = ada) {
    await stage.page.getByLabel("E-mail address").fill(email);
    await stage.page.getByLabel("Password").fill(password);
    await stage.page.getByRole("button", { name: "Sign in" }).click();
  }

  /** Nothing of the sign-on is left where a shopper could copy it from. */
  function assertCleanAddress() {
    const { search, href } = new URL(stage.page.url());
    assert.equal(search, "", "the address bar still holds the provider's answer");
    assert.doesNotMatch(href, /code=|state=/);
  }

  test("a shopper signs in at a provider, and gets to the page that was asked for", async () => {
    await stage.open("/account/orders");
    await leave();
    await signInThere();
    await stage.showsHeading("Your orders");
    const header = stage.page.getByRole("navigation", { name: "Account access" });
    await stage.shows(header.getByRole("link", { name: ada.name }), "the header does not name the shopper");
    assertCleanAddress();
    await stage.page.reload();
    await stage.showsHeading("Your orders");
  });

  test("every provider of the shop is offered, and each leads to its own page", async () => {
    await stage.open("/sign-in");
    await leave("Harbour Social");
    await stage.shows(stage.page.getByText("Harbour Social"), "another provider's page opens");
    await signInThere();
    await stage.showsHeading(`Hello, ${ada.name}`);
  });

  test("giving up at the provider leads back to sign-in, with a word about it and another chance", async () => {
    await stage.open("/account/addresses");
    await leave();
    await stage.page.getByRole("button", { name: "Cancel" }).click();
    await stage.showsHeading("Sign in");
    await stage.shows(
      stage.page.getByRole("alert").getByText("You were not signed in there."),
      "the shopper is not told",
    );
    assertCleanAddress();
    await leave();
    await signInThere();
    await stage.showsHeading("Address book");
  });

  test("after giving up at the provider, the password still leads to the page that was asked for", async () => {
    await stage.open("/account/addresses");
    await leave();
    await stage.page.getByRole("button", { name: "Cancel" }).click();
    await stage.showsHeading("Sign in");
    await stage.signIn();
    await stage.showsHeading("Address book");
  });

  test("a wrong password at the provider stays there, and the right one goes on", async () => {
    await stage.open("/sign-in");
    await leave();
    await signInThere({ email: ada.email, password: "wrong" });
    await stage.shows(stage.page.getByRole("alert").getByText("do not match"), "the provider says nothing");
    await stage.page.getByLabel("Password").fill(ada.password);
    await stage.page.getByRole("button", { name: "Sign in" }).click();
    await stage.showsHeading(`Hello, ${ada.name}`);
  });

  test("the provider's answer opened a second time signs nobody in, and disturbs nobody", async () => {
    await stage.open("/sign-in");
    await leave();
    const answered = stage.page.waitForRequest((sent) => sent.url().includes("code="));
    await signInThere();
    const answer = (await answered).url();
    await stage.showsHeading(`Hello, ${ada.name}`);
    await stage.page.goto(answer);
    await stage.showsHeading(`Hello, ${ada.name}`);
    assertCleanAddress();
    await stage.page.getByRole("button", { name: "Sign out" }).click();
    await stage.showsHeading("Sign in");
    await stage.page.goto(answer);
    await stage.shows(
      stage.page.getByRole("alert").getByText("no longer leads into your account"),
      "the shopper is not told",
    );
    assertCleanAddress();
    assert.equal(await requestCount("POST", /customers\/tokens/), 1, "the code was sent again");
  });

  test("a reload while the answer is being checked costs no more than another try", async () => {
    await orderFault({ method: "POST", pathPrefix: "/v2/customers/tokens" }, { kind: "latency", ms: 1_500 });
    await stage.open("/account/profile");
    await leave();
    await signInThere();
    await stage.shows(stage.page.getByText("Signing you in…"), "the page does not say what it is doing");
    await stage.page.reload();
    await stage.showsHeading("Sign in");
    assertCleanAddress();
    await leave();
    await signInThere();
    await stage.showsHeading("Your profile");
  });

  test("a code that the shop refuses is explained, and starting again works", async () => {
    stage.expectFailedRequests(401);
    await request("PUT", "/__sandbox/settings", { authorizationCodeSeconds: 0 });
    await stage.open("/sign-in");
    await leave();
    await signInThere();
    await stage.shows(stage.page.getByRole("alert").getByText("took too long"), "the shopper is not told");
    await request("PUT", "/__sandbox/settings", { authorizationCodeSeconds: 60 });
    await leave();
    await signInThere();
    await stage.showsHeading(`Hello, ${ada.name}`);
  });

  test("the back button leads from the provider to sign-in, and from the account to no spent answer", async () => {
    await stage.open("/sign-in");
    await leave();
    await stage.page.goBack();
    await stage.showsHeading("Sign in");
    await stage.shows(choice(), "the providers are gone");
    assert.ok(await choice().isEnabled(), "the button stays as it was left");
    await leave();
    await signInThere();
    await stage.showsHeading(`Hello, ${ada.name}`);
    await stage.page.goBack();
    await stage.shows(
      stage.page.getByRole("button", { name: "Cancel" }),
      "the provider's page does not open",
    );
    await stage.page.goForward();
    await stage.showsHeading(`Hello, ${ada.name}`);
    assertCleanAddress();
  });

  test("a shopper can sign in at a provider with the keyboard alone", async () => {
    const { page } = stage;
    await stage.open("/account/profile");
    await stage.shows(choice(), "no provider is offered");
    await stage.tabTo(choice());
    await page.keyboard.press("Enter");
    // The page before it has such a field too, and a look at that while it is left never ends.
    await stage.shows(page.getByRole("button", { name: "Cancel" }), "the provider's page does not open");
    await stage.tabTo(page.getByLabel("E-mail address"));
    await page.keyboard.type(ada.email);
    await stage.tabTo(page.getByLabel("Password"));
    await page.keyboard.type(ada.password);
    await page.keyboard.press("Enter");
    const title = page.getByRole("heading", { level: 1, name: "Your profile" });
    await stage.shows(title, "the keyboard does not lead to the account");
    assert.ok(await hasFocus(page.locator("body")), "the focus is lost somewhere in the page");
    await page.keyboard.press("Tab");
    assert.ok(await hasFocus(page.getByRole("link", { name: "Skip to content" })));
  });

  test("a shop that names no provider offers none, and nobody notices", async () => {
    stage.expectFailedRequests(403);
    await request("PUT", "/__sandbox/settings", { implicitMayReadAuthenticationSettings: false });
    const refused = stage.page.waitForResponse((answer) => answer.status() === 403);
    await stage.open("/sign-in");
    await refused;
    await stage.signIn();
    await stage.showsHeading(`Hello, ${ada.name}`);
  });

  test("a provider that cannot be reached is said beside the buttons", async () => {
    stage.expectFailedRequests(503);
    await stage.open("/sign-in");
    await stage.shows(choice(), "no provider is offered");
    await orderFault({ pathPrefix: "/v2/settings" }, { kind: "status", status: 503 });
    await choice().click();
    await stage.shows(
      stage.page.getByRole("alert").getByText("having trouble"),
      "the outage is not explained",
    );
    assert.ok(await choice().isEnabled(), "the shopper cannot try again");
  });

  test("the providers come without moving anything", async () => {
    await orderFault({ pathPrefix: "/v2/settings" }, { kind: "latency", ms: 500 });
    const places = () =>
      stage.page.evaluate(() =>
        [".entry-switch", ".entry-panel", ".footer"].map(
          (part) => document.querySelector(part).getBoundingClientRect().y,
        ),
      );
    for (const width of [360, 1440]) {
      await stage.page.setViewportSize({ width, height: 900 });
      await stage.open("/sign-in");
      await stage.page.reload();
      await stage.showsHeading("Sign in");
      assert.equal(await choice().count(), 0, "the providers are there already");
      const before = await places();
      await stage.shows(choice(), "no provider is offered");
      assert.deepEqual(await places(), before, `something moves at ${width} pixels`);
    }
  });
});
