// How an order's total came about, set like the foot of a receipt.
import type { Money, Order, OrderLine } from "storefront-customer/elastic-path";
import { formatMoney } from "../format";
import { element } from "./dom";

export function orderTotals({ totals, lines, status }: Order): HTMLElement {
  const { total, shipping, shippingDiscount, discount, tax, authorized, paid, balanceOwing } = totals;
  const items = sum(lines);
  const addsUp =
    items && total && amount(items) + amount(shipping) + amount(shippingDiscount) === amount(total);
  // Nothing is left for the shopper to do about a cancelled order, or about a balance held on a card.
  const settled = status === "cancelled" || amount(authorized) >= amount(balanceOwing);
  return element(
    "dl",
    { class: "totals" },
    addsUp && row("Items", items),
    row("Shipping", shipping),
    row("Shipping discount", unlessZero(shippingDiscount)),
    row("Total", total, "totals-sum"),
    row("Discounts included", unlessZero(discount)),
    row("Tax included", unlessZero(tax)),
    row("Authorised", unlessZero(authorized)),
    row("Paid", unlessZero(paid)),
    !settled && row("Still to pay", balanceOwing, "totals-owing"),
  );
}

function row(name: string, money: Money | null, kind = ""): HTMLElement | null {
  return (
    money &&
    element(
      "div",
      { class: `totals-row ${kind}`.trim() },
      element("dt", {}, name),
      element("dd", {}, formatMoney(money)),
    )
  );
}

/** What the lines come to; nothing when there are none, or when one has no amount to add. */
function sum(lines: readonly OrderLine[]): Money | null {
  const amounts = lines.map((line) => line.total);
  const first = amounts[0];
  if (!first || first.currency === "" || !amounts.every((money) => money?.currency === first.currency))
    return null;
  return { ...first, amount: amounts.reduce((total, money) => total + amount(money), 0) };
}

function unlessZero(money: Money | null): Money | null {
  return money && money.amount !== 0 ? money : null;
}

function amount(money: Money | null): number {
  return money?.amount ?? 0;
}
