// Creating an account. The shopper is signed in straight away.

import { element, link } from "../components/dom";
import { entryPage } from "../components/entry-page";
import { emailField, passwordField, textField } from "../components/field";
import { form } from "../components/form";
import { heading } from "../components/heading";
import { looksLikeEmail } from "../email";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

export function signUpPage(visit: Visit, route: Extract<Route, { name: "sign-up" }>): Page {
  const name = textField({ name: "name", label: "Your name", autocomplete: "name" });
  const email = emailField({ name: "email", label: "E-mail address", autocomplete: "email" });
  const password = passwordField({
    name: "password",
    label: "Password",
    autocomplete: "new-password",
    hint: "A few unrelated words are easy to remember and hard to guess.",
  });

  return {
    title: "Create an account",
    content: entryPage(
      heading("Create an account"),
      element("p", { class: "lead" }, "It takes three answers, and you are in."),
      form({
        fields: [name, email, password],
        body: [name.element, email.element, password.element],
        submitLabel: "Create account",
        busyLabel: "Creating your account…",
        wording: {
          conflict:
            "There is already an account with this e-mail address. Sign in instead, or use another one.",
        },
        check: () => ({
          ...(name.read() === "" && { name: "Enter your name." }),
          ...(!looksLikeEmail(email.read()) && {
            email: "Enter an e-mail address, such as name@example.com.",
          }),
          ...(password.read() === "" && { password: "Choose a password." }),
        }),
        submit: async () => {
          await visit.shop.auth.register({
            name: name.read(),
            email: email.read(),
            password: password.read(),
          });
          visit.signedIn();
          return null;
        },
      }),
      element(
        "p",
        { class: "entry-switch" },
        "Already have an account? ",
        link(paths.signIn(route.next), {}, "Sign in"),
      ),
    ),
  };
}
