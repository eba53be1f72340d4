// One line of a receipt's foot; nothing where the amount is not known.
import type { Money } from "storefront-customer/elastic-path";
import { formatMoney } from "../format";
import { element } from "./dom";

export function totalsRow(name: string, money: Money | null, kind = ""): HTMLElement | null {
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
