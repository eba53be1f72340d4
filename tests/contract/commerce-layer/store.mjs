// A Commerce Layer organization on loopback: both hosts at one address, with the least that a client goes on with.

import { commerceLayer } from "storefront-customer/commerce-layer";
import { usedBy } from "../../client.mjs";
import { openStore, ownStorage } from "../../store.mjs";

/** The ids of everything in it, in the platform's form. */
export const ids = {
  customer: "XAyRWNUzyN",
  entry: "kPzbhoLNaZ",
  address: "BgnguJvXmb",
  order: "qXQehvzyPd",
  transaction: "wmXRtDVgnQ",
  shipment: "NKXKCaaBEn",
  lineItem: "oPezhGBvJQ",
  passwordReset: "eXamHAkYvE",
  savedPayment: "yJkJhwNBOr",
  subscription: "LGrxHGzaRP",
  topic: "hGzaRPLGrx",
  return: "DVgnQwmXRt",
  wishlist: "zyPdqXQehv",
  wishlistItem: "aBEnNKXKCa",
};

/** The catalogue's own example is 4 hours (section 1.4). */
const lifetimeSeconds = 14_400;

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An access token with the claims of section 1.5; one for `customerId`, or a visitor's. */
export function accessToken(customerId) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    organization: { id: "enWoxFMOnp", slug: "the-red-brand", enterprise: false, region: "eu-west-1" },
    application: {
      id: "aBcDeFgHiJ",
      client_id: "store-client",
      kind: "sales_channel",
      public: true,
      confidential: false,
    },
    ...(customerId && { owner: { id: customerId, type: "Customer" } }),
    scope: "market:all",
    exp: now + lifetimeSeconds,
    iat: now,
    iss: "https://auth.commercelayer.io",
    test: true,
    rand: 0.5,
  };
  return [encoded({ alg: "RS512", typ: "JWT", kid: "key" }), encoded(claims), "signature"].join(".");
}

/** What the authorization server answers to each grant (section 1.2). */
export function grantOf({ grant_type, scope }) {
  const isVisitors = grant_type === "client_credentials";
  return {
    access_token: accessToken(isVisitors ? undefined : ids.customer),
    token_type: "bearer",
    expires_in: lifetimeSeconds,
    scope,
    created_at: Math.floor(Date.now() / 1000),
    ...(!isVisitors && {
      refresh_token: "refresh-token",
      owner_id: ids.customer,
      owner_type: "customer",
    }),
  };
}

const record = (type, id) => ({ data: { type, id, attributes: {} } });

const least = [
  ["POST /oauth/token", (_, body) => grantOf(JSON.parse(body))],
  ["POST /oauth/revoke", () => ({})],
  ["POST /api/customers", () => record("customers", ids.customer)],
  ["POST /api/addresses", () => record("addresses", ids.address)],
  ["GET /api/{resource}", () => ({ data: [] })],
  ["GET /api/{resource}/{id}/{related}", () => ({ data: [] })],
];

/** Opens the store. Close it when done. */
export const open = () => openStore(least);

/** A client on the store, used `by` a signed-in "shopper", a "visitor" with a token, or "nobody" yet. */
export async function clientOf(store, { by = "shopper", options } = {}) {
  const shop = await commerceLayer({
    clientId: "store-client",
    baseUrl: store.url,
    authUrl: store.url,
    storage: ownStorage(),
    ...options,
  });
  return usedBy(by, shop, store);
}
