// The entry `storefront-customer/elastic-path/adopt`: sessions of `@elasticpath/js-sdk` and of
// `@epcc-sdk/sdks-shopper`. Both store a visitor's token; a shopper's is kept by the storefront itself.

import type { Adoption } from "storefront-customer/elastic-path";
import { adoption, attempt, future, type Grant, type Inheritance, stored, text } from "./adoption.js";

/** How long a customer's token lives, by the platform's documentation, in milliseconds. */
const customerLifetimeMs = 24 * 3_600_000;

/** A shopper's token, as the platform answered it: the `data` of `POST /v2/customers/tokens`. */
export interface CustomerToken {
  /** What the header `X-Moltin-Customer-Token` carried. */
  token: string;
  /** Whose it is. */
  customer_id: string;
  /** When it ends, in seconds since 1970. Without it, the platform tells when the first call comes too late. */
  expires?: number | undefined;
}

/** Where a storefront keeps the shopper's token, in a form of its own. */
export interface CustomerTokenStore {
  /** The token; nothing when nobody is signed in. */
  read(): CustomerToken | null | undefined | Promise<CustomerToken | null | undefined>;
  /** Removes it. */
  remove(): unknown;
}

/** Where a storefront keeps the shopper's token: the keys of `localStorage`. */
export interface CustomerTokenKeys {
  /** The key of the token itself. */
  token: string;
  /** The key of the customer's id. */
  customerId: string;
  /** The key of the token's end in seconds since 1970, where that is kept. */
  expires?: string | undefined;
}

/** What `fromJsSdk` and `fromShopperSdk` take. */
export interface ElasticPathSource {
  /**
   * Where the SDK stores the visitor's token: in `localStorage` (default), in cookies, or in the object
   * that was its own option `storage`.
   */
  storage?: "local" | "cookies" | { get(key: string): unknown } | undefined;
  /**
   * Where the storefront stores the shopper's token, which neither SDK does. Default: under `mtoken` and
   * `mcustomer` in `localStorage`, as Elastic Path's reference storefront does.
   */
  customer?: CustomerTokenKeys | CustomerTokenStore | undefined;
}

/** What `fromJsSdk` takes. */
export interface JsSdkSource extends ElasticPathSource {
  /** The option `name` of `gateway`, if it was given. */
  name?: string | undefined;
}

/** What `fromShopperSdk` takes. */
export interface ShopperSdkSource extends ElasticPathSource {
  /** The option `storageKey` of `createAuthLocalStorageInterceptor`, or the `name` of the cookie, if it was given. */
  key?: string | undefined;
}

/**
 * Takes over from `@elasticpath/js-sdk`: its visitor's token, if that is of the same `clientId` and still
 * lives, and the shopper's token, which the storefront keeps itself. The shopper's is removed there.
 *
 * @example
 * const shop = await elasticPath({ clientId, baseUrl, adopt: fromJsSdk() });
 */
export function fromJsSdk(source: JsSdkSource = {}): Adoption {
  return from(source.name ? `${source.name}_ep_credentials` : "epCredentials", source);
}

/**
 * Takes over from `@epcc-sdk/sdks-shopper`, in the same way. It does not store whose client the token is,
 * so that must be the same `clientId`.
 *
 * @example
 * const shop = await elasticPath({ clientId, baseUrl, adopt: fromShopperSdk({ storage: "cookies" }) });
 */
export function fromShopperSdk(source: ShopperSdkSource = {}): Adoption {
  return from(source.key ?? "_store_ep_credentials", source);
}

function from(key: string, { storage = "local", customer }: ElasticPathSource): Adoption {
  const places = { local: { get: (key: string) => localStorage.getItem(key) }, cookies: { get: cookie } };
  const place = typeof storage === "object" ? storage : places[storage];
  const store = customer && "read" in customer ? customer : keys(customer);
  return adoption(async ({ clientId }): Promise<Inheritance> => {
    const shopper = await attempt(async () => shoppers(await store.read()));
    return {
      anonymous: await attempt(async () => visitors(await place.get(key), clientId)),
      customer: shopper,
      forget: shopper && (() => store.remove()),
    };
  });
}

function visitors(value: unknown, clientId: string | undefined): Grant | undefined {
  const { access_token, expires, expires_in, client_id = clientId, identifier = "implicit" } = stored(value);
  const token = text(access_token);
  const expiresAtMs = future(expires);
  // What a secret brought may do what no visitor may.
  if (!token || !expiresAtMs || client_id !== clientId || identifier !== "implicit") return undefined;
  return { token, expiresAtMs, lifetimeMs: Number(expires_in) * 1000 || expiresAtMs - Date.now() };
}

function shoppers(value: unknown): Grant | undefined {
  const { token: given, customer_id, expires } = stored(value);
  const token = text(given);
  const customerId = text(customer_id);
  const expiresAtMs = expires === undefined ? Date.now() + customerLifetimeMs : future(expires);
  return token && customerId && expiresAtMs
    ? { token, customerId, expiresAtMs, lifetimeMs: customerLifetimeMs }
    : undefined;
}

/** A store of keys of `localStorage`. */
function keys(
  { token, customerId, expires }: CustomerTokenKeys = { token: "mtoken", customerId: "mcustomer" },
) {
  return {
    read: () => ({
      token: localStorage.getItem(token),
      customer_id: localStorage.getItem(customerId),
      // Where it is kept, a record without it is not one.
      ...(expires && { expires: localStorage.getItem(expires) }),
    }),
    remove: () => {
      for (const key of [token, customerId, expires]) if (key) localStorage.removeItem(key);
    },
  };
}

function cookie(name: string): string | undefined {
  for (const pair of document.cookie.split("; ")) {
    const [key, ...value] = pair.split("=").map(decodeURIComponent);
    if (key === name) return value.join("=");
  }
  return undefined;
}
