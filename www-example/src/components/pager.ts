// Links to the pages before and after this one, for lists that are read by cursor.
import type { Page } from "storefront-customer/elastic-path";
import type { Position } from "../routes";
import { element, link } from "./dom";
import { icon } from "./icon";

export interface PagerOptions {
  label: string;
  page: Page<unknown>;
  pageSize: number;
  position: Position;
  pathTo: (position: Position) => string;
}

export function pager({ label, page, pageSize, position, pathTo }: PagerOptions): HTMLElement | null {
  if (page.previousCursor === null && page.nextCursor === null) return null;
  const step = (cursor: string | null, by: number, text: string, kind: string) => {
    const content = element("span", {}, text);
    const children = kind === "previous" ? [icon("arrow"), content] : [content, icon("arrow")];
    if (cursor === null) {
      return element(
        "a",
        { class: `pager-link pager-${kind}`, role: "link", "aria-disabled": "true" },
        ...children,
      );
    }
    const target = position.page === null ? null : Math.max(1, position.page + by);
    return link(
      pathTo({ cursor, page: target }),
      { class: `pager-link pager-${kind}`, rel: kind },
      ...children,
    );
  };
  return element(
    "nav",
    { class: "pager", "aria-label": label },
    step(page.previousCursor, -1, "Previous", "previous"),
    element("p", { class: "pager-range" }, range(page, pageSize, position)),
    step(page.nextCursor, 1, "Next", "next"),
  );
}

function range(page: Page<unknown>, pageSize: number, position: Position): string {
  if (position.page === null || page.items.length === 0) return "";
  const first = (position.page - 1) * pageSize + 1;
  const last = first + page.items.length - 1;
  const shown = first === last ? String(first) : `${first}–${last}`;
  return page.totalCount === null ? shown : `${shown} of ${page.totalCount}`;
}
