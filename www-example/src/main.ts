// Starts the account area: opens the shop, then keeps the header and the pages in step with the session.
import { errorAlert } from "./components/alert";
import { showNotice } from "./components/announcer";
import { button, element } from "./components/dom";
import { platformSwitch } from "./components/platform-switch";
import { sessionMenu } from "./components/session-menu";
import { shopMenu } from "./components/shop-menu";
import { explain, reportUnexpected } from "./error-words";
import { takeChoice } from "./platform/choice";
import type { Platform } from "./platform/platform";
import { createRouter } from "./router";
import { isEntry, needsShopper, paths, readRoute } from "./routes";
import { createShopper } from "./shopper";
import { withoutThese } from "./shopper-cart";
import { finishSignOn, isBackFromProvider } from "./sign-on";

const main = required("main");
const menuPlace = required("session");
const shopMenuPlace = required("shop");
const choice = takeChoice();
const updateSwitch = platformSwitch(required("platform"), choice);
updateSwitch(readRoute(location.hash));

document.querySelector(".skip-link")?.addEventListener("click", (event) => {
  // The hash names the page, so the link may not change it.
  event.preventDefault();
  main.focus();
  main.scrollIntoView();
});

open();

function open(): void {
  choice.open().then(start, showOpeningFailure);
}

function start(platform: Platform): void {
  const shop = platform.client;
  let session = shop.auth.session;
  const shopper = createShopper(shop, showMenu);
  const cart = platform.abilities.openCart?.(showMenu) ?? null;
  const router = createRouter(main, platform, shopper, cart, showMenu);

  const updateMenu = sessionMenu(menuPlace, signOut);
  const updateShopMenu = cart && shopMenu(shopMenuPlace);

  function showMenu(): void {
    updateMenu({
      route: router.route,
      signedIn: session.state === "customer",
      name: shopper.profile?.name ?? null,
    });
    updateShopMenu?.({ route: router.route, count: cart?.count ?? null });
    updateSwitch(router.route);
  }

  async function signOut(): Promise<void> {
    try {
      await shop.auth.logout();
    } catch (error) {
      reportUnexpected(error);
      showNotice(explain(error));
    }
  }

  function loadName(): void {
    // The header does without a name; a page that cannot do without says so itself.
    if (session.state === "customer") shopper.load().catch(() => undefined);
  }

  /** The header does without a number as well, but what a guest chose should not get lost without a word. */
  async function loadCart(): Promise<void> {
    if (!cart) return;
    const [taken] = await Promise.allSettled([cart.takeGuestCart()]);
    if (taken.status === "fulfilled" && taken.value.length > 0) {
      showNotice(`What you chose before signing in is in your cart. ${withoutThese(taken.value)}`);
    }
    if (taken.status === "rejected") {
      reportUnexpected(taken.reason);
      showNotice("What you chose before signing in is not in your cart yet. We try again when you reload.");
    }
    await cart.load().catch(() => undefined);
  }

  async function comeBack(): Promise<void> {
    main.replaceChildren(element("p", { class: "opening", role: "status" }, "Signing you in…"));
    router.replace(await finishSignOn(shop));
  }

  // Also called when the shopper signs in or out in another tab.
  shop.auth.onChange((changed, reason) => {
    const before = session;
    session = changed;
    if (before.customerId === changed.customerId) return;
    shopper.forget();
    cart?.forget();
    loadName();
    void loadCart();
    if (changed.state === "customer") {
      if (isEntry(router.route)) router.leaveEntry();
      else if (before.state === "customer" || !needsShopper(router.route)) router.show();
    } else if (needsShopper(router.route)) {
      if (reason === "logout") router.replace(paths.signIn(), "You are signed out.");
      else router.askToSignIn(true);
    } else if (router.route.name === "checkout" && reason !== "logout") {
      router.askToSignIn(true);
    } else if (!isEntry(router.route)) {
      router.replace(here(), reason === "logout" ? "You are signed out." : "Your session ended.");
    }
  });

  if (platform.abilities.signOn && isBackFromProvider()) void comeBack();
  else router.show();
  loadName();
  void loadCart();
}

function here(): string {
  return location.hash.replace(/^#/, "");
}

function showOpeningFailure(error: unknown): void {
  reportUnexpected(error);
  const retry = button({ class: "button button-quiet" }, "Try again", () => {
    main.focus();
    open();
  });
  main.replaceChildren(element("div", { class: "failure opening" }, errorAlert(error), retry));
}

function required(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element with the id "${id}".`);
  return found;
}
