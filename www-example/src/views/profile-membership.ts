// What the shop keeps about a shopper that only the shop can change.
import type { Profile } from "storefront-customer/elastic-path";
import { facts } from "../components/facts";
import { panel } from "../components/panel";
import { formatDay } from "../format";
import type { Visit } from "../visit";

export function membershipPanel({ platform }: Visit, profile: Profile): HTMLElement {
  return panel(
    "In our books",
    facts(
      ["Customer number", profile.externalReference],
      ...platform.profile.facts(profile),
      ["Signing in", profile.hasPassword ? "With a password" : "Through another provider"],
      ["Customer since", profile.createdAt && formatDay(profile.createdAt)],
      ["Details last changed", profile.updatedAt && formatDay(profile.updatedAt)],
    ),
  );
}
