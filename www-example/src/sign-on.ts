// Signing in at a provider: leaving for its page, and coming back from there.
// The address to come back to is a real one, without a hash, because OAuth allows none: this page with a marker.
import type { CustomerClient, SignOnProfile } from "storefront-customer/elastic-path";
import { isRefusal, reportUnexpected } from "./error-words";
import { paths } from "./routes";

const marker = "sign-on";
const nextKey = "marlow-finch:after-sign-on";

/** Leaves for the provider's page; afterwards the shopper gets to `next`. */
export async function leaveForProvider(
  shop: CustomerClient,
  profile: SignOnProfile,
  next: string,
): Promise<void> {
  const redirectUri = `${location.origin}${location.pathname}?${marker}`;
  const { url } = await shop.auth.sso.start({ profile: profile.id, redirectUri });
  sessionStorage.setItem(nextKey, next);
  location.assign(url);
}

export function isBackFromProvider(): boolean {
  return new URLSearchParams(location.search).has(marker);
}

/** Signs the shopper in with what the provider answered. Gives the path to go on to, whatever came of it. */
export async function finishSignOn(shop: CustomerClient): Promise<string> {
  const answer = location.href;
  const next = takeNext() ?? paths.overview;
  // The code works once and has no business in the address bar; what a reload finds there is another try.
  history.replaceState(null, "", `${location.pathname}#${paths.signIn(next)}`);
  try {
    await shop.auth.sso.finish(answer);
    return next;
  } catch (error) {
    reportUnexpected(error);
    return paths.signIn(next, { failed: isRefusal(error) ? error.code : "internal" });
  }
}

function takeNext(): string | null {
  try {
    const next = sessionStorage.getItem(nextKey);
    sessionStorage.removeItem(nextKey);
    return next;
  } catch {
    // The browser may deny storage, as to a page that is opened from a link in an e-mail program.
    return null;
  }
}
