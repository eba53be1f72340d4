// Asks before doing something that cannot be undone, and does it while the question is still open.
import { isCode, reportUnexpected } from "../error-words";
import { errorAlert } from "./alert";
import { button, element } from "./dom";

export interface Confirmation {
  title: string;
  text: string;
  confirmLabel: string;
  busyLabel: string;
  cancelLabel: string;
  action: () => Promise<void>;
  sessionEnded: () => void;
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
    const confirm = button({ class: "button button-danger" }, options.confirmLabel, () => void act());
    const dialog = element(
      "dialog",
      { class: "dialog", "aria-labelledby": "dialog-title", "aria-describedby": "dialog-text" },
      element("h2", { id: "dialog-title" }, options.title),
      element("p", { id: "dialog-text" }, options.text),
      alertPlace,
      element("div", { class: "dialog-actions" }, cancel, confirm),
    );

    const setBusy = (value: boolean) => {
      busy = value;
      cancel.disabled = value;
      confirm.disabled = value;
      confirm.textContent = value ? options.busyLabel : options.confirmLabel;
    };

    const act = async () => {
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
        alertPlace.replaceChildren(errorAlert(error));
        confirm.focus();
      }
    };

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
