// Remembers the signed-in shopper's profile, so that the header and the pages share one request.
import type { CustomerClient, Profile } from "storefront-customer/elastic-path";

export interface Shopper {
  /** The profile, when it has been loaded. */
  readonly profile: Profile | null;
  /** The profile from memory, or else from the shop. */
  load(): Promise<Profile>;
  remember(profile: Profile): void;
  forget(): void;
}

export function createShopper(shop: CustomerClient, onChange: () => void): Shopper {
  let profile: Profile | null = null;
  let request: Promise<Profile> | null = null;

  return {
    get profile() {
      return profile;
    },
    load() {
      if (request) return request;
      const thisRequest = shop.profile.get();
      request = thisRequest;
      thisRequest.then(
        (loaded) => {
          // A profile that arrives after the shopper has left belongs to nobody.
          if (request !== thisRequest) return;
          profile = loaded;
          onChange();
        },
        () => {
          if (request === thisRequest) request = null;
        },
      );
      return thisRequest;
    },
    remember(changed) {
      profile = changed;
      request = Promise.resolve(changed);
      onChange();
    },
    forget() {
      profile = null;
      request = null;
      onChange();
    },
  };
}
