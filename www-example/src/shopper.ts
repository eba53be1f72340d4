// Remembers the signed-in shopper's profile, so that the header and the pages share one request.
import type { Shop } from "./shop";
import type { ShopperProfile } from "./store";

export interface Shopper {
  /** The profile, when it has been loaded. */
  readonly profile: ShopperProfile | null;
  /** The profile from memory, or else from the shop. */
  load(): Promise<ShopperProfile>;
  remember(profile: ShopperProfile): void;
  forget(): void;
}

export function createShopper(shop: Shop, onChange: () => void): Shopper {
  let profile: ShopperProfile | null = null;
  let request: Promise<ShopperProfile> | null = null;

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
