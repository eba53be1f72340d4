// Making an order of the cart: who buys, where it goes, where the bill goes. A shopper's order joins their
// history; a guest's belongs to nobody's.
import { flows } from "storefront-customer/elastic-path/flows";
import { inPlace } from "../address-place";
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
import type { Contents } from "../shopper-cart";
import type { SavedAddress } from "../store";
import type { Page, Visit } from "../visit";

export function checkoutPage(visit: Visit): Page {
  return {
    title: "Checkout",
    content: storePage(
      link(paths.cart, { class: "back" }, "Your cart"),
      heading("Checkout"),
      loadedPart(visit, {
        what: "the checkout",
        placeholder: () => skeletonLines(20, 60, 20, 60, 20, 60),
        load: () => Promise.all([visit.cart.read(visit.signal), addressesOf(visit), takesGiftMessage(visit)]),
        render: ([contents, addresses, canSayMore]) => checkoutParts(visit, contents, addresses, canSayMore),
      }),
    ),
  };
}

async function addressesOf({ shop, signal }: Visit): Promise<SavedAddress[]> {
  const all: SavedAddress[] = [];
  if (shop.auth.session.state !== "customer") return all;
  for await (const address of shop.addresses.all({ limit: 100 }, { signal })) all.push(address);
  return inPlace(all);
}

/** A message is a field of this store's own. Where nobody can say whether there is one, there is none. */
async function takesGiftMessage({ shop, signal }: Visit): Promise<boolean> {
  try {
    const fields = await flows(shop).fields("orders", { signal });
    return fields.some(({ name }) => name === "gift-message");
  } catch {
    return false;
  }
}

function checkoutParts(
  visit: Visit,
  contents: Contents | null,
  addresses: readonly SavedAddress[],
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
      checkoutForm(visit, contents, addresses, canSayMore),
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
