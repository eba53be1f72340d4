// The other ways to sign in that the store has set up. They come quietly, into room that is kept for them;
// where there are none, or they cannot be read, that room stays blank.
import type { SignOnProfile } from "storefront-customer/elastic-path";
import { reportUnexpected } from "../error-words";
import { leaveForProvider } from "../sign-on";
import type { Visit } from "../visit";
import { errorAlert } from "./alert";
import { button, element, hiddenText } from "./dom";

export function signOnChoices(visit: Visit, next: string): HTMLElement {
  const place = element("div", { class: "sign-on" });
  visit.shop.auth.sso.profiles({ signal: visit.signal }).then(
    (profiles) => {
      if (profiles.length > 0) place.replaceChildren(...choices(visit, profiles, next));
    },
    () => undefined,
  );
  return place;
}

function choices(visit: Visit, profiles: SignOnProfile[], next: string): HTMLElement[] {
  const alertPlace = element("div", {});
  const buttons = profiles.map((profile) => {
    const created = button({ class: "button button-quiet" }, profile.name, () => leave(profile));
    created.prepend(hiddenText("Continue with "));
    return created;
  });
  const setBusy = (busy: boolean) => {
    for (const one of buttons) one.disabled = busy;
  };

  async function leave(profile: SignOnProfile): Promise<void> {
    setBusy(true);
    alertPlace.replaceChildren();
    try {
      await leaveForProvider(visit.shop, profile, next);
    } catch (error) {
      reportUnexpected(error);
      setBusy(false);
      alertPlace.replaceChildren(errorAlert(error));
    }
  }

  // The browser may bring this page back as it was left.
  window.addEventListener("pageshow", () => setBusy(false), { signal: visit.signal });

  return [
    element("p", { class: "sign-on-or", "aria-hidden": "true" }, "or continue with"),
    element("div", { class: "sign-on-choices" }, ...buttons),
    alertPlace,
  ];
}
