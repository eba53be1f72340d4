// How an order's total came about, set like the foot of a receipt.
import type { Money, TaxItem } from "storefront-customer/elastic-path";
import { sumOf } from "../money";
import type { WholeOrder } from "../store";
import { element } from "./dom";
import { totalsRow as row } from "./totals-row";

export function orderTotals({ totals, lines, status, taxItems }: WholeOrder): HTMLElement {
  const { total, shipping, shippingDiscount, discount, tax, authorized, paid, balanceOwing } = totals;
  const items = sumOf(lines.filter((line) => line.kind !== "promotion"));
  const promotions = sumOf(lines.filter((line) => line.kind === "promotion"));
  const parts = [items, promotions, shipping, shippingDiscount].map(amount);
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
    row("Total", total, "totals-sum"),
    // Where they are all promotions, they have a row of their own above.
    !(addsUp && amount(promotions) === amount(discount)) && row("Discounts included", unlessZero(discount)),
    row("Tax included", unlessZero(tax)),
    ...taxRows(taxItems, total),
    row("Authorised", unlessZero(authorized)),
    row("Paid", unlessZero(paid)),
    !settled && row("Still to pay", balanceOwing, "totals-owing"),
  );
}

/** The taxes on the lines, those of one kind together. What lies on shipping is in none of them. */
function taxRows(taxItems: readonly TaxItem[], total: Money | null): (HTMLElement | null)[] {
  if (!total) return [];
  const kinds = new Map<string, number>();
  for (const { name, rate, jurisdiction, amount } of taxItems) {
    const per = rate === null ? "" : ` ${Number((rate * 100).toFixed(2))} %`;
    const place = jurisdiction ? `, ${jurisdiction}` : "";
    const words = `On items: ${name ?? "tax"}${per}${place}`;
    kinds.set(words, (kinds.get(words) ?? 0) + (amount ?? 0));
  }
  return [...kinds].map(([words, sum]) => row(words, { ...total, amount: sum }, "totals-part"));
}

function unlessZero(money: Money | null): Money | null {
  return money && money.amount !== 0 ? money : null;
}

function amount(money: Money | null): number {
  return money?.amount ?? 0;
}
