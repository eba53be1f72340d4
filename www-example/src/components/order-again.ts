// Puts what an order had into the cart once more.
import { isCode, reportUnexpected } from "../error-words";
import { paths } from "../routes";
import type { Visit } from "../visit";
import { errorAlert } from "./alert";
import { button, element } from "./dom";

export function orderAgain(visit: Visit, orderId: string): HTMLElement {
  const alertPlace = element("div", {});
  const start = button({ class: "button button-quiet" }, "Order again", async () => {
    setBusy(true);
    alertPlace.replaceChildren();
    try {
      await visit.cart.addOrder(orderId);
      if (!visit.signal.aborted)
        visit.go(paths.cart, "What can still be bought is in your cart, at today’s prices.");
    } catch (error) {
      if (isCode(error, "not-signed-in")) return visit.sessionEnded();
      reportUnexpected(error);
      const nothing = "Nothing in this order can be bought any more.";
      alertPlace.replaceChildren(errorAlert(error, { validation: nothing, "not-found": nothing }));
      setBusy(false);
      start.focus();
    }
  });
  const setBusy = (busy: boolean) => {
    start.disabled = busy;
    start.textContent = busy ? "Filling your cart…" : "Order again";
  };
  return element("div", { class: "order-again" }, start, alertPlace);
}
