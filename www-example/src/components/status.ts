// How an order's statuses look: a chip for the order itself, a dotted word for its payment and its parcel.
import type { StatusWords } from "../order-words";
import { element } from "./dom";

export function statusChip(words: StatusWords | null): HTMLElement | null {
  return words && element("span", { class: `chip chip-${words.tone}` }, words.text);
}

export function statusNote(words: StatusWords | null): HTMLElement {
  return words
    ? element("span", { class: `note note-${words.tone}` }, words.text)
    : element("span", { class: "note-none" }, "—");
}
