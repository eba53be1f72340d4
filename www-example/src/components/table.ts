// A table that becomes a stack of cards on a narrow screen. Its roles are spelled out because browsers
// forget what a table is once its layout changes.
import { element } from "./dom";

export interface TableOptions {
  caption: string;
  kind: string;
  columns: readonly string[];
  /** The columns whose figures line up on the right. */
  numeric: readonly string[];
  rows: readonly (readonly (Node | string)[])[];
}

export function table({ caption, kind, columns, numeric, rows }: TableOptions): HTMLElement {
  const alignment = (column: string) => (numeric.includes(column) ? "numeric" : null);
  return element(
    "table",
    { class: `table table-${kind}`, role: "table" },
    element("caption", { class: "visually-hidden" }, caption),
    element(
      "thead",
      { role: "rowgroup" },
      element(
        "tr",
        { role: "row" },
        ...columns.map((column) =>
          element("th", { role: "columnheader", scope: "col", class: alignment(column) }, column),
        ),
      ),
    ),
    element(
      "tbody",
      { role: "rowgroup" },
      ...rows.map((cells) =>
        element(
          "tr",
          { role: "row" },
          ...cells.map((cell, index) => {
            const column = columns[index] ?? "";
            return element("td", { role: "cell", "data-column": column, class: alignment(column) }, cell);
          }),
        ),
      ),
    ),
  );
}
