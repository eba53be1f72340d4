// Why lines cost less: the promotions that are no lines themselves, and discounts that were given by hand.
import { formatMoney } from "../format";
import type { WholeOrder } from "../store";
import { element } from "./dom";

export function orderReductions({ lines, ...order }: WholeOrder): HTMLElement | null {
  const { customDiscounts } = order;
  const promotions = order.promotions.filter(({ id }) => lines.every((line) => line.productId !== id));
  if (promotions.length + customDiscounts.length === 0) return null;
  return element(
    "section",
    { class: "reductions" },
    element("h2", {}, "Promotions and discounts"),
    element(
      "ul",
      {},
      ...promotions.map(({ name, automatic }) =>
        reduction(name ?? "Promotion", automatic ? "Applied by itself" : "Applied with a code", null),
      ),
      ...customDiscounts.map(({ description, code, amount }) =>
        reduction(description ?? code ?? "Discount", code, amount && formatMoney(amount)),
      ),
    ),
  );
}

function reduction(name: string, detail: string | null, amount: string | null): HTMLElement {
  return element(
    "li",
    {},
    element(
      "span",
      { class: "line-item" },
      element("span", { class: "line-name" }, name),
      detail && element("span", { class: "line-code" }, detail),
    ),
    amount,
  );
}
