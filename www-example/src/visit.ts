// What a page may use while the shopper is on it, and what it gives back to be shown.
import type { CustomerClient } from "storefront-customer/elastic-path";
import type { Platform } from "./platform/platform";
import type { Shopper } from "./shopper";
import type { ShopperCart } from "./shopper-cart";

export interface Visit {
  readonly shop: CustomerClient;
  readonly platform: Platform;
  readonly shopper: Shopper;
  /** Nothing where the platform has none. */
  readonly cart: ShopperCart | null;
  /** Aborted when the shopper leaves the page: reading stops, while changes under way are still finished. */
  readonly signal: AbortSignal;
  /** Moves to another page, with a note to show there. */
  go(path: string, notice?: string): void;
  /** Moves on from signing in or up. */
  signedIn(): void;
  /** Brings the shopper back to sign-in, and afterwards to this page again. */
  sessionEnded(): void;
}

export interface Page {
  readonly title: string;
  readonly content: HTMLElement;
}
