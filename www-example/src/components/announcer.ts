// Two ways to tell the shopper how things stand: a note everyone sees, and a word for screen readers only.
import { element } from "./dom";
import { icon } from "./icon";

/** Shows a note above the page, or takes it away. It is also read out. */
export function showNotice(text: string | null): void {
  document
    .getElementById("notice")
    ?.replaceChildren(
      ...(text ? [element("p", { class: "notice" }, icon("tick"), element("span", {}, text))] : []),
    );
}

export function announce(text: string): void {
  const region = document.getElementById("announcer");
  if (region) region.textContent = text;
}
