// A sheet with a title of its own, for one of several things that can be done on a page.
import { type Child, element } from "./dom";

export function panel(title: string, ...content: Child[]): HTMLElement {
  return element("section", { class: "panel" }, element("h2", {}, title), ...content);
}
