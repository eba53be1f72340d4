// Why lines cost less, where no line says so: promotions that are no lines, discounts that were given by hand.
import { formatMoney } from "../format";
import type { Reduction, WholeOrder } from "../platform/platform";
import { element } from "./dom";

export function orderReductions({ reductions }: WholeOrder): HTMLElement | null {
  if (reductions.length === 0) return null;
  return element(
    "section",
    { class: "reductions" },
    element("h2", {}, "Promotions and discounts"),
    element("ul", {}, ...reductions.map(reduction)),
  );
}

function reduction({ name, detail, amount }: Reduction): HTMLElement {
  return element(
    "li",
    {},
    element(
      "span",
      { class: "line-item" },
      element("span", { class: "line-name" }, name),
      detail && element("span", { class: "line-code" }, detail),
    ),
    amount && formatMoney(amount),
  );
}
