// Things to know, each with its name: for what can be read and not changed. Unknown ones are left out.
import { element } from "./dom";

export function facts(
  ...rows: readonly (readonly [name: string, value: Node | string | null])[]
): HTMLElement {
  return element(
    "dl",
    { class: "facts" },
    ...rows.map(
      ([name, value]) =>
        value && element("div", { class: "fact" }, element("dt", {}, name), element("dd", {}, value)),
    ),
  );
}
