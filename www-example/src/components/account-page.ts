// The frame every account page sits in: the account's own navigation beside a heading and its content.
import { paths } from "../routes";
import { type Child, element, link } from "./dom";

export type Section = "overview" | "orders" | "addresses" | "profile";

const sections: readonly { section: Section; path: string; text: string }[] = [
  { section: "overview", path: paths.overview, text: "Overview" },
  { section: "orders", path: paths.orders(), text: "Orders" },
  { section: "addresses", path: paths.addressBook(), text: "Addresses" },
  { section: "profile", path: paths.profile, text: "Profile" },
];

export function accountPage(current: Section, ...content: Child[]): HTMLElement {
  return element(
    "div",
    { class: "account" },
    element(
      "nav",
      { class: "account-nav", "aria-label": "Your account" },
      element(
        "ul",
        {},
        ...sections.map(({ section, path, text }) =>
          element("li", {}, link(path, { "aria-current": section === current && "page" }, text)),
        ),
      ),
    ),
    element("div", { class: "account-content" }, ...content),
  );
}
