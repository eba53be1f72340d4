// Quiet grey shapes that hold a page's place while it loads.
import { element } from "./dom";

/** Bars of the given widths, in per cent. */
export function skeletonLines(...widths: number[]): HTMLElement {
  return element(
    "div",
    { class: "skeleton", "aria-hidden": "true" },
    ...widths.map((width) => {
      const bar = element("span", { class: "skeleton-bar" });
      bar.style.width = `${width}%`;
      return bar;
    }),
  );
}

export function skeletonBlocks(count: number, shape: "row" | "card"): HTMLElement {
  return element(
    "div",
    { class: `skeleton skeleton-${shape}s`, "aria-hidden": "true" },
    ...Array.from({ length: count }, () => element("span", { class: `skeleton-${shape}` })),
  );
}
