// What a guest sees after ordering: the shop shows a guest's order to nobody later, so all there is to know
// is said here.
import { element, link } from "../components/dom";
import { facts } from "../components/facts";
import { heading } from "../components/heading";
import { icon } from "../components/icon";
import { postalBlock } from "../components/postal";
import { storePage } from "../components/store-page";
import { formatMoney } from "../format";
import { orderName } from "../order-words";
import { paths } from "../routes";
import type { ShopperCart } from "../shopper-cart";
import type { Page, Visit } from "../visit";

export function thankYouPage({ shop }: Visit, cart: ShopperCart): Page {
  const order = cart.placed;
  return {
    title: "Thank you",
    content: storePage(
      element(
        "div",
        { class: "thanks" },
        icon("finch"),
        heading("Thank you"),
        element(
          "p",
          { class: "lead" },
          order
            ? "Your order is placed; this demonstration takes no payment. Note its name: it is in no account’s history."
            : "Once this page has been left, the order of a guest is not shown here again.",
        ),
        order &&
          element(
            "div",
            { class: "panel" },
            facts(
              ["Order", orderName(order)],
              ["Total", formatMoney(order.totals.total)],
              ["For", order.customerEmail ?? order.customerName],
            ),
            order.shippingAddress && element("h2", { class: "thanks-address" }, "It goes to"),
            order.shippingAddress && postalBlock(order.shippingAddress),
          ),
        element(
          "p",
          { class: "thanks-ways" },
          link(paths.shop, { class: "button" }, "Back to the shop"),
          shop.auth.session.state !== "customer" &&
            link(paths.signUp(), { class: "text-action" }, "Create an account for the next time"),
        ),
      ),
    ),
  };
}
