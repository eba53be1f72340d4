// Every operation of the package that the platform's own packages have too, and how each is asked for the same
// thing (see suite.mjs). Only requests are compared: what the two return is not alike.
//
// by       who asks: "nobody" (no token yet), "visitor", a special shopper of organization.mjs, or by default a
//          signed-in "shopper"
// options  of our client, and `theirOptions` of their SDK, `scope` of their sales channel
// theirs   the call of theirs. It gets the SDK, js-auth, and the sales channel that js-auth makes.

import { authenticate } from "@commercelayer/js-auth";
import { customer } from "storefront-customer/commerce-layer/customer";
import { passwords } from "storefront-customer/commerce-layer/passwords";
import { returns } from "storefront-customer/commerce-layer/returns";
import { subscriptions } from "storefront-customer/commerce-layer/subscriptions";
import { wallet } from "storefront-customer/commerce-layer/wallet";
import { wishlists } from "storefront-customer/commerce-layer/wishlists";
import { shopper, wholeAddress } from "../../store.mjs";
import { clientId, ids, kept, tokens } from "./organization.mjs";
import { customerIncludes, filters, orderIncludes, sorts, wholeFilter } from "./queries.mjs";

const credentials = { username: shopper.email, password: shopper.password };
const scope = "market:code:uk stock_location:code:leeds";
const odd = "a/b?x=1";
const page = { pageSize: 25 };
const pageOn = { pageSize: 10, pageNumber: 3 };

/** Every field of an address that the platform has a place for, and one that only it has. */
const { county, ...place } = wholeAddress;
const ourAddress = { ...place, native: { business: true, metadata: kept } };

/** The same in the platform's names. */
const theirAddress = {
  first_name: "Ada",
  last_name: "Lovelace",
  company: "Analytical Engines",
  line_1: "12 St James's Square",
  line_2: "Flat 3",
  city: "London",
  state_code: "Greater London",
  zip_code: "SW1Y 4JH",
  country_code: "GB",
  phone: "+44 20 7946 0000",
  notes: "Ring twice.",
  business: true,
  metadata: { ...kept, label: "Home" },
};

/** An entry of the address book, in their words. */
const theirEntry = (sdk, more) => ({
  customer: sdk.customers.relationship(ids.customers),
  address: sdk.addresses.relationship(ids.addresses),
  ...more,
});

/** An address's own id is no entry's. */
const unknown = { status: 404, body: { errors: [{ code: "RECORD_NOT_FOUND", status: "404" }] } };
const noEntryToRead = ["GET /api/customer_addresses/{id}", () => unknown];
const noEntryToDelete = [
  "DELETE /api/customer_addresses/{id}",
  ({ path }) => (path.endsWith(ids.customer_addresses) ? { status: 204 } : unknown),
];
const labelledEntry = {
  data: {
    type: "customer_addresses",
    id: ids.customer_addresses,
    attributes: { metadata: { label: "Summer house", shelf: 3 } },
    relationships: { address: { data: { type: "addresses", id: ids.addresses } } },
  },
  included: [{ type: "addresses", id: ids.addresses, attributes: { metadata: kept } }],
};
const byAddress = { include: ["address"], filters: { address_id_eq: ids.addresses } };
const refused = () => {};

/** An entry is refused unless it has the customer's e-mail address. */
const wantsEmail = [
  "POST /api/customer_addresses",
  ({ body }) =>
    body.includes("customer_email")
      ? { status: 201, body: { data: { type: "customer_addresses", id: ids.customer_addresses } } }
      : {
          status: 422,
          body: {
            errors: [
              {
                title: "can't be blank",
                code: "VALIDATION_ERROR",
                status: "422",
                source: { pointer: "/data/attributes/customer_email" },
                meta: { error: "blank" },
              },
            ],
          },
        },
];

const oldTokenIsRefused = [
  "GET /api/customers/{id}",
  ({ headers }) =>
    headers.authorization === `Bearer ${tokens.oldShopper}`
      ? { status: 401, body: { errors: [{ title: "Invalid token", code: "INVALID_TOKEN", status: "401" }] } }
      : { body: { data: { type: "customers", id: ids.customers } } },
];

/** The SDK leaves it to the application to get a new token. */
const renewed = async () => {
  const options = { clientId, scope: "market:all", refreshToken: tokens.refresh };
  return (await authenticate("refresh_token", options)).accessToken;
};

