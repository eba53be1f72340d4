// Journeys with the ways to pay that a shopper has kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commerceLayer, onEach } from "./platforms.mjs";
import { requestCount, revokeShopperTokens } from "./sandbox.mjs";
import { hasFocus } from "./stage.mjs";

onEach([commerceLayer], (stage, platform) => {
  const card = (name) => stage.page.locator(".record").filter({ hasText: name });

  test("a kept card says which it is and how long it is good, and no more", async () => {
    await stage.openSignedIn("/account");
    await stage.page.getByRole("link", { name: "Wallet", exact: true }).click();
    await stage.shows(card("Mastercard ending in 1111"), "the card is not shown");
    assert.match(await card("Mastercard ending in 1111").innerText(), /Good until\s+09\/2031/);
    assert.match(await card("PayPal").innerText(), /Account\s+ada@example\.com/);
  });

  test("a session that ended leads to sign-in, and back to the wallet", async () => {
    stage.expectFailedRequests(...platform.refuses.endedSession);
    await stage.openSignedIn("/account");
    await revokeShopperTokens();
    await stage.page.getByRole("link", { name: "Wallet", exact: true }).click();
    await stage.showsHeading("Sign in");
    await stage.shows(stage.page.getByText("Your session ended."), "the shopper is not told why");
    await stage.signIn();
    await stage.shows(card("PayPal"), "the wallet does not open");
  });

  test("a way to pay is removed only once that is confirmed, until none is left", async () => {
    const { page } = stage;
    await stage.openSignedIn("/account/wallet");
    const remove = page.getByRole("button", { name: "Remove PayPal" });
    await remove.click();
    await page.keyboard.press("Escape");
    assert.ok(await hasFocus(remove), "the focus is lost");
    assert.equal(await requestCount("DELETE", /customer_payment_sources/), 0);
    for (const name of ["PayPal", "Mastercard ending in 1111"]) {
      await page.getByRole("button", { name: `Remove ${name}` }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Remove it" }).click();
      await stage.shows(page.getByText(`“${name}” is removed.`), "removing is not confirmed");
      await stage.hides(card(name), "it is still in the wallet");
    }
    await stage.shows(
      page.getByRole("heading", { name: "Nothing in your wallet" }),
      "the empty wallet is bare",
    );
  });
});
