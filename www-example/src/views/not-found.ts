// Stands in for a page that does not exist.

import { element, link } from "../components/dom";
import { heading } from "../components/heading";
import { icon } from "../components/icon";
import { paths } from "../routes";
import type { Page } from "../visit";

export function notFoundPage(): Page {
  return {
    title: "Page not found",
    content: element(
      "div",
      { class: "not-found" },
      icon("finch"),
      heading("This page has flown"),
      element(
        "p",
        { class: "lead" },
        "There is nothing at this address. Your account is still where it was.",
      ),
      link(paths.overview, { class: "button" }, "Go to your account"),
    ),
  };
}
