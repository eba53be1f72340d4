// Puts what an order had into the cart once more.
import { paths } from "../routes";
import type { ShopperCart } from "../shopper-cart";
import type { Visit } from "../visit";
import { action } from "./action";

const nothing = "Nothing in this order can be bought any more.";

export function orderAgain(visit: Visit, cart: ShopperCart, orderId: string): HTMLElement {
  return action(visit, {
    label: "Order again",
    busyLabel: "Filling your cart…",
    wording: { validation: nothing, "not-found": nothing },
    act: async () => {
      await cart.addOrder(orderId);
      if (!visit.signal.aborted)
        visit.go(paths.cart, "What can still be bought is in your cart, at today’s prices.");
    },
  });
}
