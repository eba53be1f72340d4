// The shopper's own details: name and e-mail address, the password, what the store knows besides, and the
// way to end it all.
import type { Profile } from "storefront-customer/elastic-path";
import { accountPage } from "../components/account-page";
import { type Child, element } from "../components/dom";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { skeletonLines } from "../components/skeleton";
import { formatDay } from "../format";
import type { Page, Visit } from "../visit";
import { deletionPart } from "./profile-deletion";
import { detailsPanel } from "./profile-details";
import { membershipPanel } from "./profile-membership";
import { passwordPanel } from "./profile-password";

export function profilePage(visit: Visit): Page {
  return {
    title: "Your profile",
    content: accountPage(
      visit,
      "profile",
      heading("Your profile"),
      loadedPart(visit, {
        what: "your profile",
        placeholder: () => skeletonLines(20, 60, 20, 60),
        load: () => visit.shop.profile.get({ signal: visit.signal }),
        render: (profile) => profileParts(visit, profile),
      }),
    ),
  };
}

function profileParts(visit: Visit, profile: Profile): Child[] {
  visit.shopper.remember(profile);
  const since = profile.createdAt && `Shopping with us since ${formatDay(profile.createdAt)}.`;
  return [
    since && element("p", { class: "lead" }, since),
    element(
      "div",
      { class: "panels" },
      detailsPanel(visit, profile),
      passwordPanel(visit, profile),
      ...visit.platform.profile.panels(visit, profile),
      membershipPanel(visit, profile),
    ),
    deletionPart(visit, profile),
  ];
}
