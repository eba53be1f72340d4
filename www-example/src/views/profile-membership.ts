// What the shop keeps about a shopper that only the shop can change.
import { facts } from "../components/facts";
import { panel } from "../components/panel";
import { formatDay } from "../format";
import type { ShopperProfile } from "../store";

export function membershipPanel(profile: ShopperProfile): HTMLElement {
  const tier = profile.native.loyalty_tier;
  return panel(
    "In our books",
    facts(
      ["Customer number", profile.externalReference],
      ["Loyalty tier", tier ? tier.charAt(0).toUpperCase() + tier.slice(1) : null],
      ["Signing in", profile.hasPassword ? "With a password" : "Through another provider"],
      ["Customer since", profile.createdAt && formatDay(profile.createdAt)],
      ["Details last changed", profile.updatedAt && formatDay(profile.updatedAt)],
    ),
  );
}
