// What the organization keeps of a shopper besides. All of it is the merchant's to change.
import type { ProfileParts as Native } from "storefront-customer/commerce-layer";
import type { Profile } from "storefront-customer/elastic-path";
import { capitalized, inWords, type Words } from "../../order-words";
import type { ProfileParts } from "../platform";

const removals: Words = {
  requested: { text: "Asked for", tone: "waiting" },
  started: { text: "Under way", tone: "waiting" },
  completed: { text: "Done", tone: "good" },
  failed: { text: "Did not work", tone: "waiting" },
  cancelled: { text: "Called off", tone: "quiet" },
};

export const profileParts: ProfileParts = {
  panels: () => [],
  facts(profile) {
    const { totalOrdersCount, metadata, anonymizationStatus } = profile as Profile & Native;
    const tier = metadata?.loyalty_tier;
    return [
      ["Loyalty tier", typeof tier === "string" ? capitalized(tier) : null],
      ["Orders placed", totalOrdersCount === null ? null : String(totalOrdersCount)],
      ["Removal of your data", inWords(anonymizationStatus, removals)?.text ?? null],
    ];
  },
};
