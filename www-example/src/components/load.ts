// A part of a page that comes from the shop: placeholder first, then the content or a way to try again.
import { type ErrorWording, isCode, isRefusal, reportUnexpected } from "../error-words";
import type { Visit } from "../visit";
import { errorAlert } from "./alert";
import { announce } from "./announcer";
import { button, type Child, element } from "./dom";

export interface LoadOptions<Content> {
  /** What is being loaded, as it reads in "Loading your orders". */
  what: string;
  placeholder: () => HTMLElement;
  load: () => Promise<Content>;
  render: (content: Content) => Child[];
  wording?: ErrorWording;
  /** Offered beside the message when trying again would not help. */
  wayOut?: () => HTMLElement;
}

export function loadedPart<Content>(visit: Visit, options: LoadOptions<Content>): HTMLElement {
  const part = element("div", { class: "loaded-part", tabindex: "-1" });
  const fill = (...children: Child[]) => {
    part.setAttribute("aria-busy", "false");
    part.replaceChildren(...element("div", {}, ...children).childNodes);
  };

  const showFailure = (error: unknown) => {
    reportUnexpected(error);
    const retryable = !isRefusal(error) || error.retryable;
    const retry = button({ class: "button button-quiet" }, "Try again", () => {
      // The button is about to go, so its keyboard focus needs a new home.
      part.focus();
      void start();
    });
    fill(
      element(
        "div",
        { class: "failure" },
        errorAlert(error, options.wording),
        retryable ? retry : options.wayOut?.(),
      ),
    );
  };

  const start = async () => {
    part.setAttribute("aria-busy", "true");
    part.replaceChildren(options.placeholder());
    announce(`Loading ${options.what}…`);
    try {
      const content = await options.load();
      if (visit.signal.aborted) return;
      fill(...options.render(content));
      announce(`Loaded ${options.what}.`);
    } catch (error) {
      if (visit.signal.aborted) return;
      if (isCode(error, "not-signed-in")) visit.sessionEnded();
      else showFailure(error);
    }
  };

  void start();
  return part;
}
