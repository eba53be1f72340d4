// The entry `storefront-customer/commerce-layer/adopt`: sessions of `@commercelayer/js-auth`, which stores an
// access token with its refresh token, for a visitor and for a shopper each under a key of its own.

import type { Adoption } from "storefront-customer/commerce-layer";
import { adoption, attempt, future, type Grant, type Inheritance, stored, text } from "./adoption.js";

/** What js-auth calls a storage. Its values are objects; the JSON of one is understood too. */
export interface JsAuthStorage {
  /** The authorization under a key, or a promise of it; nothing where there is none. */
  getItem(key: string): unknown;
  /** Forgets it. */
  removeItem(key: string): unknown;
}

/** What `fromJsAuth` takes: the second argument of `makeSalesChannel`, as it was. */
export interface JsAuthSource {
  /** Where authorizations are stored. Default: `localStorage`, as JSON. */
  storage?: JsAuthStorage | undefined;
  /** Where the shopper's is stored, if not there. */
  customerStorage?: JsAuthStorage | undefined;
  /** The key of an authorization, if it was given. */
  getKey?:
    | ((client: { clientId: string; scope: string }, type: "guest" | "customer") => string | Promise<string>)
    | undefined;
}

/** What is read of an access token's claims. */
interface Claims {
  exp?: unknown;
  iat?: unknown;
  owner?: { type?: unknown; id?: unknown };
  application?: { client_id?: unknown };
  organization?: { slug?: unknown };
}

/**
 * Takes over from `@commercelayer/js-auth`: the visitor's and the shopper's authorization of the same
 * `clientId` and `scope`, where their access tokens still live or can be renewed. The shopper's is removed
 * there: its refresh token works once, for one of the two.
 *
 * @example
 * const shop = await commerceLayer({ clientId, scope: "market:code:europe", adopt: fromJsAuth() });
 */
export function fromJsAuth(source: JsAuthSource = {}): Adoption {
  const {
    storage = {
      getItem: (key) => localStorage.getItem(key),
      removeItem: (key) => localStorage.removeItem(key),
    },
    customerStorage = storage,
    getKey = ({ clientId, scope }, type) => `cl_${type}-${clientId}-${scope}`,
  } = source;
  return adoption(async ({ clientId = "", scope = "market:all", baseUrl }): Promise<Inheritance> => {
    const client = { clientId, scope };
    const find = (place: JsAuthStorage, type: "guest" | "customer") =>
      attempt(async () => grant(await place.getItem(await getKey(client, type)), type, clientId, baseUrl));
    const customer = await find(customerStorage, "customer");
    return {
      anonymous: await find(storage, "guest"),
      customer,
      forget: customer && (async () => customerStorage.removeItem(await getKey(client, "customer"))),
    };
  });
}

function grant(value: unknown, type: string, clientId: string, baseUrl?: string): Grant | undefined {
  const { accessToken, refreshToken } = stored(value);
  const token = text(accessToken);
  if (!token) return undefined;
  const { exp, iat, owner, application, organization } = claimsOf(token);
  const isForClient = (application?.client_id ?? clientId) === clientId;
  // Without an address of its own, the client is told by the token where the API is.
  if (!isForClient || !(baseUrl || text(organization?.slug))) return undefined;
  const expiresAtMs = Number(exp) * 1000;
  const lifetimeMs = (Number(exp) - Number(iat)) * 1000;
  if (!(lifetimeMs > 0)) return undefined;
  if (type === "guest") return !owner && future(exp) ? { token, expiresAtMs, lifetimeMs } : undefined;
  const renewal = text(refreshToken);
  const customerId = text(owner?.id);
  const isShoppers = String(owner?.type).toLowerCase() === "customer";
  if (!isShoppers || !customerId || !(future(exp) || renewal)) return undefined;
  return { token, expiresAtMs, lifetimeMs, customerId, refreshToken: renewal };
}

/** What an access token says: base64url of JSON in UTF-8. */
function claimsOf(token: string): Claims {
  const [, payload = ""] = token.split(".");
  const bytes = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
  return stored(new TextDecoder().decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0)))) as Claims;
}
