// What the order history can be searched and narrowed by, and put in order by.
import { checkDays, countConditions, everyOrder, type OrderSearch, searchChoices } from "../order-search";
import { paths } from "../routes";
import type { Visit } from "../visit";
import { element, link } from "./dom";
import { type Field, selectField, textField } from "./field";

export function orderFilters(visit: Visit, search: OrderSearch): HTMLElement {
  const text = (name: keyof OrderSearch, label: string, type: string) =>
    textField({ name, label, value: search[name], autocomplete: "off" }, { type });
  const choices = searchChoices(visit.platform.orders.terms);
  const select = (name: keyof typeof choices, label: string) =>
    selectField({ name, label, value: search[name] }, choices[name]);
  const fields: Record<keyof OrderSearch, Field> = {
    number: text("number", "Order number", "search"),
    status: select("status", "Status"),
    payment: select("payment", "Payment"),
    delivery: select("delivery", "Delivery"),
    placed: select("placed", "Placed"),
    from: text("from", "From", "date"),
    to: text("to", "To", "date"),
    sort: select("sort", "Sort"),
  };
  const names = Object.keys(fields) as (keyof OrderSearch)[];
  const days = element("div", { class: "filters-days" }, fields.from.element, fields.to.element);
  const showDays = () => {
    days.hidden = fields.placed.read() !== "between";
  };
  fields.placed.control.addEventListener("change", showDays);
  showDays();

  const form = element(
    "form",
    { class: "filters-form", role: "search", "aria-label": "Your orders", novalidate: true },
    fields.number.element,
    fields.status.element,
    fields.payment.element,
    fields.delivery.element,
    fields.placed.element,
    days,
    fields.sort.element,
    element(
      "div",
      { class: "filters-actions" },
      element("button", { type: "submit", class: "button" }, "Show orders"),
      (countConditions(search) > 0 || search.sort !== "") &&
        link(paths.orders(everyOrder), { class: "text-action" }, "Clear all"),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = Object.fromEntries(
      names.map((name) => [name, fields[name].read()]),
    ) as unknown as OrderSearch;
    const wrong = checkDays(wanted);
    for (const name of names) fields[name].showError(wrong[name] ?? null);
    const first = names.find((name) => wrong[name]);
    if (first) fields[first].control.focus();
    else visit.go(paths.orders(wanted));
  });

  const conditions = countConditions(search);
  const isWide = window.matchMedia("(min-width: 52.0625rem)").matches;
  return element(
    "details",
    { class: "filters", open: isWide && conditions > 0 },
    element(
      "summary",
      {},
      element("span", {}, "Search and filter"),
      conditions > 0 &&
        element(
          "span",
          { class: "filters-count" },
          conditions === 1 ? "1 condition" : `${conditions} conditions`,
        ),
    ),
    form,
  );
}
