// Every operation of the package that the platform's own JavaScript SDK has too, and how each is asked for the
// same thing. Only requests are compared: what the two return is not alike.
//
// about    what is special about this pair, where an operation has several
// by       who asks: "nobody" (no token yet), "visitor", or by default a signed-in "shopper"
// ours     the call of this package
// theirs   the call of theirs. It gets the SDK, the shopper's token, which they keep nowhere, and our requests.

import { ids, shopper, wholeAddress } from "../store.mjs";

const { customer, address, order } = ids;

/** `wholeAddress` in the platform's names. */
const theirAddress = {
  name: "Home",
  first_name: "Ada",
  last_name: "Lovelace",
  company_name: "Analytical Engines",
  line_1: "12 St James's Square",
  line_2: "Flat 3",
  city: "London",
  county: "Middlesex",
  region: "Greater London",
  postcode: "SW1Y 4JH",
  country: "GB",
  phone_number: "+44 20 7946 0000",
  instructions: "Ring twice.",
  "delivery-notes": "The lane floods.",
};

const redirectUri = "https://shop.example/callback";

export const pairs = {
  "auth.headers": [
    { by: "nobody", ours: (shop) => shop.auth.headers(), theirs: (sdk) => sdk.Authenticate() },
  ],
  "auth.login": [
    {
      by: "visitor",
      ours: (shop) => shop.auth.login(shopper),
      theirs: (sdk) => sdk.Customers.TokenViaPassword(shopper.email, shopper.password),
    },
  ],
  "auth.register": [
    {
      by: "visitor",
      ours: (shop) =>
        shop.auth.register({
          name: "Ada Lovelace",
          ...shopper,
          externalReference: "crm-1815",
          login: false,
          native: { "favourite-engine": "difference" },
        }),
      theirs: (sdk) =>
        sdk.Customers.Create({
          name: "Ada Lovelace",
          ...shopper,
          external_ref: "crm-1815",
          "favourite-engine": "difference",
        }),
    },
  ],
  "auth.sso.profiles": [
    {
      by: "visitor",
      ours: (shop) => shop.auth.sso.profiles(),
      theirs: async (sdk) => {
        const { data } = await sdk.AuthenticationSettings.Get();
        await sdk.OidcProfile.All(data.relationships["authentication-realm"].data.id);
      },
    },
  ],
  "auth.sso.finish": [
    {
      by: "visitor",
      ours: async (shop, store) => {
        const { url } = await shop.auth.sso.start({ redirectUri });
        store.forget();
        const state = new URL(url).searchParams.get("state");
        await shop.auth.sso.finish(`${redirectUri}?code=one-time-code&state=${state}`);
      },
      theirs: (sdk, _token, [{ body }]) =>
        sdk.Customers.TokenViaOIDC("one-time-code", redirectUri, JSON.parse(body).data.oauth_code_verifier),
    },
  ],
  "profile.get": [
    { ours: (shop) => shop.profile.get(), theirs: (sdk, token) => sdk.Customers.Get(customer, token) },
  ],
  "profile.update": [
    {
      ours: (shop) => shop.profile.update({ name: "Ada King", externalReference: "crm-1835" }),
      theirs: (sdk, token) =>
        sdk.Customers.Update(customer, { name: "Ada King", external_ref: "crm-1835" }, token),
    },
  ],
  "addresses.list": [
    {
      ours: (shop) => shop.addresses.list(),
      theirs: (sdk, token) => sdk.CustomerAddresses.All({ customer, token }),
    },
  ],
  "addresses.get": [
    {
      ours: (shop) => shop.addresses.get(address),
      theirs: (sdk, token) => sdk.CustomerAddresses.Get({ customer, address, token }),
    },
    {
      about: "by an id that is no plain word",
      ours: (shop) => shop.addresses.get("a/b?x=1"),
      theirs: (sdk, token) => sdk.CustomerAddresses.Get({ customer, address: "a/b?x=1", token }),
    },
  ],
  "addresses.create": [
    {
      ours: (shop) => shop.addresses.create(wholeAddress),
      theirs: (sdk, token) => sdk.CustomerAddresses.Create({ customer, body: { ...theirAddress }, token }),
    },
  ],
  "addresses.update": [
    {
      ours: (shop) => shop.addresses.update(address, { city: "Porlock" }),
      theirs: (sdk, token) =>
        sdk.CustomerAddresses.Update({ customer, address, body: { city: "Porlock" }, token }),
    },
  ],
  "addresses.delete": [
    {
      ours: (shop) => shop.addresses.delete(address),
      theirs: (sdk, token) => sdk.CustomerAddresses.Delete({ customer, address, token }),
    },
  ],
  "orders.list": [
    { ours: (shop) => shop.orders.list(), theirs: (sdk, token) => sdk.Orders.All(token) },
    {
      about: "a page on",
      ours: (shop) => shop.orders.list({ limit: 10, cursor: "20" }),
      theirs: (sdk, token) => sdk.Orders.Sort("-created_at").Limit(10).Offset(20).All(token),
    },
  ],
  "orders.get": [
    {
      ours: (shop) => shop.orders.get(order),
      theirs: (sdk, token) => sdk.Orders.With(["items"]).Get(order, token),
    },
  ],
};

/** Operations that theirs has nothing for, and why. */
export const withoutPair = {
  "auth.logout": "The platform has nothing to send for it, and theirs keeps no shopper's token.",
  "auth.sso.start": "Theirs leaves the address of the sign-on page to the application.",
  fetch: "What is sent is the application's own.",
};
