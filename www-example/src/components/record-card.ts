// One of several things that the account keeps, as a card: its name with how it stands, what there is to know,
// and what can be done with it.
import type { Money } from "storefront-customer/elastic-path";
import { formatMoney } from "../format";
import type { StatusWords } from "../order-words";
import { type Child, element } from "./dom";
import { statusChip } from "./status";

export interface RecordCardOptions {
  title: Child;
  status?: StatusWords | null;
  content: readonly Child[];
  foot: readonly Child[];
}

export function recordCard({ title, status = null, content, foot }: RecordCardOptions): HTMLElement {
  return element(
    "li",
    { class: "record" },
    element("div", { class: "record-head" }, element("h2", {}, title), statusChip(status)),
    ...content,
    element("div", { class: "record-foot" }, ...foot),
  );
}

export function recordList(...cards: readonly HTMLElement[]): HTMLElement {
  return element("ul", { class: "records" }, ...cards);
}

/** Things by name and number, a line each. */
export function itemList(items: readonly (readonly [name: string, detail: string | null])[]): HTMLElement {
  return element(
    "ul",
    { class: "record-items" },
    ...items.map(([name, detail]) =>
      element("li", {}, element("span", {}, name), detail && element("span", { class: "figure" }, detail)),
    ),
  );
}

/** Things with how many there are of each, and what they cost together. */
export function pricedItems<Item extends { readonly quantity: number; readonly total: Money | null }>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): HTMLElement {
  return itemList(
    items.map((item) => [`${item.quantity} × ${nameOf(item)}`, item.total && formatMoney(item.total)]),
  );
}
