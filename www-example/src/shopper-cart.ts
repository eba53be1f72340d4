// The cart as the pages know it.
import type { OrderSummary } from "storefront-customer/elastic-path";
import type { Cart, CartItem, Checkout, GuestCheckout } from "storefront-customer/elastic-path/carts";

export interface Contents {
  readonly cart: Cart;
  readonly items: readonly CartItem[];
}

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
  /** Adds what an earlier order had, at today's prices. */
  addOrder(orderId: string): Promise<void>;
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
  /** Makes what a guest chose the signed-in shopper's. Says whether there was anything. */
  takeGuestCart(): Promise<boolean>;
  /** Whose cart it is has changed. */
  forget(): void;
}
