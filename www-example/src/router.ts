// Shows the page the location's hash asks for, and moves between pages.
import { showNotice } from "./components/announcer";
import { setPageTitle } from "./page-title";
import type { Platform } from "./platform/platform";
import { isEntry, needsShopper, paths, type Route, readRoute } from "./routes";
import type { Shopper } from "./shopper";
import type { ShopperCart } from "./shopper-cart";
import { pageFor } from "./views/views";

export interface Router {
  readonly route: Route;
  show(): void;
  /** Takes the place of the page being shown, which is not kept in the history. */
  replace(path: string, notice?: string): void;
  /** Brings the shopper to sign-in, and afterwards to the page they are on now. */
  askToSignIn(ended: boolean): void;
  /** Moves on from signing in or up to the page the shopper wanted. */
  leaveEntry(): void;
}

export function createRouter(
  main: HTMLElement,
  platform: Platform,
  shopper: Shopper,
  cart: ShopperCart | null,
  onShow: () => void,
): Router {
  const shop = platform.client;
  let route = readRoute(location.hash);
  let leaving = new AbortController();
  let shownBefore = false;

  const replace = (path: string, notice: string | null = null) => {
    history.replaceState(null, "", `#${path}`);
    show(notice);
  };

  const go = (path: string, notice: string | null = null) => {
    history.pushState(null, "", `#${path}`);
    show(notice);
  };

  const askToSignIn = (ended: boolean) => {
    const wanted = location.hash.replace(/^#/, "") || paths.overview;
    replace(paths.signIn(wanted, ended ? { ended: "yes" } : {}));
  };

  const leaveEntry = () => {
    if (isEntry(route)) replace(route.next);
  };

  const show = (notice: string | null) => {
    route = readRoute(location.hash);
    const signedIn = shop.auth.session.state === "customer";
    if (!signedIn && needsShopper(route)) {
      askToSignIn(false);
      return;
    }
    // A session the shop has just refused may still look signed in, so it may always sign in again.
    if (signedIn && isEntry(route) && !(route.name === "sign-in" && route.ended)) {
      leaveEntry();
      return;
    }

    leaving.abort();
    leaving = new AbortController();
    const { signal } = leaving;
    const page = pageFor(
      {
        shop,
        platform,
        shopper,
        cart,
        signal,
        go,
        signedIn: leaveEntry,
        sessionEnded: () => {
          if (!signal.aborted) askToSignIn(true);
        },
      },
      route,
    );
    setPageTitle(page.title);
    showNotice(notice);
    main.replaceChildren(page.content);
    onShow();
    if (shownBefore) {
      window.scrollTo({ top: 0, behavior: "instant" });
      main.querySelector("h1")?.focus({ preventScroll: true });
    }
    shownBefore = true;
  };

  window.addEventListener("hashchange", () => show(null));

  return {
    get route() {
      return route;
    },
    show: () => show(null),
    replace,
    askToSignIn,
    leaveEntry,
  };
}
