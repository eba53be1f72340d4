// What every client has. The columns are in ../operations.mjs.

import { through } from "../../../client.mjs";
import { ids, shopper, wholeAddress } from "../../../store.mjs";
import { list, nothing, one, page, providers, session, visitorTokens } from "../readers.mjs";

const visitorToken = "POST /oauth/access_token";
const shopperToken = "POST /v2/customers/tokens";
const customers = "POST /v2/customers";
const customer = "/v2/customers/{customer}";
const addresses = "/v2/customers/{customer}/addresses";
const address = "/v2/customers/{customer}/addresses/{address}";
const orders = "/v2/orders";
const order = "/v2/orders/{order}";
const transactions = `${order}/transactions`;
const shippingGroups = `${order}/shipping-groups`;
const signOnSettings = "GET /v2/settings/customer-authentication";
const signOnProfiles = "GET /v2/authentication-realms/{realm}/oidc-profiles";
const signOnPage = "GET /oidc-idp/login/stores/{store}/authentication-realms/{realm}";

const redirectUri = "https://shop.example/callback";

/** Every include of an order, and what each adds. */
const include = ["lines", "promotions", "customDiscounts", "taxItems"];
const withIncludes = ["OrderSummary", "OrderLines", "OrderPromotions", "OrderDiscounts", "OrderTaxItems"];

/** Every header that an option stands for, and one of the application's own. */
const headers = {
  currency: "GBP",
  language: "en",
  channel: "web",
  contextTag: "uk",
  headers: { "EP-Beta-Features": "a-feature" },
};

async function comeBack(shop) {
  const { url } = await shop.auth.sso.start({ redirectUri });
  const state = new URL(url).searchParams.get("state");
  return shop.auth.sso.finish(`${redirectUri}?code=one-time-code&state=${state}`);
}

export const clientOperations = {
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
    {
      about: "with the host's bearer",
      by: "backend",
      call: (shop) => shop.auth.login(shopper),
      sends: [shopperToken],
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
  "profile.changePassword": [
    {
      call: (shop) => shop.profile.changePassword({ password: "a-new-password" }),
      sends: [`PUT ${customer}`],
    },
    {
      about: "with the current one",
      call: (shop) => {
        const currentPassword = shopper.password;
        return shop.profile.changePassword({ password: "a-new-password", currentPassword });
      },
      sends: [`GET ${customer}`, shopperToken, `PUT ${customer}`],
    },
  ],
  "profile.delete": [
    { call: (shop) => shop.profile.delete(), sends: [`DELETE ${customer}`], reads: nothing },
  ],
  "addresses.all": [{ call: (shop) => through(shop.addresses.all()), sends: [`GET ${addresses}`] }],
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
  "orders.all": [
    {
      call: (shop) => through(shop.orders.all({ limit: 2 })),
      answers: { [`GET ${orders}`]: { data: [{ id: "o1" }, { id: "o2" }], meta: { results: { total: 2 } } } },
      sends: [`GET ${orders}`],
    },
  ],
  "orders.list": [
    { call: (shop) => shop.orders.list(), sends: [`GET ${orders}`], reads: page("OrderSummary") },
    {
      about: "the last page",
      call: (shop) => shop.orders.list({ limit: 100, cursor: "10000" }),
      sends: [`GET ${orders}`],
    },
    {
      about: "with everything included",
      call: (shop) => shop.orders.list({ include }),
      sends: [`GET ${orders}`],
      reads: page(...withIncludes),
    },
    {
      about: "filtered and sorted",
      call: (shop) =>
        shop.orders.list({
          sort: "-total",
          filter: { status: "complete", total: { ge: 5000 }, customerEmail: { like: "*@example.com" } },
        }),
      sends: [`GET ${orders}`],
    },
    {
      about: "with a header of the call",
      call: (shop) => shop.orders.list(undefined, { headers: { "EP-Channel": "app" } }),
      sends: [`GET ${orders}`],
    },
    {
      about: "with every header",
      options: headers,
      call: (shop) => shop.orders.list(),
      sends: [`GET ${orders}`],
    },
  ],
  "orders.get": [
    {
      call: (shop) => shop.orders.get(ids.order),
      sends: [`GET ${order}`],
      reads: one("OrderSummary", "OrderLines"),
    },
    {
      about: "with everything included",
      call: (shop) => shop.orders.get(ids.order, { include }),
      sends: [`GET ${order}`],
      reads: one(...withIncludes),
    },
    {
      about: "where the platform refuses to show it by itself",
      call: (shop) => shop.orders.get(ids.order),
      answers: { [`GET ${order}`]: 403, [`GET ${orders}`]: { data: [{ id: ids.order }] } },
      sends: [`GET ${order}`, `GET ${orders}`],
    },
  ],
  "orders.items": [
    { call: (shop) => shop.orders.items(ids.order), sends: [`GET ${order}/items`], reads: list("OrderLine") },
  ],
  "orders.transactions": [
    {
      call: (shop) => shop.orders.transactions(ids.order),
      sends: [`GET ${transactions}`],
      reads: list("Transaction"),
    },
  ],
  "orders.transaction": [
    {
      call: (shop) => shop.orders.transaction(ids.order, ids.transaction),
      sends: [`GET ${transactions}/{transaction}`],
      reads: one("Transaction"),
    },
  ],
  "orders.shipments": [
    {
      call: (shop) => shop.orders.shipments(ids.order),
      sends: [`GET ${shippingGroups}`],
      reads: list("Shipment"),
    },
  ],
  "orders.shipment": [
    {
      call: (shop) => shop.orders.shipment(ids.order, ids.shippingGroup),
      sends: [`GET ${shippingGroups}/{shippingGroup}`],
      reads: one("Shipment"),
    },
  ],
  fetch: [
    {
      about: "from a back end",
      by: "backend",
      call: (shop) => shop.fetch("/v2/carts"),
      sends: ["GET /v2/carts"],
    },
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
