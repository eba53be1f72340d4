// One labelled form field with its hint and its error, tied together for assistive technology.
import { type Attributes, button, element, setAttribute } from "./dom";

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly element: HTMLElement;
  readonly control: HTMLElement;
  read(): string;
  write(value: string): void;
  showError(message: string | null): void;
}

export interface FieldOptions {
  name: string;
  label: string;
  value?: string | null;
  autocomplete?: string;
  hint?: string;
  optional?: boolean;
  /** Takes half of the form's width where there is room. */
  half?: boolean;
}

export interface Choice {
  readonly value: string;
  readonly text: string;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function textField(options: FieldOptions, attributes: Attributes = {}): Field {
  const control = element("input", { type: "text", ...controlAttributes(options), ...attributes });
  control.value = options.value ?? "";
  return assemble(options, control, control, () => control.value.trim());
}

export function emailField(options: FieldOptions): Field {
  return textField(options, { type: "email", spellcheck: "false", autocapitalize: "none" });
}

export function passwordField(options: FieldOptions): Field {
  const control = element("input", { type: "password", ...controlAttributes(options), spellcheck: "false" });
  control.value = options.value ?? "";
  const reveal = button({ class: "reveal", "aria-pressed": "false" }, "Show", () => {
    const revealed = control.type === "text";
    control.type = revealed ? "password" : "text";
    reveal.textContent = revealed ? "Show" : "Hide";
    reveal.setAttribute("aria-pressed", String(!revealed));
  });
  reveal.setAttribute("aria-label", "Show password");
  const wrapper = element("div", { class: "password" }, control, reveal);
  return assemble(options, control, wrapper, () => control.value);
}

export function selectField(options: FieldOptions, choices: readonly Choice[]): Field {
  const control = element(
    "select",
    controlAttributes(options),
    ...choices.map(({ value, text }) => element("option", { value }, text)),
  );
  control.value = options.value ?? "";
  return assemble(options, control, element("div", { class: "select" }, control), () => control.value);
}

export function textAreaField(options: FieldOptions): Field {
  const control = element("textarea", { rows: 3, ...controlAttributes(options) });
  control.value = options.value ?? "";
  return assemble(options, control, control, () => control.value.trim());
}

function controlAttributes({ name, autocomplete }: FieldOptions): Attributes {
  return { id: `field-${name}`, name, class: "control", autocomplete };
}

function assemble(options: FieldOptions, control: Control, body: HTMLElement, read: () => string): Field {
  const hint = options.hint ? element("p", { class: "hint", id: `${control.id}-hint` }, options.hint) : null;
  const error = element("p", { class: "field-error", id: `${control.id}-error`, hidden: true });
  setAttribute(control, "aria-describedby", hint?.id);

  return {
    name: options.name,
    label: options.label,
    control,
    read,
    write(value) {
      control.value = value;
    },
    element: element(
      "div",
      { class: options.half ? "field field-half" : "field" },
      element(
        "label",
        { for: control.id },
        options.label,
        options.optional && element("span", { class: "optional" }, " (optional)"),
      ),
      hint,
      body,
      error,
    ),
    showError(message) {
      error.textContent = message ?? "";
      error.hidden = message === null;
      setAttribute(control, "aria-invalid", message === null ? null : "true");
      const described = [hint?.id, message === null ? null : error.id].filter(Boolean).join(" ");
      setAttribute(control, "aria-describedby", described || null);
    },
  };
}
