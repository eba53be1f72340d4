// Decorative drawings, taken by name from the symbols in index.html.
export type IconName =
  | "finch"
  | "parcel"
  | "envelope"
  | "person"
  | "warning"
  | "tick"
  | "arrow"
  | "cart"
  | "mug"
  | "notebook"
  | "candle"
  | "pen"
  | "linen"
  | "lamp"
  | "repeat"
  | "return"
  | "heart"
  | "card";

const namespace = "http://www.w3.org/2000/svg";

export function icon(name: IconName): SVGSVGElement {
  const drawing = document.createElementNS(namespace, "svg");
  drawing.setAttribute("class", `icon icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(namespace, "use");
  use.setAttribute("href", `#icon-${name}`);
  drawing.append(use);
  return drawing;
}
