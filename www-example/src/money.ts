// Adding up amounts.
import type { Money } from "storefront-customer/elastic-path";

/** What lines come to; nothing when there are none, or when one has no amount to add. */
export function sumOf(lines: readonly { readonly total: Money | null }[]): Money | null {
  const amounts = lines.map((line) => line.total);
  const first = amounts[0];
  if (!first || first.currency === "" || !amounts.every((money) => money?.currency === first.currency)) {
    return null;
  }
  return { ...first, amount: amounts.reduce((total, money) => total + (money?.amount ?? 0), 0) };
}
