// Making an order of the cart: who buys, where it goes, where the bill goes. A shopper's order joins their
// history; a guest's belongs to nobody's.
import type { Address } from "storefront-customer/elastic-path";
import { cartTotals } from "../components/cart-totals";
import { checkoutForm } from "../components/checkout-form";
import { type Child, element, link } from "../components/dom";
import { emptyState } from "../components/empty";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { skeletonLines } from "../components/skeleton";
import { storePage } from "../components/store-page";
import { formatMoney } from "../format";
import { paths } from "../routes";
import type { Contents, ShopperCart } from "../shopper-cart";
import type { Page, Visit } from "../visit";

export function checkoutPage(visit: Visit, cart: ShopperCart): Page {
  return {
    title: "Checkout",
    content: storePage(
      link(paths.cart, { class: "back" }, "Your cart"),
      heading("Checkout"),
      loadedPart(visit, {
        what: "the checkout",
        placeholder: () => skeletonLines(20, 60, 20, 60, 20, 60),
        load: () =>
          Promise.all([cart.read(visit.signal), addressesOf(visit), cart.takesGiftMessage(visit.signal)]),
        render: ([contents, addresses, canSayMore]) =>
          checkoutParts(visit, cart, contents, addresses, canSayMore),
      }),
    ),
  };
}

async function addressesOf({ shop, platform, signal }: Visit): Promise<Address[]> {
  const all: Address[] = [];
  if (shop.auth.session.state !== "customer") return all;
  for await (const address of shop.addresses.all({ limit: 100 }, { signal })) all.push(address);
  return platform.addresses.arrange(all);
}

function checkoutParts(
  visit: Visit,
  cart: ShopperCart,
  contents: Contents | null,
  addresses: readonly Address[],
  canSayMore: boolean,
): Child[] {
  if (!contents || contents.items.length === 0) {
    return [
      emptyState(
        "cart",
        "Nothing to check out",
        "Your cart is empty.",
        link(paths.shop, { class: "button" }, "Go to the shop"),
      ),
    ];
  }
  return [
    element(
      "div",
      { class: "order-body" },
      checkoutForm(visit, cart, contents, addresses, canSayMore),
      element(
        "section",
        { class: "docket docket-staying" },
        element("h2", {}, "Your cart"),
        element(
          "ul",
          { class: "docket-lines" },
          ...contents.items.map(({ name, sku, quantity, kind, total }) =>
            element(
              "li",
              {},
              element(
                "span",
                {},
                kind === "promotion" ? (name ?? sku) : `${quantity} × ${name ?? sku ?? "Item"}`,
              ),
              element("span", { class: "figure" }, kind === "gift" ? "Free" : formatMoney(total)),
            ),
          ),
        ),
        cartTotals(contents),
      ),
    ),
  ];
}
