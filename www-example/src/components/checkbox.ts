// A box to tick, with its words beside it.
import { element, setAttribute } from "./dom";
import type { Field } from "./field";

export interface Checkbox extends Field {
  checked(): boolean;
}

export function checkboxField(options: { name: string; label: string; checked: boolean }): Checkbox {
  const control = element("input", { type: "checkbox", id: `field-${options.name}`, name: options.name });
  control.checked = options.checked;
  const error = element("p", { class: "field-error", id: `${control.id}-error`, hidden: true });
  return {
    name: options.name,
    label: options.label,
    control,
    element: element(
      "div",
      { class: "field field-check" },
      element("label", { class: "check", for: control.id }, control, element("span", {}, options.label)),
      error,
    ),
    checked: () => control.checked,
    read: () => (control.checked ? "yes" : ""),
    write(value) {
      control.checked = value !== "";
    },
    showError(message) {
      error.textContent = message ?? "";
      error.hidden = message === null;
      setAttribute(control, "aria-invalid", message === null ? null : "true");
      setAttribute(control, "aria-describedby", message === null ? null : error.id);
    },
  };
}
