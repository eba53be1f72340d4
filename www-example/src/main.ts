// Starts the account area: opens the shop, then keeps the header and the pages in step with the session.
import { errorAlert } from "./components/alert";
import { showNotice } from "./components/announcer";
import { button, element } from "./components/dom";
import { sessionMenu } from "./components/session-menu";
import { explain, reportUnexpected } from "./error-words";
import { createRouter } from "./router";
import { isEntry, needsShopper, paths } from "./routes";
import { openShop, type Shop } from "./shop";
import { createShopper } from "./shopper";
import { finishSignOn, isBackFromProvider } from "./sign-on";

const main = required("main");
const menuPlace = required("session");

document.querySelector(".skip-link")?.addEventListener("click", (event) => {
  // The hash names the page, so the link may not change it.
  event.preventDefault();
  main.focus();
  main.scrollIntoView();
});

open();

function open(): void {
  openShop().then(start, showOpeningFailure);
}

function start(shop: Shop): void {
  let session = shop.auth.session;
  const shopper = createShopper(shop, showMenu);
  const router = createRouter(main, shop, shopper, showMenu);

  const updateMenu = sessionMenu(menuPlace, signOut);

  function showMenu(): void {
    updateMenu({
      route: router.route,
      signedIn: session.state === "customer",
      name: shopper.profile?.name ?? null,
    });
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
    loadName();
    if (changed.state === "customer") {
      if (isEntry(router.route)) router.leaveEntry();
      else if (before.state === "customer") router.show();
    } else if (needsShopper(router.route)) {
      if (reason === "logout") router.replace(paths.signIn(), "You are signed out.");
      else router.askToSignIn(true);
    }
  });

  if (isBackFromProvider()) void comeBack();
  else router.show();
  loadName();
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
