// A button that does something at the shop: busy while it does, with what went wrong beside it.
import { type ErrorWording, isCode, reportUnexpected } from "../error-words";
import type { Visit } from "../visit";
import { errorAlert } from "./alert";
import { button, element, hiddenText } from "./dom";

export interface ActionOptions {
  label: string;
  /** What the label is about, where it could be about several things on the page. */
  of?: string;
  busyLabel: string;
  kind?: string;
  act: () => Promise<void>;
  wording?: ErrorWording;
}

export function action(visit: Visit, options: ActionOptions): HTMLElement {
  const { label, of, busyLabel, kind = "button button-quiet", act, wording } = options;
  const alertPlace = element("div", { class: "action-alert" });
  const start = button({ class: kind }, "", async () => {
    setBusy(true);
    alertPlace.replaceChildren();
    try {
      await act();
    } catch (error) {
      if (isCode(error, "not-signed-in")) return visit.sessionEnded();
      reportUnexpected(error);
      alertPlace.replaceChildren(errorAlert(error, wording));
    }
    setBusy(false);
    // What has worked may have brought another page, whose heading has the focus then.
    if (!visit.signal.aborted) start.focus();
  });
  const setBusy = (busy: boolean) => {
    start.disabled = busy;
    start.replaceChildren(busy ? busyLabel : label, ...(of ? [hiddenText(` ${of}`)] : []));
  };
  setBusy(false);
  return element("div", { class: "action" }, start, alertPlace);
}
