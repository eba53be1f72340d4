// The shopper's own details: name and e-mail address, and a new password.
import type { Profile, ProfileInput } from "storefront-customer/elastic-path";
import { accountPage } from "../components/account-page";
import { type Child, element } from "../components/dom";
import { emailField, passwordField, textField } from "../components/field";
import { form } from "../components/form";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { skeletonLines } from "../components/skeleton";
import { looksLikeEmail } from "../email";
import { formatDay } from "../format";
import type { Page, Visit } from "../visit";

export function profilePage(visit: Visit): Page {
  return {
    title: "Your profile",
    content: accountPage(
      "profile",
      heading("Your profile"),
      loadedPart(visit, {
        what: "your profile",
        placeholder: () => skeletonLines(20, 60, 20, 60),
        load: () => visit.shop.profile.get({ signal: visit.signal }),
        render: (profile) => profileForms(visit, profile),
      }),
    ),
  };
}

function profileForms(visit: Visit, profile: Profile): Child[] {
  visit.shopper.remember(profile);
  const since = profile.createdAt && `Shopping with us since ${formatDay(profile.createdAt)}.`;
  return [
    since && element("p", { class: "lead" }, since),
    element("div", { class: "panels" }, detailsPanel(visit, profile), passwordPanel(visit, profile)),
  ];
}

function detailsPanel(visit: Visit, profile: Profile): HTMLElement {
  const name = textField({ name: "name", label: "Name", autocomplete: "name", value: profile.name });
  const email = emailField({
    name: "email",
    label: "E-mail address",
    autocomplete: "email",
    value: profile.email,
    hint: "You sign in with this address.",
  });
  return panel(
    "Your details",
    form({
      fields: [name, email],
      body: [name.element, email.element],
      submitLabel: "Save changes",
      busyLabel: "Saving…",
      sessionEnded: visit.sessionEnded,
      wording: { conflict: "Another account already uses this e-mail address." },
      check: () => ({
        ...(name.read() === "" && { name: "Enter your name." }),
        ...(!looksLikeEmail(email.read()) && { email: "Enter an e-mail address, such as name@example.com." }),
      }),
      submit: async () => {
        await save(visit, { name: name.read(), email: email.read() });
        return "Your details are saved.";
      },
    }),
  );
}

function passwordPanel(visit: Visit, profile: Profile): HTMLElement {
  const password = passwordField({
    name: "password",
    label: "New password",
    autocomplete: "new-password",
    hint: "A few unrelated words are easy to remember and hard to guess.",
  });
  // Lets a password manager store the new password under the right account.
  const account = element("input", { type: "text", autocomplete: "username", hidden: true, readonly: true });
  account.value = profile.email ?? "";
  return panel(
    profile.hasPassword ? "Change your password" : "Set a password",
    form({
      fields: [password],
      body: [account, password.element],
      submitLabel: "Set new password",
      busyLabel: "Saving…",
      sessionEnded: visit.sessionEnded,
      check: () => (password.read() === "" ? { password: "Enter the new password." } : {}),
      submit: async () => {
        await save(visit, { password: password.read() });
        password.write("");
        return "Your new password is set.";
      },
    }),
  );
}

async function save(visit: Visit, input: ProfileInput): Promise<void> {
  visit.shopper.remember(await visit.shop.profile.update(input));
}

function panel(title: string, content: HTMLElement): HTMLElement {
  return element("section", { class: "panel" }, element("h2", {}, title), content);
}
