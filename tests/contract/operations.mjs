// Every operation of the package: how to call it, what it sends, and what it returns. A new method needs a row
// here; where its endpoint is documented is in coverage.mjs.
//
// about    what is special about this call, where an operation has several
// call     sends it. It gets the client, and has the ids of the store.
// sends    the endpoints it asks, in order
// visits   the addresses that a page goes to with what it returns
// reads    holds what it returns against the documents' examples of an answer to the last of `sends`
// answers  what the store says to the other endpoints meanwhile
// by       "nobody" (no token yet), "visitor", or by default "shopper"
// options  of the client, besides the usual ones

import { ids, shopper, wholeAddress } from "../store.mjs";
import { nothing, one, page, providers, session, visitorTokens } from "./readers.mjs";

const visitorToken = "POST /oauth/access_token";
const shopperToken = "POST /v2/customers/tokens";
const customers = "POST /v2/customers";
const customer = "/v2/customers/{customer}";
const addresses = "/v2/customers/{customer}/addresses";
const address = "/v2/customers/{customer}/addresses/{address}";
const orders = "/v2/orders";
const order = "/v2/orders/{order}";
const signOnSettings = "GET /v2/settings/customer-authentication";
const signOnProfiles = "GET /v2/authentication-realms/{realm}/oidc-profiles";
const signOnPage = "GET /oidc-idp/login/stores/{store}/authentication-realms/{realm}";

const redirectUri = "https://shop.example/callback";

async function comeBack(shop) {
  const { url } = await shop.auth.sso.start({ redirectUri });
  const state = new URL(url).searchParams.get("state");
  return shop.auth.sso.finish(`${redirectUri}?code=one-time-code&state=${state}`);
}

export const operations = {
  "auth.login": [
    {
      by: "nobody",
      call: (shop) => shop.auth.login(shopper),
      sends: [visitorToken, shopperToken],
      // The sample is of 2017, so that is when this store lives.
      answers: {
        [visitorToken]: { access_token: "visitor-token", expires_in: 3600, expires: 1_510_600_000 },
      },
      reads: session,
    },
  ],
  "auth.register": [
    {
      by: "nobody",
      call: (shop) => shop.auth.register({ name: "Ada Lovelace", email: shopper.email }),
      sends: [visitorToken, customers],
      reads: one("Profile"),
    },
    {
      about: "with every field",
      by: "nobody",
      call: (shop) =>
        shop.auth.register({
          name: "Ada Lovelace",
          ...shopper,
          externalReference: "crm-1815",
          native: { "favourite-engine": "difference" },
        }),
      sends: [visitorToken, customers, shopperToken],
    },
  ],
  "auth.logout": [{ call: (shop) => shop.auth.logout(), sends: [] }],
  "auth.headers": [
    { by: "nobody", call: (shop) => shop.auth.headers(), sends: [visitorToken], reads: visitorTokens },
  ],
  "auth.sso.profiles": [
    {
      by: "nobody",
      call: (shop) => shop.auth.sso.profiles(),
      sends: [visitorToken, signOnSettings, signOnProfiles],
      reads: providers,
    },
  ],
  "auth.sso.start": [
    {
      by: "nobody",
      call: (shop) => shop.auth.sso.start({ redirectUri }),
      sends: [visitorToken, signOnSettings, signOnProfiles],
      visits: [signOnPage],
    },
  ],
  "auth.sso.finish": [
    { by: "nobody", call: comeBack, sends: [visitorToken, signOnSettings, signOnProfiles, shopperToken] },
  ],
  "profile.get": [{ call: (shop) => shop.profile.get(), sends: [`GET ${customer}`], reads: one("Profile") }],
  "profile.update": [
    {
      call: (shop) => shop.profile.update({ name: "Ada King" }),
      sends: [`PUT ${customer}`],
      reads: one("Profile"),
    },
    {
      about: "with every field",
      call: (shop) =>
        shop.profile.update({
          name: "Ada King",
          ...shopper,
          externalReference: null,
          native: { "favourite-engine": "analytical" },
        }),
      sends: [`PUT ${customer}`],
    },
  ],
  "addresses.list": [
    { call: (shop) => shop.addresses.list(), sends: [`GET ${addresses}`], reads: page("Address") },
    {
      about: "a page on",
      call: (shop) => shop.addresses.list({ limit: 10, cursor: "10" }),
      sends: [`GET ${addresses}`],
    },
  ],
  "addresses.get": [
    { call: (shop) => shop.addresses.get(ids.address), sends: [`GET ${address}`], reads: one("Address") },
  ],
  "addresses.create": [
    {
      call: (shop) => shop.addresses.create(wholeAddress),
      sends: [`POST ${addresses}`],
      reads: one("Address"),
    },
  ],
  "addresses.update": [
    {
      call: (shop) => shop.addresses.update(ids.address, { city: "Porlock" }),
      sends: [`PUT ${address}`],
      reads: one("Address"),
    },
    {
      about: "with every field",
      call: (shop) => shop.addresses.update(ids.address, { ...wholeAddress, line2: null }),
      sends: [`PUT ${address}`],
    },
  ],
  "addresses.delete": [
    { call: (shop) => shop.addresses.delete(ids.address), sends: [`DELETE ${address}`], reads: nothing },
  ],
  "orders.list": [
    { call: (shop) => shop.orders.list(), sends: [`GET ${orders}`], reads: page("OrderSummary") },
    {
      about: "the last page",
      call: (shop) => shop.orders.list({ limit: 100, cursor: "10000" }),
      sends: [`GET ${orders}`],
    },
  ],
  "orders.get": [
    { call: (shop) => shop.orders.get(ids.order), sends: [`GET ${order}`], reads: one("Order") },
  ],
  fetch: [
    { call: (shop) => shop.fetch("/v2/carts"), sends: ["GET /v2/carts"] },
    {
      about: "with a body",
      call: (shop) =>
        shop.fetch("/v2/carts", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ data: { name: "Birthday" } }),
        }),
      sends: ["POST /v2/carts"],
    },
  ],
};

/** Members of a client that send nothing and return at once. */
export const others = ["auth.onChange", "dispose"];
