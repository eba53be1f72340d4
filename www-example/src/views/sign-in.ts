// Signing in, with a word on why the shopper was brought here.

import { alertBox } from "../components/alert";
import { button, element, link } from "../components/dom";
import { entryPage } from "../components/entry-page";
import { emailField, type Field, passwordField } from "../components/field";
import { form } from "../components/form";
import { heading } from "../components/heading";
import { signOnChoices } from "../components/sign-on-choices";
import { explainCode } from "../error-words";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

export function signInPage(visit: Visit, route: Extract<Route, { name: "sign-in" }>): Page {
  const email = emailField({ name: "email", label: "E-mail address", autocomplete: "username" });
  const password = passwordField({ name: "password", label: "Password", autocomplete: "current-password" });

  return {
    title: "Sign in",
    content: entryPage(
      route.ended &&
        element(
          "p",
          { class: "reason", role: "status" },
          "Your session ended. Sign in to carry on where you were.",
        ),
      heading("Sign in"),
      element("p", { class: "lead" }, leadFor(route)),
      route.failed && alertBox(explainCode(route.failed)),
      sampleShopper(email, password),
      form({
        fields: [email, password],
        body: [email.element, password.element],
        submitLabel: "Sign in",
        busyLabel: "Signing in…",
        check: () => ({
          ...(email.read() === "" && { email: "Enter your e-mail address." }),
          ...(password.read() === "" && { password: "Enter your password." }),
        }),
        submit: async () => {
          await visit.shop.auth.login({ email: email.read(), password: password.read() });
          visit.signedIn();
          return null;
        },
      }),
      element(
        "p",
        { class: "entry-switch" },
        "New to the shop? ",
        link(paths.signUp(route.next), {}, "Create an account"),
      ),
      visit.platform.abilities.signOn && signOnChoices(visit, route.next),
    ),
  };
}

function leadFor(route: Extract<Route, { name: "sign-in" }>): string {
  const wanted = route.next === paths.overview || route.ended;
  return wanted ? "Welcome back." : "Sign in first, and we will take you to the page you asked for.";
}

/** Fills the form with the sample shopper, in builds that have one. */
function sampleShopper(email: Field, password: Field): HTMLElement | null {
  const sampleEmail = import.meta.env.VITE_SAMPLE_EMAIL;
  const samplePassword = import.meta.env.VITE_SAMPLE_PASSWORD;
  if (!sampleEmail || !samplePassword) return null;
  return element(
    "div",
    { class: "sample" },
    element("p", {}, element("strong", {}, "Sample shopper"), element("span", {}, sampleEmail)),
    button({ class: "button button-small button-quiet" }, "Fill in", () => {
      email.write(sampleEmail);
      password.write(samplePassword);
      email.control.focus();
    }),
  );
}
