// What a cart comes to, set like the foot of a receipt.
import { sumOf } from "../money";
import type { Contents } from "../shopper-cart";
import { element } from "./dom";
import { totalsRow } from "./totals-row";

export function cartTotals({ cart, items }: Contents): HTMLElement {
  return element(
    "dl",
    { class: "totals" },
    totalsRow("Items", sumOf(items.filter(({ kind }) => kind !== "promotion"))),
    totalsRow("Promotions", sumOf(items.filter(({ kind }) => kind === "promotion"))),
    totalsRow("Shipping", cart.shipping),
    totalsRow("Total", cart.total, "totals-sum"),
    totalsRow("Tax included", cart.tax),
  );
}