/** The fields that a request of ours asks for, by kind. */
const fieldsOf = ({ search }) =>
  Object.fromEntries(
    [...new URLSearchParams(search)].flatMap(([name, names]) => {
      const kind = /^fields\[(\w+)\]$/.exec(name)?.[1];
      return kind ? [[kind, names.split(",")]] : [];
    }),
  );

const withoutCarts = { status_not_in: "draft,pending" };

const parcelParts = ["parcels", "shipping_method", "shipping_address"];
const subscriptionParts = { include: ["order_subscription_items"] };
const walletParts = { include: ["payment_method", "payment_source"] };
const returnCurrency = { fields: { orders: ["currency_code"] } };
const returnParts = { include: ["return_line_items", "order"], ...returnCurrency };
const wishlistParts = { include: ["sku_list_items"] };

/** Waits for what is sent after a call has been answered. */
const afterwards = () => new Promise((resolve) => setTimeout(resolve, 20));

export const pairs = {
  "auth.headers": [
    {
      by: "nobody",
      ours: (shop) => shop.auth.headers(),
      theirs: ({ channel }) => channel.getAuthorization(),
    },
    {
      about: "for what is the default",
      by: "nobody",
      ours: (shop) => shop.auth.headers(),
      theirs: ({ auth }) => auth.authenticate("client_credentials", { clientId }),
    },
    {
      about: "for a part of the organization",
      by: "nobody",
      options: { scope },
      scope,
      ours: (shop) => shop.auth.headers(),
      theirs: ({ channel }) => channel.getAuthorization(),
    },
    {
      about: "of a session to renew",
      by: "old shopper",
      ours: (shop) => shop.auth.headers(),
      theirs: ({ channel }) => channel.getAuthorization(),
    },
  ],
  "auth.login": [
    {
      by: "visitor",
      ours: (shop) => shop.auth.login(shopper),
      theirs: ({ auth }) => auth.authenticate("password", { clientId, scope: "market:all", ...credentials }),
    },
    {
      about: "to a part of the organization",
      by: "visitor",
      options: { scope },
      ours: (shop) => shop.auth.login(shopper),
      theirs: ({ auth }) => auth.authenticate("password", { clientId, scope, ...credentials }),
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
          native: { metadata: kept, reference_origin: "crm" },
        }),
      theirs: ({ sdk }) =>
        sdk.customers.create({
          ...shopper,
          reference: "crm-1815",
          reference_origin: "crm",
          metadata: { ...kept, name: "Ada Lovelace" },
        }),
    },
    {
      about: "and sign in",
      by: "visitor",
      ours: (shop) => shop.auth.register(shopper),
      theirs: async ({ sdk, auth }) => {
        await sdk.customers.create({ ...shopper });
        await auth.authenticate("password", { clientId, scope: "market:all", ...credentials });
      },
    },
  ],
  "auth.logout": [
    {
      ours: (shop) => shop.auth.logout().then(afterwards),
      theirs: ({ auth }) => auth.revoke({ clientId, token: tokens.shopper }),
    },
    {
      about: "as their sales channel does",
      ours: (shop) => shop.auth.logout().then(afterwards),
      theirs: ({ channel }) => channel.logoutCustomer(),
    },
  ],
  "profile.get": [
    { ours: (shop) => shop.profile.get(), theirs: ({ sdk }) => sdk.customers.retrieve(ids.customers) },
    {
      about: "with a header of the application",
      options: { headers: { "X-Storefront": "kiosk" } },
      theirOptions: { headers: { "X-Storefront": "kiosk" } },
      ours: (shop) => shop.profile.get(),
      theirs: ({ sdk }) => sdk.customers.retrieve(ids.customers),
    },
    {
      about: "with an access token that the API refuses",
      by: "shopper with a slow clock",
      answers: [oldTokenIsRefused],
      theirOptions: { refreshToken: renewed },
      ours: (shop) => shop.profile.get(),
      theirs: ({ sdk }) => sdk.customers.retrieve(ids.customers),
    },
    {
      about: "where the token is from another domain",
      by: "shopper from elsewhere",
      ours: (shop) => shop.profile.get(),
      theirs: ({ sdk }) => sdk.customers.retrieve(ids.customers),
    },
  ],
  "profile.update": [
    {
      ours: (shop) => shop.profile.update({ email: "ada@example.org", externalReference: null }),
      theirs: ({ sdk }) =>
        sdk.customers.update({ id: ids.customers, email: "ada@example.org", reference: null }),
    },
    {
      about: "of the name, which leaves the rest of the metadata",
      ours: (shop) => shop.profile.update({ name: "Ada King" }),
      theirs: async ({ sdk }) => {
        const { metadata } = await sdk.customers.retrieve(ids.customers, { fields: ["metadata"] });
        await sdk.customers.update({ id: ids.customers, metadata: { ...metadata, name: "Ada King" } });
      },
    },
  ],
  "profile.changePassword": [
    {
      ours: (shop) => shop.profile.changePassword({ password: "difference-engine" }),
      theirs: ({ sdk }) => sdk.customers.update({ id: ids.customers, password: "difference-engine" }),
    },
    {
      about: "once the old one is checked",
      ours: (shop) =>
        shop.profile.changePassword({ password: "difference-engine", currentPassword: shopper.password }),
      theirs: async ({ sdk, auth }) => {
        await sdk.customers.retrieve(ids.customers);
        await auth.authenticate("password", { clientId, scope: "market:all", ...credentials });
        await sdk.customers.update({ id: ids.customers, password: "difference-engine" });
      },
    },
  ],
  "profile.delete": [
    {
      ours: (shop) => shop.profile.delete().then(afterwards),
      theirs: async ({ sdk, auth }) => {
        await sdk.customers.delete(ids.customers);
        await auth.revoke({ clientId, token: tokens.shopper });
      },
    },
  ],
  "addresses.list": [
    {
      ours: (shop) => shop.addresses.list(),
      theirs: ({ sdk }) => sdk.customer_addresses.list({ include: ["address"], ...page }),
    },
    {
      about: "a page on",
      ours: (shop) => shop.addresses.list({ limit: 10, cursor: "20" }),
      theirs: ({ sdk }) => sdk.customer_addresses.list({ include: ["address"], ...pageOn }),
    },
  ],
  "addresses.get": [
    {
      ours: (shop) => shop.addresses.get(ids.customer_addresses),
      theirs: ({ sdk }) => sdk.customer_addresses.retrieve(ids.customer_addresses, { include: ["address"] }),
    },
    {
      about: "by the address's own id",
      answers: [noEntryToRead],
      ours: (shop) => shop.addresses.get(ids.addresses),
      theirs: async ({ sdk }) => {
        await sdk.customer_addresses.retrieve(ids.addresses, { include: ["address"] }).catch(refused);
        await sdk.customer_addresses.list(byAddress);
      },
    },
    {
      about: "by an id that is no plain word",
      ours: (shop) => shop.addresses.get(odd),
      theirs: ({ sdk }) => sdk.customer_addresses.retrieve(odd, { include: ["address"] }),
    },
  ],
  "addresses.create": [
    {
      ours: (shop) => shop.addresses.create(ourAddress),
      theirs: async ({ sdk }) => {
        await sdk.addresses.create(theirAddress);
        await sdk.customer_addresses.create(theirEntry(sdk, { customer_email: shopper.email }));
      },
    },
    {
      about: "as the platform's own components do",
      ours: (shop) => shop.addresses.create(ourAddress),
      theirs: async ({ sdk }) => {
        await sdk.addresses.create(theirAddress);
        const entry = await sdk.customer_addresses.create(theirEntry(sdk));
        await sdk.addresses.update({ id: ids.addresses, reference: entry.id });
      },
    },
    {
      about: "in an organization that wants the e-mail address",
      answers: [wantsEmail],
      ours: (shop) => shop.addresses.create(ourAddress),
      theirs: async ({ sdk }) => {
        await sdk.addresses.create(theirAddress);
        await sdk.customer_addresses.create(theirEntry(sdk)).catch(refused);
        const { email } = await sdk.customers.retrieve(ids.customers);
        await sdk.customer_addresses.create(theirEntry(sdk, { customer_email: email }));
      },
    },
    {
      about: "where the entry is refused",
      answers: [["POST /api/customer_addresses", () => ({ status: 422, body: { errors: [] } })]],
      ours: (shop) => shop.addresses.create(ourAddress).catch(refused),
      theirs: async ({ sdk }) => {
        await sdk.addresses.create(theirAddress);
        await sdk.customer_addresses.create(theirEntry(sdk)).catch(refused);
        await sdk.addresses.delete(ids.addresses);
      },
    },
  ],
  "addresses.update": [
    {
      ours: (shop) => shop.addresses.update(ids.customer_addresses, { city: "Porlock", line2: null }),
      theirs: async ({ sdk }) => {
        await sdk.customer_addresses.retrieve(ids.customer_addresses, { include: ["address"] });
        await sdk.addresses.update({ id: ids.addresses, city: "Porlock", line_2: null });
      },
    },
    {
      about: "of the label, which leaves the rest of the metadata",
      ours: (shop) => shop.addresses.update(ids.customer_addresses, { label: "Home" }),
      theirs: async ({ sdk }) => {
        const { address } = await sdk.customer_addresses.retrieve(ids.customer_addresses, {
          include: ["address"],
        });
        await sdk.addresses.update({ id: address.id, metadata: { ...address.metadata, label: "Home" } });
      },
    },
    {
      about: "to no label, where the entry has one too",
      answers: [["GET /api/customer_addresses/{id}", () => ({ status: 200, body: labelledEntry })]],
      ours: (shop) => shop.addresses.update(ids.customer_addresses, { label: null }),
      theirs: async ({ sdk }) => {
        const entry = await sdk.customer_addresses.retrieve(ids.customer_addresses, { include: ["address"] });
        await sdk.customer_addresses.update({ id: entry.id, metadata: { ...entry.metadata, label: null } });
        const { address } = entry;
        await sdk.addresses.update({ id: address.id, metadata: { ...address.metadata, label: null } });
      },
    },
  ],
  "addresses.delete": [
    {
      ours: (shop) => shop.addresses.delete(ids.customer_addresses),
      theirs: ({ sdk }) => sdk.customer_addresses.delete(ids.customer_addresses),
    },
    {
      about: "by the address's own id",
      answers: [noEntryToDelete],
      ours: (shop) => shop.addresses.delete(ids.addresses),
      theirs: async ({ sdk }) => {
        await sdk.customer_addresses.delete(ids.addresses).catch(refused);
        const [entry] = await sdk.customer_addresses.list(byAddress);
        await sdk.customer_addresses.delete(entry.id);
      },
    },
  ],
  "orders.list": [
    { ours: (shop) => shop.orders.list(), theirs: ({ sdk }) => sdk.orders.list() },
    {
      about: "as the hosted account has them",
      ours: (shop) => shop.orders.list({ limit: 15 }),
      theirs: ({ sdk }, [sent]) =>
        sdk.orders.list({
          filters: withoutCarts,
          sort: { placed_at: "desc" },
          fields: fieldsOf(sent),
          pageSize: 15,
        }),
    },
    {
      about: "a page on, with every field",
      ours: (shop) => shop.orders.list({ limit: 10, cursor: "20", fields: "all" }),
      theirs: ({ sdk }) => sdk.orders.list({ filters: withoutCarts, sort: ["-placed_at"], ...pageOn }),
    },
    {
      about: "with all that can come along",
      ours: (shop) => shop.orders.list({ include: Object.keys(orderIncludes), fields: ["cart_url"] }),
      theirs: ({ sdk }, [sent]) =>
        sdk.orders.list({
          include: Object.values(orderIncludes).flat(),
          fields: fieldsOf(sent),
          filters: withoutCarts,
          sort: ["-placed_at"],
          ...page,
        }),
    },
    ...Object.keys(filters).map((name) => {
      const { ours, theirs } = wholeFilter(name);
      // Whoever says which status an order has gets carts too.
      const filters = name === "status" ? theirs : { ...theirs, ...withoutCarts };
      return {
        about: `filtered by ${name}`,
        ours: (shop) => shop.orders.list({ filter: ours, fields: "all" }),
        theirs: ({ sdk }) => sdk.orders.list({ filters, sort: ["-placed_at"], ...page }),
      };
    }),
    {
      about: "that are like something, or not yet at the end",
      ours: (shop) =>
        shop.orders.list({
          filter: {
            status: { notIn: ["cancelled"] },
            externalReference: { like: "*1815" },
            productName: { like: "*mug, speckled & blue*" },
            customerEmail: { like: "ada@example.com" },
          },
          fields: "all",
        }),
      theirs: ({ sdk }) =>
        sdk.orders.list({
          filters: {
            status_not_in: ["cancelled", "draft", "pending"],
            reference_end: "1815",
            line_items_name_cont: "mug, speckled & blue",
            customer_email_eq: "ada@example.com",
          },
          sort: ["-placed_at"],
          ...page,
        }),
    },
    ...Object.entries(sorts).map(([own, their]) => ({
      about: `by ${own}`,
      ours: (shop) => shop.orders.list({ sort: own, fields: "all" }),
      theirs: ({ sdk }) => sdk.orders.list({ filters: withoutCarts, sort: [their], ...page }),
    })),
  ],
  "orders.get": [
    {
      ours: (shop) => shop.orders.get(ids.orders),
      theirs: ({ sdk }, [sent]) =>
        sdk.orders.retrieve(ids.orders, {
          include: ["line_items", "shipping_address", "billing_address"],
          fields: fieldsOf(sent),
        }),
    },
    {
      about: "with every field and all that can come along",
      ours: (shop) => shop.orders.get(ids.orders, { include: Object.keys(orderIncludes), fields: "all" }),
      theirs: ({ sdk }) => sdk.orders.retrieve(ids.orders, { include: Object.values(orderIncludes).flat() }),
    },
  ],
  "orders.items": [
    {
      ours: (shop) => shop.orders.items(ids.orders),
      theirs: ({ sdk }, [sent]) =>
        sdk.orders.retrieve(ids.orders, { include: ["line_items"], fields: fieldsOf(sent) }),
    },
  ],
  "orders.transactions": [
    {
      ours: (shop) => shop.orders.transactions(ids.orders),
      theirs: ({ sdk }) =>
        sdk.orders.retrieve(ids.orders, { include: ["transactions"], fields: ["transactions"] }),
    },
  ],
  "orders.transaction": [
    {
      ours: (shop) => shop.orders.transaction(ids.orders, ids.authorizations),
      theirs: ({ sdk }) => sdk.transactions.list({ filters: { id_eq: ids.authorizations } }),
    },
  ],
  "orders.shipments": [
    {
      ours: (shop) => shop.orders.shipments(ids.orders),
      theirs: ({ sdk }, [sent]) =>
        sdk.orders.retrieve(ids.orders, { include: orderIncludes.shipments, fields: fieldsOf(sent) }),
    },
  ],
  "orders.shipment": [
    {
      ours: (shop) => shop.orders.shipment(ids.orders, ids.shipments),
      theirs: ({ sdk }) =>
        sdk.orders.shipments(ids.orders, { filters: { id_eq: ids.shipments }, include: parcelParts }),
    },
  ],
  "customer.get": [
    {
      ours: (shop) => customer(shop).get(),
      theirs: ({ sdk }) => sdk.customers.retrieve(ids.customers),
    },
    {
      about: "with all that can come along",
      ours: (shop) => customer(shop).get({ include: Object.keys(customerIncludes) }),
      theirs: ({ sdk }) =>
        sdk.customers.retrieve(ids.customers, { include: Object.values(customerIncludes).flat() }),
    },
  ],
  "customer.eventStores": [
    {
      ours: (shop) => customer(shop).eventStores(),
      theirs: ({ sdk }) => sdk.customers.event_stores(ids.customers, { pageNumber: 1, ...page }),
    },
  ],
  "passwords.reset": [
    {
      by: "visitor",
      ours: (shop) =>
        passwords(shop).reset(ids.customer_password_resets, {
          token: "token-of-the-link",
          password: "difference-engine",
        }),
      theirs: ({ sdk }) =>
        sdk.customer_password_resets.update({
          id: ids.customer_password_resets,
          _reset_password_token: "token-of-the-link",
          customer_password: "difference-engine",
        }),
    },
  ],
  "wallet.list": [
    {
      ours: (shop) => wallet(shop).list(),
      theirs: ({ sdk }) => sdk.customer_payment_sources.list({ ...walletParts, ...page }),
    },
    {
      about: "a page on",
      ours: (shop) => wallet(shop).list({ limit: 10, cursor: "20" }),
      theirs: ({ sdk }) => sdk.customer_payment_sources.list({ ...walletParts, ...pageOn }),
    },
  ],
  "wallet.get": [
    {
      ours: (shop) => wallet(shop).get(ids.customer_payment_sources),
      theirs: ({ sdk }) => sdk.customer_payment_sources.retrieve(ids.customer_payment_sources, walletParts),
    },
  ],
  "wallet.delete": [
    {
      ours: (shop) => wallet(shop).delete(ids.customer_payment_sources),
      theirs: ({ sdk }) => sdk.customer_payment_sources.delete(ids.customer_payment_sources),
    },
  ],
  "subscriptions.list": [
    {
      ours: (shop) => subscriptions(shop).list(),
      theirs: ({ sdk }) => sdk.order_subscriptions.list({ ...subscriptionParts, ...page }),
    },
    {
      about: "a page on",
      ours: (shop) => subscriptions(shop).list({ limit: 10, cursor: "20" }),
      theirs: ({ sdk }) => sdk.order_subscriptions.list({ ...subscriptionParts, ...pageOn }),
    },
  ],
  "subscriptions.get": [
    {
      ours: (shop) => subscriptions(shop).get(ids.order_subscriptions),
      theirs: ({ sdk }) => sdk.order_subscriptions.retrieve(ids.order_subscriptions, subscriptionParts),
    },
  ],
  "subscriptions.orders": [
    {
      ours: (shop) => subscriptions(shop).orders(ids.order_subscriptions),
      theirs: ({ sdk }, [sent]) =>
        sdk.order_subscriptions.orders(ids.order_subscriptions, {
          fields: fieldsOf(sent),
          sort: ["-placed_at"],
          pageNumber: 1,
          ...page,
        }),
    },
  ],
  "subscriptions.update": [
    {
      ours: (shop) =>
        subscriptions(shop).update(ids.order_subscriptions, {
          frequency: "monthly",
          nextRunAt: "2099-01-01T00:00:00.000Z",
          expiresAt: null,
        }),
      theirs: ({ sdk }) =>
        sdk.order_subscriptions.update(
          {
            id: ids.order_subscriptions,
            frequency: "monthly",
            next_run_at: "2099-01-01T00:00:00.000Z",
            expires_at: null,
          },
          subscriptionParts,
        ),
    },
  ],
  ...Object.fromEntries(
    Object.entries({ pause: "_deactivate", resume: "_activate", cancel: "_cancel" }).map(([own, their]) => [
      `subscriptions.${own}`,
      [
        {
          ours: (shop) => subscriptions(shop)[own](ids.order_subscriptions),
          theirs: ({ sdk }) => sdk.order_subscriptions[their](ids.order_subscriptions, subscriptionParts),
        },
      ],
    ]),
  ),
  "subscriptions.topics.list": [
    {
      ours: (shop) => subscriptions(shop).topics.list(),
      theirs: ({ sdk }) => sdk.customers.customer_subscriptions(ids.customers, { pageNumber: 1, ...page }),
    },
    {
      about: "a page on",
      ours: (shop) => subscriptions(shop).topics.list({ limit: 10, cursor: "20" }),
      theirs: ({ sdk }) => sdk.customers.customer_subscriptions(ids.customers, pageOn),
    },
  ],
  "subscriptions.topics.get": [
    {
      ours: (shop) => subscriptions(shop).topics.get(ids.customer_subscriptions),
      theirs: ({ sdk }) => sdk.customer_subscriptions.retrieve(ids.customer_subscriptions),
    },
  ],
  "subscriptions.topics.create": [
    {
      ours: (shop) => subscriptions(shop).topics.create({ topic: "newsletter", email: shopper.email }),
      theirs: ({ sdk }) =>
        sdk.customer_subscriptions.create({ reference: "newsletter", customer_email: shopper.email }),
    },
    {
      about: "of a visitor",
      by: "visitor",
      ours: (shop) => subscriptions(shop).topics.create({ topic: "newsletter", email: shopper.email }),
      theirs: ({ sdk }) =>
        sdk.customer_subscriptions.create({ reference: "newsletter", customer_email: shopper.email }),
    },
  ],
  "subscriptions.topics.delete": [
    {
      ours: (shop) => subscriptions(shop).topics.delete(ids.customer_subscriptions),
      theirs: ({ sdk }) => sdk.customer_subscriptions.delete(ids.customer_subscriptions),
    },
  ],
  "returns.list": [
    {
      ours: (shop) => returns(shop).list(),
      theirs: ({ sdk }) => sdk.returns.list({ ...returnParts, ...page }),
    },
    {
      about: "a page on",
      ours: (shop) => returns(shop).list({ limit: 10, cursor: "20" }),
      theirs: ({ sdk }) => sdk.returns.list({ ...returnParts, ...pageOn }),
    },
  ],
  "returns.get": [
    {
      ours: (shop) => returns(shop).get(ids.returns),
      theirs: ({ sdk }) => sdk.returns.retrieve(ids.returns, returnParts),
    },
  ],
  "returns.create": [
    {
      ours: (shop) => returns(shop).create(ids.orders),
      theirs: ({ sdk }) =>
        sdk.returns.create(
          { order: sdk.orders.relationship(ids.orders) },
          { include: ["order"], ...returnCurrency },
        ),
    },
  ],
  "returns.addItem": [
    {
      ours: (shop) =>
        returns(shop).addItem(ids.returns, ids.line_items, {
          quantity: 1,
          reason: { why: "too small" },
        }),
      theirs: ({ sdk }) =>
        sdk.return_line_items.create({
          quantity: 1,
          return_reason: { why: "too small" },
          return: sdk.returns.relationship(ids.returns),
          line_item: sdk.line_items.relationship(ids.line_items),
        }),
    },
  ],
  ...Object.fromEntries(
    ["request", "cancel"].map((own) => [
      `returns.${own}`,
      [
        {
          ours: (shop) => returns(shop)[own](ids.returns),
          theirs: ({ sdk }) => sdk.returns[`_${own}`](ids.returns, returnParts),
        },
      ],
    ]),
  ),
  "wishlists.list": [
    {
      ours: (shop) => wishlists(shop).list(),
      theirs: ({ sdk }) =>
        sdk.customers.sku_lists(ids.customers, { ...wishlistParts, pageNumber: 1, ...page }),
    },
    {
      about: "a page on",
      ours: (shop) => wishlists(shop).list({ limit: 10, cursor: "20" }),
      theirs: ({ sdk }) => sdk.customers.sku_lists(ids.customers, { ...wishlistParts, ...pageOn }),
    },
  ],
  "wishlists.get": [
    {
      ours: (shop) => wishlists(shop).get(ids.sku_lists),
      theirs: ({ sdk }) => sdk.sku_lists.retrieve(ids.sku_lists, wishlistParts),
    },
  ],
  "wishlists.create": [
    {
      ours: (shop) =>
        wishlists(shop).create({ name: "For the desk", description: "Brass", native: { manual: true } }),
      theirs: ({ sdk }) =>
        sdk.sku_lists.create({
          name: "For the desk",
          description: "Brass",
          manual: true,
          customer: sdk.customers.relationship(ids.customers),
        }),
    },
  ],
  "wishlists.update": [
    {
      ours: (shop) => wishlists(shop).update(ids.sku_lists, { name: "For her desk", imageUrl: null }),
      theirs: ({ sdk }) =>
        sdk.sku_lists.update({ id: ids.sku_lists, name: "For her desk", image_url: null }, wishlistParts),
    },
  ],
  "wishlists.delete": [
    {
      ours: (shop) => wishlists(shop).delete(ids.sku_lists),
      theirs: ({ sdk }) => sdk.sku_lists.delete(ids.sku_lists),
    },
  ],
  "wishlists.addItem": [
    {
      ours: (shop) => wishlists(shop).addItem(ids.sku_lists, "PEN-BRASS"),
      theirs: ({ sdk }) =>
        sdk.sku_list_items.create({
          sku_code: "PEN-BRASS",
          sku_list: sdk.sku_lists.relationship(ids.sku_lists),
        }),
    },
  ],
  "wishlists.removeItem": [
    {
      ours: (shop) => wishlists(shop).removeItem(ids.sku_list_items),
      theirs: ({ sdk }) => sdk.sku_list_items.delete(ids.sku_list_items),
    },
  ],
};

/** Operations that theirs has nothing for, and why. */
export const withoutPair = {
  "auth.sso.profiles": "The platform has no sign-on with another account.",
  "auth.sso.start": "As for `auth.sso.profiles`.",
  "auth.sso.finish": "As for `auth.sso.profiles`.",
  fetch: "What is sent is the application's own.",
  "addresses.all": "It goes through the pages of `addresses.list`, which are compared.",
  "orders.all": "It goes through the pages of `orders.list`.",
  "wallet.all": "It goes through the pages of `wallet.list`.",
  "subscriptions.all": "It goes through the pages of `subscriptions.list`.",
  "subscriptions.topics.all": "It goes through the pages of `subscriptions.topics.list`.",
  "returns.all": "It goes through the pages of `returns.list`.",
  "wishlists.all": "It goes through the pages of `wishlists.list`.",
};
