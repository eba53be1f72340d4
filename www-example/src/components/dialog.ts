// Asks before doing something that cannot be undone, and does it while the question is still open.
import { type ErrorWording, isCode, reportUnexpected } from "../error-words";
import { errorAlert } from "./alert";
import { button, element } from "./dom";
import { textField } from "./field";

export interface Confirmation {
  title: string;
  text: string;
  /** What will happen, point by point. */
  details?: readonly string[];
  /** What has to be typed first, where a slip of the finger would cost too much. Capitals do not matter. */
  proof?: { label: string; expected: string } | null;
  confirmLabel: string;
  busyLabel: string;
  cancelLabel: string;
  action: () => Promise<void>;
  sessionEnded: () => void;
  wording?: ErrorWording;
}

/** Resolves to true once the action has been done, and to false when the shopper thought better of it. */
export function confirmAction(options: Confirmation): Promise<boolean> {
  return new Promise((resolve) => {
    let busy = false;
    let done = false;
    const alertPlace = element("div", { class: "dialog-alert" });
    const cancel = button({ class: "button button-quiet", autofocus: true }, options.cancelLabel, () =>
      dialog.close(),
    );
    const confirm = element(
      "button",
      { type: "submit", class: "button button-danger" },
      options.confirmLabel,
    );
    const { proof } = options;
    const typed = proof
      ? textField(
          { name: "proof", label: proof.label, autocomplete: "off" },
          { spellcheck: "false", autocapitalize: "none" },
        )
      : null;
    const question = element(
      "form",
      { novalidate: true },
      element("h2", { id: "dialog-title" }, options.title),
      element(
        "div",
        { id: "dialog-text" },
        options.details &&
          element(
            "ul",
            { class: "dialog-details" },
            ...options.details.map((point) => element("li", {}, point)),
          ),
        element("p", {}, options.text),
      ),
      typed?.element,
      alertPlace,
      element("div", { class: "dialog-actions" }, cancel, confirm),
    );
    const dialog = element(
      "dialog",
      { class: "dialog", "aria-labelledby": "dialog-title", "aria-describedby": "dialog-text" },
      question,
    );

    const isProven = () => {
      if (!proof || !typed) return true;
      const fits = typed.read().toLowerCase() === proof.expected.toLowerCase();
      typed.showError(fits ? null : `Type ${proof.expected} to go on.`);
      if (!fits) typed.control.focus();
      return fits;
    };

    const setBusy = (value: boolean) => {
      busy = value;
      cancel.disabled = value;
      confirm.disabled = value;
      confirm.textContent = value ? options.busyLabel : options.confirmLabel;
    };

    const act = async () => {
      if (busy || !isProven()) return;
      setBusy(true);
      alertPlace.replaceChildren();
      try {
        await options.action();
        done = true;
        dialog.close();
      } catch (error) {
        setBusy(false);
        if (isCode(error, "not-signed-in")) {
          dialog.close();
          options.sessionEnded();
          return;
        }
        reportUnexpected(error);
        alertPlace.replaceChildren(errorAlert(error, options.wording));
        confirm.focus();
      }
    };

    question.addEventListener("submit", (event) => {
      event.preventDefault();
      void act();
    });
    dialog.addEventListener("cancel", (event) => {
      if (busy) event.preventDefault();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(done);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
