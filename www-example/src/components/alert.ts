// A box that says what went wrong, read out as soon as it appears.
import { type ErrorWording, explain, reference } from "../error-words";
import { element } from "./dom";
import { icon } from "./icon";

export function alertBox(text: string, detail: string | null = null): HTMLDivElement {
  return element(
    "div",
    { class: "alert", role: "alert", tabindex: "-1" },
    icon("warning"),
    element("div", {}, element("p", {}, text), detail && element("p", { class: "alert-detail" }, detail)),
  );
}

export function errorAlert(error: unknown, wording: ErrorWording = {}): HTMLDivElement {
  return alertBox(explain(error, wording), reference(error));
}
