// The name and the e-mail address.
import type { Profile } from "storefront-customer/elastic-path";
import { emailField, textField } from "../components/field";
import { form } from "../components/form";
import { panel } from "../components/panel";
import { looksLikeEmail } from "../email";
import type { Visit } from "../visit";

export function detailsPanel(visit: Visit, profile: Profile): HTMLElement {
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
        visit.shopper.remember(await visit.shop.profile.update({ name: name.read(), email: email.read() }));
        return "Your details are saved.";
      },
    }),
  );
}
