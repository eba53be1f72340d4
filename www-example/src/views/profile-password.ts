// A new password. Where there is one already, it is asked for and checked before anything changes: the shop
// itself would take a new one from whoever found the page open.
import type { Profile } from "storefront-customer/elastic-path";
import { element } from "../components/dom";
import { passwordField } from "../components/field";
import { form } from "../components/form";
import { panel } from "../components/panel";
import { paths } from "../routes";
import type { Visit } from "../visit";

export function passwordPanel(visit: Visit, profile: Profile): HTMLElement {
  return profile.hasPassword ? changePanel(visit, profile) : firstPasswordPanel(visit, profile);
}

function changePanel(visit: Visit, profile: Profile): HTMLElement {
  const current = passwordField({
    name: "currentPassword",
    label: "Current password",
    autocomplete: "current-password",
  });
  const password = newPasswordField();
  const changing = form({
    fields: [current, password],
    body: [accountName(profile), current.element, password.element],
    submitLabel: "Change password",
    busyLabel: "Checking…",
    sessionEnded: visit.sessionEnded,
    wording: { "invalid-credentials": "Nothing was changed." },
    check: () => ({
      ...(current.read() === "" && { currentPassword: "Enter the password you sign in with now." }),
      ...(password.read() === "" && { password: "Enter the new password." }),
    }),
    submit: async () => {
      await visit.shop.profile.changePassword({
        currentPassword: current.read(),
        password: password.read(),
      });
      current.write("");
      password.write("");
      return "Your new password is set.";
    },
  });
  return panel("Change your password", changing);
}

/** For a shopper who has signed in at a provider until now. */
function firstPasswordPanel(visit: Visit, profile: Profile): HTMLElement {
  const password = newPasswordField();
  return panel(
    "Set a password",
    element("p", { class: "panel-text" }, "Until now you sign in another way. A password lets you do both."),
    form({
      fields: [password],
      body: [accountName(profile), password.element],
      submitLabel: "Set password",
      busyLabel: "Saving…",
      sessionEnded: visit.sessionEnded,
      check: () => (password.read() === "" ? { password: "Enter the new password." } : {}),
      submit: async () => {
        await visit.shop.profile.changePassword({ password: password.read() });
        // Shown anew, the page has a current password to ask for.
        if (!visit.signal.aborted) visit.go(paths.profile, "Your password is set.");
        return null;
      },
    }),
  );
}

function newPasswordField() {
  return passwordField({
    name: "password",
    label: "New password",
    autocomplete: "new-password",
    hint: "A few unrelated words are easy to remember and hard to guess.",
  });
}

/** Lets a password manager store the new password under the right account. */
function accountName(profile: Profile): HTMLElement {
  const account = element("input", { type: "text", autocomplete: "username", hidden: true, readonly: true });
  account.value = profile.email ?? "";
  return account;
}
