// The cart as the pages know it.
import type { OrderSummary } from "storefront-customer/elastic-path";
import type { Cart, CartItem, Checkout, GuestCheckout } from "storefront-customer/elastic-path/carts";

export interface Contents {
  readonly cart: Cart;
  readonly items: readonly CartItem[];
}

/** A line of a cart or of an order. */
export type Named = Pick<CartItem, "productId" | "sku" | "name">;

/** Says what did not get into the cart. */
export const withoutThese = (names: readonly string[]) =>
  `Sold out, and so not in it: ${new Intl.ListFormat("en").format(names)}.`;

export interface ShopperCart {
  /** How many things are in it, as far as that is known. */
  readonly count: number | null;
  /** The order that was placed last from this page. A guest has no other way to see it. */
  readonly placed: OrderSummary | null;
  /** Finds out how many things are in it. */
  load(): Promise<void>;
  /** What is in it; nothing where there is no cart yet. */
  read(signal?: AbortSignal): Promise<Contents | null>;
  add(sku: string): Promise<void>;
  /** Adds what an earlier order had, at today's prices. Gives the names of those of its lines that cannot be bought. */
  addOrder(orderId: string, lines: readonly Named[]): Promise<readonly string[]>;
  setQuantity(itemId: string, quantity: number): Promise<void>;
  remove(itemId: string): Promise<void>;
  applyCode(code: string): Promise<void>;
  removeCode(code: string): Promise<void>;
  /** Puts the same things into a new cart, which takes the currency that the page was opened with. */
  startAnew(): Promise<void>;
  placeOrder(input: Checkout): Promise<OrderSummary>;
  placeGuestOrder(input: GuestCheckout): Promise<OrderSummary>;
  /** Whether a message can go with an order. */
  takesGiftMessage(signal: AbortSignal): Promise<boolean>;
  /** Makes what a guest chose the signed-in shopper's. Gives the names of what cannot be bought any more. */
  takeGuestCart(): Promise<readonly string[]>;
  /** Whose cart it is has changed. */
  forget(): void;
}
