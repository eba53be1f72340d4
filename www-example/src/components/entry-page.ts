// The frame of the sign-in and sign-up pages: the form, and beside it what an account is good for.
import { type Child, element } from "./dom";
import { icon } from "./icon";

const benefits = [
  "Every order: what was in it, and what it came to",
  "Addresses kept ready for the next parcel",
  "Your name, e-mail and password in one place",
];

export function entryPage(...content: Child[]): HTMLElement {
  return element(
    "div",
    { class: "entry" },
    element("div", { class: "entry-form" }, ...content),
    element(
      "aside",
      { class: "entry-panel", "aria-label": "What your account is for" },
      icon("finch"),
      element(
        "p",
        { class: "entry-panel-title" },
        "Good paper, honest pots, and a place to keep track of both.",
      ),
      element("ul", {}, ...benefits.map((benefit) => element("li", {}, benefit))),
    ),
  );
}
