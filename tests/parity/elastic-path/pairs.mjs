// Every operation of the package that the platform's own JavaScript SDK has too, and how each is asked for the
// same thing (see suite.mjs). Only requests are compared: what the two return is not alike.
//
// by       who asks: "nobody" (no token yet), "visitor", "backend", or by default a signed-in "shopper"
// options  of our client, and `theirOptions` of theirs
// theirs   the call of theirs. It gets the SDK, and the shopper's token, which they keep nowhere.

import { carts } from "storefront-customer/elastic-path/carts";
import { customers } from "storefront-customer/elastic-path/customers";
import { flows } from "storefront-customer/elastic-path/flows";
import { ids, shopper, wholeAddress } from "../../store.mjs";

const { customer, address, order, transaction, shippingGroup, cart, guestCart } = ids;

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

/** A place to send something to: what a checkout takes of an address. */
const { label, native, ...ourPlace } = wholeAddress;
const { name, "delivery-notes": notes, ...theirPlace } = theirAddress;
const references = [{ type: "product", id: ids.product }];

const redirectUri = "https://shop.example/callback";

export const pairs = {
  "auth.headers": [
    { by: "nobody", ours: (shop) => shop.auth.headers(), theirs: ({ sdk }) => sdk.Authenticate() },
  ],
  "auth.login": [
    {
      by: "visitor",
      ours: (shop) => shop.auth.login(shopper),
      theirs: ({ sdk }) => sdk.Customers.TokenViaPassword(shopper.email, shopper.password),
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
      theirs: ({ sdk }) =>
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
      theirs: async ({ sdk }) => {
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
      theirs: ({ sdk }, [{ body }]) =>
        sdk.Customers.TokenViaOIDC("one-time-code", redirectUri, JSON.parse(body).data.oauth_code_verifier),
    },
  ],
  "profile.get": [
    { ours: (shop) => shop.profile.get(), theirs: ({ sdk, token }) => sdk.Customers.Get(customer, token) },
  ],
  "profile.update": [
    {
      ours: (shop) => shop.profile.update({ name: "Ada King", externalReference: "crm-1835" }),
      theirs: ({ sdk, token }) =>
        sdk.Customers.Update(customer, { name: "Ada King", external_ref: "crm-1835" }, token),
    },
  ],
  "profile.changePassword": [
    {
      ours: (shop) => shop.profile.changePassword({ password: "a-new-password" }),
      theirs: ({ sdk, token }) => sdk.Customers.Update(customer, { password: "a-new-password" }, token),
    },
  ],
  "profile.delete": [
    { ours: (shop) => shop.profile.delete(), theirs: ({ sdk }) => sdk.Customers.Delete(customer) },
  ],
  "addresses.list": [
    {
      ours: (shop) => shop.addresses.list(),
      theirs: ({ sdk, token }) => sdk.CustomerAddresses.All({ customer, token }),
    },
  ],
  "addresses.get": [
    {
      ours: (shop) => shop.addresses.get(address),
      theirs: ({ sdk, token }) => sdk.CustomerAddresses.Get({ customer, address, token }),
    },
    {
      about: "by an id that is no plain word",
      ours: (shop) => shop.addresses.get("a/b?x=1"),
      theirs: ({ sdk, token }) => sdk.CustomerAddresses.Get({ customer, address: "a/b?x=1", token }),
    },
  ],
  "addresses.create": [
    {
      ours: (shop) => shop.addresses.create(wholeAddress),
      theirs: ({ sdk, token }) =>
        sdk.CustomerAddresses.Create({ customer, body: { ...theirAddress }, token }),
    },
  ],
  "addresses.update": [
    {
      ours: (shop) => shop.addresses.update(address, { city: "Porlock" }),
      theirs: ({ sdk, token }) =>
        sdk.CustomerAddresses.Update({ customer, address, body: { city: "Porlock" }, token }),
    },
  ],
  "addresses.delete": [
    {
      ours: (shop) => shop.addresses.delete(address),
      theirs: ({ sdk, token }) => sdk.CustomerAddresses.Delete({ customer, address, token }),
    },
  ],
  "orders.list": [
    { ours: (shop) => shop.orders.list(), theirs: ({ sdk, token }) => sdk.Orders.All(token) },
    {
      about: "a page on",
      ours: (shop) => shop.orders.list({ limit: 10, cursor: "20" }),
      theirs: ({ sdk, token }) => sdk.Orders.Sort("-created_at").Limit(10).Offset(20).All(token),
    },
    {
      about: "filtered",
      ours: (shop) =>
        shop.orders.list({
          filter: { paymentStatus: "paid", customerEmail: "ron+1@example.com" },
          limit: 10,
          cursor: "20",
        }),
      theirs: ({ sdk, token }) =>
        sdk.Orders.Filter({ eq: { payment: "paid", email: "ron+1@example.com" } })
          .Sort("-created_at")
          .Limit(10)
          .Offset(20)
          .All(token),
    },
    {
      about: "in a currency and a language",
      options: { currency: "EUR", language: "de", headers: { "EP-Beta-Features": "a-feature" } },
      theirOptions: { currency: "EUR", language: "de", headers: { "EP-Beta-Features": "a-feature" } },
      ours: (shop) => shop.orders.list({ limit: 10, cursor: "20" }),
      theirs: ({ sdk, token }) => sdk.Orders.Sort("-created_at").Limit(10).Offset(20).All(token),
    },
  ],
  "orders.get": [
    {
      ours: (shop) => shop.orders.get(order),
      theirs: ({ sdk, token }) => sdk.Orders.With(["items"]).Get(order, token),
    },
  ],
  "orders.items": [
    { ours: (shop) => shop.orders.items(order), theirs: ({ sdk }) => sdk.Orders.Items(order) },
  ],
  "orders.transactions": [
    { ours: (shop) => shop.orders.transactions(order), theirs: ({ sdk }) => sdk.Transactions.All({ order }) },
  ],
  "orders.transaction": [
    {
      ours: (shop) => shop.orders.transaction(order, transaction),
      theirs: ({ sdk, token }) => sdk.Transactions.Get({ order, transaction }, token),
    },
  ],
  "orders.shipments": [
    {
      ours: (shop) => shop.orders.shipments(order),
      theirs: ({ sdk }) => sdk.Orders.AllShippingGroups(order),
    },
  ],
  "orders.shipment": [
    {
      ours: (shop) => shop.orders.shipment(order, shippingGroup),
      theirs: ({ sdk }) => sdk.Orders.GetShippingGroup(order, shippingGroup),
    },
  ],
  "carts.list": [
    { ours: (shop) => carts(shop).list(), theirs: ({ sdk, token }) => sdk.Cart(cart).GetCartsList(token) },
  ],
  "carts.get": [
    { by: "visitor", ours: (shop) => carts(shop).get(cart), theirs: ({ sdk }) => sdk.Cart(cart).Get() },
    {
      about: "of a shopper",
      ours: (shop) => carts(shop).get(cart),
      theirs: ({ sdk }) => sdk.Cart(cart).Get(),
    },
  ],
  "carts.items": [
    { by: "visitor", ours: (shop) => carts(shop).items(cart), theirs: ({ sdk }) => sdk.Cart(cart).Items() },
  ],
  "carts.create": [
    {
      ours: (shop) => carts(shop).create({ name: "Birthday", description: "For Ada" }),
      theirs: ({ sdk, token }) =>
        sdk.Cart(cart).CreateCart({ name: "Birthday", description: "For Ada" }, token),
    },
  ],
  "carts.associate": [
    {
      ours: (shop) => carts(shop).associate(cart),
      theirs: ({ sdk, token }) => sdk.Cart(cart).AddCustomerAssociation(customer, token),
    },
  ],
  "carts.merge": [
    {
      ours: (shop) => carts(shop).merge(cart, guestCart),
      theirs: ({ sdk, token }) => sdk.Cart(cart).Merge(guestCart, token),
    },
  ],
  "carts.checkout": [
    {
      ours: (shop) => carts(shop).checkout(cart, { shippingAddress: ourPlace, billingAddress: ourPlace }),
      theirs: ({ sdk }) => sdk.Cart(cart).Checkout(customer, theirPlace, theirPlace),
    },
  ],
  "carts.checkoutAsGuest": [
    {
      by: "visitor",
      ours: (shop) =>
        carts(shop).checkoutAsGuest(cart, {
          guest: { name: "Ada Lovelace", email: shopper.email },
          shippingAddress: ourPlace,
          billingAddress: ourPlace,
        }),
      theirs: ({ sdk }) =>
        sdk.Cart(cart).Checkout({ name: "Ada Lovelace", email: shopper.email }, theirPlace, theirPlace),
    },
  ],
  "customers.list": [
    {
      by: "backend",
      ours: (shop) => customers(shop).list(),
      theirs: ({ sdk }) => sdk.Customers.All(),
    },
    {
      about: "sorted and a page on",
      by: "backend",
      ours: (shop) => customers(shop).list({ sort: "email", limit: 10, cursor: "20" }),
      theirs: ({ sdk }) => sdk.Customers.Sort("email").Limit(10).Offset(20).All(),
    },
  ],
  "customers.find": [
    {
      by: "backend",
      ours: (shop) => customers(shop).find({ email: "ron+1@example.com" }),
      theirs: ({ sdk }) =>
        sdk.Customers.Filter({ eq: { email: "ron+1@example.com" } })
          .Limit(1)
          .All(),
    },
  ],
  "customers.get": [
    {
      by: "backend",
      ours: (shop) => customers(shop).get(customer),
      theirs: ({ sdk }) => sdk.Customers.Get(customer),
    },
  ],
  "customers.create": [
    {
      by: "backend",
      ours: (shop) => customers(shop).create({ name: "Ada Lovelace", ...shopper }),
      theirs: ({ sdk }) => sdk.Customers.Create({ name: "Ada Lovelace", ...shopper }),
    },
  ],
  "customers.update": [
    {
      by: "backend",
      ours: (shop) => customers(shop).update(customer, { password: "a-new-password" }),
      theirs: ({ sdk }) => sdk.Customers.Update(customer, { password: "a-new-password" }),
    },
  ],
  "customers.delete": [
    {
      by: "backend",
      ours: (shop) => customers(shop).delete(customer),
      theirs: ({ sdk }) => sdk.Customers.Delete(customer),
    },
  ],
  "flows.related": [
    {
      ours: (shop) => flows(shop).related("wishlist"),
      theirs: ({ sdk, token }) => sdk.Customers.With("wishlist").Get(customer, token),
    },
  ],
  "flows.fields": [
    {
      by: "backend",
      ours: (shop) => flows(shop).fields("customers"),
      theirs: ({ sdk }) => sdk.Customers.Attributes(),
    },
  ],
  "flows.relate": [
    {
      by: "backend",
      ours: (shop) => flows(shop).relate("customers", customer, "wishlist", references),
      theirs: ({ sdk }) => sdk.Flows.CreateEntryRelationship("customers", customer, "wishlist", references),
    },
  ],
  "flows.replace": [
    {
      by: "backend",
      ours: (shop) => flows(shop).replace("customers", customer, "wishlist", references),
      theirs: ({ sdk }) => sdk.Flows.UpdateEntryRelationship("customers", customer, "wishlist", references),
    },
  ],
  "flows.unrelate": [
    {
      by: "backend",
      ours: (shop) => flows(shop).unrelate("customers", customer, "wishlist", references),
      theirs: ({ sdk }) => sdk.Flows.DeleteEntryRelationship("customers", customer, "wishlist"),
    },
  ],
};

/** Operations that theirs has nothing for, and why. */
export const withoutPair = {
  "auth.logout": "The platform has nothing to send for it, and theirs keeps no shopper's token.",
  "auth.sso.start": "Theirs leaves the address of the sign-on page to the application.",
  fetch: "What is sent is the application's own.",
  "addresses.all": "It goes through the pages of `addresses.list`, which are compared.",
  "orders.all": "It goes through the pages of `orders.list`.",
  "carts.all": "It goes through the pages of `carts.list`.",
  "customers.all": "It goes through the pages of `customers.list`.",
  "carts.disassociate": "Theirs takes a cart from an account only.",
  "carts.addOrder": "Theirs has no call that adds an order's lines.",
};
