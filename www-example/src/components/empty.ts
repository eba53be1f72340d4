// What stands where there is nothing yet, with what to do about it.
import { type Child, element } from "./dom";
import { type IconName, icon } from "./icon";

export function emptyState(drawing: IconName, title: string, text: string, action?: Child): HTMLElement {
  return element(
    "div",
    { class: "empty" },
    icon(drawing),
    element("h2", {}, title),
    element("p", {}, text),
    action,
  );
}
