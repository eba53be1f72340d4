// The lines of a cart, with the ways to change them.
import type { CartItem } from "storefront-customer/elastic-path/carts";
import { formatMoney } from "../format";
import type { ShopperCart } from "../shopper-cart";
import { button, element, hiddenText } from "./dom";
import { quantityControl } from "./quantity";
import { table } from "./table";

/** Does something to the cart, says what, and gives the focus back to the control of this key. */
export type Act = (change: () => Promise<void>, said: string, key: string) => void;

export function cartLines(cart: ShopperCart, items: readonly CartItem[], act: Act): HTMLElement {
  return table({
    caption: "What is in your cart",
    kind: "cart",
    columns: ["Item", "Price", "Quantity", "Total", "Remove"],
    numeric: ["Price", "Total"],
    rows: [...items].sort(promotionsLast).map((item) => {
      const name = item.name ?? item.sku ?? "Item";
      return [
        element(
          "span",
          { class: "line-item" },
          element(
            "span",
            { class: "line-name" },
            name,
            item.kind !== "product" &&
              element("span", { class: `tag tag-${item.kind}` }, item.kind === "gift" ? "Gift" : "Promotion"),
          ),
          item.sku && element("span", { class: "line-code" }, item.sku),
        ),
        item.kind === "product" ? formatMoney(item.unitPrice) : "",
        item.kind === "product" ? quantity(cart, item, name, act) : "",
        item.kind === "gift" ? "Free" : formatMoney(item.total),
        removal(cart, item, name, act),
      ];
    }),
  });
}

function quantity(cart: ShopperCart, item: CartItem, name: string, act: Act): HTMLElement {
  return quantityControl({
    of: name,
    quantity: item.quantity,
    key: item.id,
    change: (wanted, key) =>
      act(() => cart.setQuantity(item.id, wanted), `${name}: ${wanted} in your cart.`, key),
  });
}

function removal(cart: ShopperCart, item: CartItem, name: string, act: Act): HTMLElement {
  // The platform takes a promotion back by its code.
  const { kind, sku } = item;
  const take = () => (kind === "promotion" && sku ? cart.removeCode(sku) : cart.remove(item.id));
  const created = button({ class: "text-action" }, "Remove", () =>
    act(take, `${name} is out of your cart.`, ""),
  );
  created.append(hiddenText(` ${name}`));
  return created;
}

function promotionsLast(one: CartItem, other: CartItem): number {
  return Number(one.kind === "promotion") - Number(other.kind === "promotion");
}
