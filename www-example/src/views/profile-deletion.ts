// Deleting the account, which the shop cannot undo: so the shopper is told what goes and what stays, and
// types the e-mail address before it is done.
import type { Profile } from "storefront-customer/elastic-path";
import { confirmAction } from "../components/dialog";
import { button, element } from "../components/dom";
import { paths } from "../routes";
import type { Visit } from "../visit";

const consequences = [
  "Your name, e-mail address, password and address book are removed for good.",
  "Orders already placed stay with the shop, which has to keep them, but you can no longer see them here.",
  "You are signed out on every device.",
];

export function deletionPart(visit: Visit, profile: Profile): HTMLElement {
  const start = button({ class: "button button-quiet-danger" }, "Delete your account", async () => {
    const deleted = await confirmAction({
      title: "Delete your account?",
      text: "This cannot be undone.",
      details: consequences,
      proof: profile.email
        ? { label: "To confirm, type your e-mail address", expected: profile.email }
        : null,
      confirmLabel: "Delete account",
      busyLabel: "Deleting…",
      cancelLabel: "Keep my account",
      action: () => visit.shop.profile.delete(),
      sessionEnded: visit.sessionEnded,
      wording: {
        forbidden: "This shop closes accounts itself: write to its help desk to have yours deleted.",
      },
    });
    if (deleted) visit.go(paths.signIn(), "Your account is deleted. Thank you for having shopped with us.");
  });
  return element(
    "section",
    { class: "deletion" },
    element(
      "div",
      {},
      element("h2", {}, "Leave us"),
      element("p", {}, "Deletes your account and your address book. Your past orders stay with the shop."),
    ),
    start,
  );
}
