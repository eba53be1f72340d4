// A form that sends once at a time and shows what came back: field errors beside fields, the rest above them.
import type { FieldError } from "storefront-customer/elastic-path";
import {
  type ErrorWording,
  explain,
  explainField,
  isCode,
  isRefusal,
  reference,
  reportUnexpected,
} from "../error-words";
import { alertBox } from "./alert";
import { type Child, element } from "./dom";
import type { Field } from "./field";
import { icon } from "./icon";

export interface FormOptions {
  /** Those that a message can stand beside; asked for anew each time. */
  readonly fields: readonly Field[];
  body: readonly Child[];
  submitLabel: string;
  busyLabel: string;
  /** What can be known to be wrong before asking the shop: a message for each field's name. */
  check?: () => Record<string, string>;
  /** Resolves to what to say beside the button, where the shopper stays on the page. */
  submit: () => Promise<string | null>;
  sessionEnded?: () => void;
  wording?: ErrorWording;
  /** Words for a refused input that has no field here; nothing where the shopper need not know. */
  explainElsewhere?: (problem: FieldError) => string | null;
  /** What stands beside the submit button. */
  aside?: Child;
}

export function form(options: FormOptions): HTMLFormElement {
  const submit = element("button", { type: "submit", class: "button" }, options.submitLabel);
  const alertPlace = element("div", { class: "form-alert" });
  const done = element("p", { class: "form-done", role: "status" });
  const created = element(
    "form",
    { class: "form", novalidate: true },
    alertPlace,
    ...options.body,
    element("div", { class: "form-actions" }, submit, options.aside, done),
  );

  const setBusy = (busy: boolean) => {
    submit.disabled = busy;
    submit.textContent = busy ? options.busyLabel : options.submitLabel;
    created.setAttribute("aria-busy", String(busy));
  };

  const showFieldErrors = (messages: ReadonlyMap<string, string>): boolean => {
    const wrong = options.fields.filter((field) => {
      field.showError(messages.get(field.name) ?? null);
      return messages.has(field.name);
    });
    wrong[0]?.control.focus();
    return wrong.length > 0;
  };

  const showFailure = (error: unknown) => {
    reportUnexpected(error);
    const problems = isRefusal(error) ? error.fields : [];
    const messages = new Map<string, string>();
    for (const field of options.fields) {
      const problem = problems.find(({ field: name }) => name === field.name);
      if (problem) messages.set(field.name, explainField(problem, field));
    }
    const beside = showFieldErrors(messages);
    const known = new Set(options.fields.map((field) => field.name));
    const { explainElsewhere = ({ message }: FieldError) => message } = options;
    const elsewhere = problems.filter(({ field }) => !known.has(field)).map(explainElsewhere);
    const said = [...new Set(elsewhere)].filter((words) => words !== null);
    // "The details below" would send the shopper looking for what is not there.
    const speaksForItself = isCode(error, "validation") && said.length > 0 && !beside;
    const alert = alertBox(
      [...(speaksForItself ? [] : [explain(error, options.wording)]), ...said].join(" "),
      beside ? null : reference(error),
    );
    alertPlace.replaceChildren(alert);
    if (!beside) alert.focus();
  };

  created.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (submit.disabled) return;
    alertPlace.replaceChildren();
    done.replaceChildren();
    if (showFieldErrors(new Map(Object.entries(options.check?.() ?? {})))) return;
    setBusy(true);
    try {
      const message = await options.submit();
      if (message) done.replaceChildren(icon("tick"), message);
    } catch (error) {
      if (options.sessionEnded && isCode(error, "not-signed-in")) options.sessionEnded();
      else showFailure(error);
    } finally {
      setBusy(false);
    }
  });

  return created;
}
