// How many of something: one less, the number, one more.
import { button, element } from "./dom";

export interface QuantityOptions {
  /** What there is so many of. */
  of: string;
  quantity: number;
  /** Names the two buttons, so that the focus can find them again after the page has changed. */
  key: string;
  change: (quantity: number, key: string) => void;
}

export function quantityControl({ of, quantity, key, change }: QuantityOptions): HTMLElement {
  const step = (by: number, sign: string, words: string) => {
    const own = `${key}:${words}`;
    const created = button(
      { class: "quantity-step", "data-key": own, disabled: quantity + by < 1 },
      sign,
      () => change(quantity + by, own),
    );
    created.setAttribute("aria-label", `${words}: ${of}`);
    return created;
  };
  return element(
    "div",
    { class: "quantity", role: "group", "aria-label": `Quantity of ${of}` },
    step(-1, "−", "One less"),
    element("span", { class: "quantity-number" }, String(quantity)),
    step(1, "+", "One more"),
  );
}
