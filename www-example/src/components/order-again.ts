// Puts what an order had into the cart once more.
import { paths } from "../routes";
import { type Named, type ShopperCart, withoutThese } from "../shopper-cart";
import type { Visit } from "../visit";
import { action } from "./action";

const nothing = "Nothing in this order can be bought any more.";

export function orderAgain(
  visit: Visit,
  cart: ShopperCart,
  { id, lines }: { readonly id: string; readonly lines: readonly Named[] },
): HTMLElement {
  return action(visit, {
    label: "Order again",
    busyLabel: "Filling your cart…",
    wording: { validation: nothing, "not-found": nothing },
    act: async () => {
      const leftOut = await cart.addOrder(id, lines);
      if (visit.signal.aborted) return;
      const all = "All of it is in your cart, at today’s prices.";
      const some = "What can still be bought is in your cart, at today’s prices.";
      visit.go(paths.cart, leftOut.length === 0 ? all : `${some} ${withoutThese(leftOut)}`);
    },
  });
}
