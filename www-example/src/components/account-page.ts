// The frame every account page sits in: the account's own navigation beside a heading and its content.
import type { Abilities } from "../platform/platform";
import { paths } from "../routes";
import type { Visit } from "../visit";
import { type Child, element, link } from "./dom";

export type Section =
  | "overview"
  | "orders"
  | "subscriptions"
  | "returns"
  | "wishlists"
  | "wallet"
  | "addresses"
  | "profile";

const sections: readonly { section: Section; path: string; text: string; needs?: keyof Abilities }[] = [
  { section: "overview", path: paths.overview, text: "Overview" },
  { section: "orders", path: paths.orders(), text: "Orders" },
  { section: "subscriptions", path: paths.subscriptions, text: "Subscriptions", needs: "subscriptions" },
  { section: "returns", path: paths.returns, text: "Returns", needs: "returns" },
  { section: "wishlists", path: paths.wishlists, text: "Wishlists", needs: "wishlists" },
  { section: "wallet", path: paths.wallet, text: "Wallet", needs: "wallet" },
  { section: "addresses", path: paths.addressBook(), text: "Addresses" },
  { section: "profile", path: paths.profile, text: "Profile" },
];

export function accountPage({ platform }: Visit, current: Section, ...content: Child[]): HTMLElement {
  return element(
    "div",
    { class: "account" },
    element(
      "nav",
      { class: "account-nav", "aria-label": "Your account" },
      element(
        "ul",
        {},
        ...sections
          .filter(({ needs }) => needs === undefined || platform.abilities[needs])
          .map(({ section, path, text }) =>
            element("li", {}, link(path, { "aria-current": section === current && "page" }, text)),
          ),
      ),
    ),
    element("div", { class: "account-content" }, ...content),
  );
}
