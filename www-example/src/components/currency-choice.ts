// Choosing the currency that prices are in.
import { chooseCurrency, chosenCurrency, currencies } from "../currency";
import { button, element } from "./dom";
import { selectField } from "./field";

export function currencyChoice(): HTMLElement {
  const choice = selectField(
    { name: "currency", label: "Prices in", value: chosenCurrency() },
    currencies.map(({ code, name }) => ({ value: code, text: name })),
  );
  // A choice by keyboard passes the others, so it takes a button to make it.
  const change = button({ class: "button button-quiet", hidden: true }, "Change", () =>
    chooseCurrency(choice.read()),
  );
  choice.control.addEventListener("change", () => {
    change.hidden = choice.read() === chosenCurrency();
  });
  return element("div", { class: "currency" }, choice.element, change);
}
