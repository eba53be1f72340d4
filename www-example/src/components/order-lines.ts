// What is in an order: products, and told apart from them what was given and what was taken off.
import { formatMoney } from "../format";
import type { BoughtLine } from "../platform/platform";
import { element } from "./dom";
import { table } from "./table";

/** What was bought comes first; a platform may have kinds of lines that are not named here. */
const kindOrder: Record<string, number> = { product: 0, gift: 1, promotion: 2 };
const place = ({ kind }: BoughtLine) => kindOrder[kind] ?? 3;

export function orderLines(lines: readonly BoughtLine[]): HTMLElement {
  if (lines.length === 0) return element("p", { class: "card-empty" }, "This order has no items listed.");
  const sorted = [...lines].sort((one, other) => place(one) - place(other));
  return table({
    caption: "Items in this order",
    kind: "lines",
    columns: ["Item", "Price", "Quantity", "Total"],
    numeric: ["Price", "Quantity", "Total"],
    rows: sorted.map((line) => [
      item(line),
      line.kind === "product" ? formatMoney(line.unitPrice) : "",
      line.kind === "promotion" ? "" : String(line.quantity),
      line.kind === "gift" ? "Free" : formatMoney(line.total),
    ]),
  });
}

function item(line: BoughtLine): HTMLElement {
  return element(
    "span",
    { class: "line-item" },
    element(
      "span",
      { class: "line-name" },
      line.name ?? line.sku ?? "Item",
      tags[line.kind] !== undefined && element("span", { class: `tag tag-${line.kind}` }, tags[line.kind]),
    ),
    line.sku && line.name && element("span", { class: "line-code" }, line.sku),
    ...line.details.map((text) => element("span", { class: "line-detail" }, text)),
  );
}

const tags: Record<string, string> = { gift: "Gift", promotion: "Promotion" };
