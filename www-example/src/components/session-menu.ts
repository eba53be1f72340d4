// The header's right-hand side: who is signed in and the way out, or the way in.
import { paths, type Route, wantedAfter } from "../routes";
import { button, element, link, setAttribute } from "./dom";
import { icon } from "./icon";

export interface SessionMenuState {
  readonly route: Route;
  readonly signedIn: boolean;
  readonly name: string | null;
}

/** Fills the place given and returns what brings it up to date. Links stay in place, and so does the focus. */
export function sessionMenu(
  place: HTMLElement,
  signOut: () => Promise<void>,
): (state: SessionMenuState) => void {
  const name = element("span", { class: "session-name-text" });
  const account = link(paths.overview, { class: "session-name" }, icon("person"), name);
  const leave = button({ class: "session-button" }, "Sign out", async () => {
    setLeaving(true);
    await signOut();
    setLeaving(false);
  });
  const signIn = link(paths.signIn(), { class: "session-link" }, "Sign in");
  const signUp = link(paths.signUp(), { class: "session-link" }, "Create account");

  const setLeaving = (leaving: boolean) => {
    leave.disabled = leaving;
    leave.textContent = leaving ? "Signing out…" : "Sign out";
  };

  return (state) => {
    name.textContent = state.name ?? "Your account";
    const next = wantedAfter(state.route);
    signIn.href = `#${paths.signIn(next)}`;
    signUp.href = `#${paths.signUp(next)}`;
    setAttribute(signIn, "aria-current", state.route.name === "sign-in" && "page");
    setAttribute(signUp, "aria-current", state.route.name === "sign-up" && "page");
    const [first, second] = state.signedIn ? [account, leave] : [signIn, signUp];
    if (place.firstElementChild !== first) place.replaceChildren(first, second);
  };
}
