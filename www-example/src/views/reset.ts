// A new password in the place of one that was forgotten: the page that the link in the shop's e-mail leads to.
import type { Passwords } from "storefront-customer/commerce-layer/passwords";
import type { FieldError } from "storefront-customer/elastic-path";
import { alertBox } from "../components/alert";
import { element, link } from "../components/dom";
import { entryPage } from "../components/entry-page";
import { passwordField } from "../components/field";
import { form } from "../components/form";
import { heading } from "../components/heading";
import type { Loading } from "../platform/platform";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

const unknown = "This link is not one of ours, or not all of it. Open it from the e-mail once more.";
const spent: Record<string, string> = {
  used: "This link was used already. Ask the shop for a new one.",
  expired: "This link is too old. Ask the shop for a new one.",
};

export function resetPage(
  visit: Visit,
  open: Loading<Passwords>,
  { id, token }: Extract<Route, { name: "reset" }>,
): Page {
  return {
    title: "Set a new password",
    content: entryPage(
      heading("Set a new password"),
      element("p", { class: "lead" }, "It takes the place of the one you forgot."),
      id === "" || token === "" ? alertBox(unknown) : resetForm(visit, open, id, token),
      element(
        "p",
        { class: "entry-switch" },
        "Do you know it after all? ",
        link(paths.signIn(), {}, "Sign in"),
      ),
    ),
  };
}

function resetForm(visit: Visit, open: Loading<Passwords>, id: string, token: string): HTMLElement {
  const password = passwordField({
    name: "password",
    label: "New password",
    autocomplete: "new-password",
    hint: "A few unrelated words are easy to remember and hard to guess.",
  });
  return form({
    fields: [password],
    body: [password.element],
    submitLabel: "Set password",
    busyLabel: "Saving…",
    wording: { "not-found": unknown },
    // What is wrong with the link has no field here.
    explainElsewhere: ({ rule }: FieldError) => (rule && spent[rule]) ?? unknown,
    check: (): Record<string, string> =>
      password.read() === "" ? { password: "Enter the new password." } : {},
    submit: async () => {
      await (await open()).reset(id, { token, password: password.read() });
      const isSignedIn = visit.shop.auth.session.state === "customer";
      if (!visit.signal.aborted) {
        visit.go(
          isSignedIn ? paths.overview : paths.signIn(),
          isSignedIn ? "Your new password is set." : "Your new password is set: sign in with it.",
        );
      }
      return null;
    },
  });
}
