// A page's main heading, which takes the keyboard focus when the shopper arrives on the page.
import { element } from "./dom";

export function heading(text: string): HTMLHeadingElement {
  return element("h1", { tabindex: "-1" }, text);
}
