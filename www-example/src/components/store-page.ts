// The frame of the shop's own pages, which have no navigation beside them.
import { type Child, element } from "./dom";

export function storePage(...content: Child[]): HTMLElement {
  return element("div", { class: "store" }, ...content);
}
