// How an order's total came about, set like the foot of a receipt.
import type { Money } from "storefront-customer/elastic-path";
import { sumOf } from "../money";
import type { WholeOrder } from "../platform/platform";
import { element } from "./dom";
import { totalsRow as row } from "./totals-row";

export function orderTotals(order: WholeOrder): HTMLElement {
  const { totals, lines, status, surcharges } = order;
  const { total, shipping, shippingDiscount, discount, tax, authorized, paid, balanceOwing } = totals;
  const items = sumOf(lines.filter((line) => line.kind !== "promotion"));
  const promotions = sumOf(lines.filter((line) => line.kind === "promotion"));
  const extra = surcharges.map((surcharge) => surcharge.amount);
  const parts = [items, promotions, shipping, shippingDiscount, ...extra].map(amount);
  const addsUp = items && total && parts.reduce((sum, part) => sum + part, 0) === amount(total);
  // Nothing is left for the shopper to do about a cancelled order, or about a balance held on a card.
  const settled = status === "cancelled" || amount(authorized) >= amount(balanceOwing);
  return element(
    "dl",
    { class: "totals" },
    addsUp && row("Items", items),
    addsUp && row("Promotions", promotions),
    row("Shipping", shipping),
    row("Shipping discount", unlessZero(shippingDiscount)),
    ...surcharges.map((surcharge) => row(surcharge.name, surcharge.amount)),
    row("Total", total, "totals-sum"),
    // Where they are all promotions, they have a row of their own above.
    !(addsUp && amount(promotions) === amount(discount)) && row("Discounts included", unlessZero(discount)),
    order.taxIsIncluded && row("Tax included", unlessZero(tax)),
    ...order.taxes.map((each) => row(each.name, each.amount, "totals-part")),
    row("Authorised", unlessZero(authorized)),
    row("Paid", unlessZero(paid)),
    !settled && row("Still to pay", balanceOwing, "totals-owing"),
  );
}

function unlessZero(money: Money | null): Money | null {
  return money && money.amount !== 0 ? money : null;
}

function amount(money: Money | null): number {
  return money?.amount ?? 0;
}
