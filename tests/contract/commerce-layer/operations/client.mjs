// What every client has. The columns are in ../operations.mjs.

import { through } from "../../../client.mjs";
import { shopper, wholeAddress } from "../../../store.mjs";
import {
  changedAddress,
  first,
  newAddress,
  nothing,
  one,
  page,
  part,
  session,
  visitorTokens,
} from "../readers.mjs";
import { bookOf, recordOf } from "../records.mjs";
import { grantOf, ids } from "../store.mjs";

const token = "POST /oauth/token";
const customers = "POST /api/customers";
const customer = "/api/customers/{customer}";
const entries = "/api/customer_addresses";
const entry = "/api/customer_addresses/{entry}";
const addresses = "/api/addresses";
const address = "/api/addresses/{address}";
const orders = "/api/orders";
const order = "/api/orders/{order}";

const profile = ["Profile", "ProfileParts"];
const summary = ["OrderSummary", "OrderParts"];

/** Every include of an order, and what each adds. */
const include = [
  "lines",
  "shippingAddress",
  "billingAddress",
  "shipments",
  "transactions",
  "returns",
  "payment",
  "amounts",
];
const withIncludes = [
  ...summary,
  "OrderLines",
  "OrderShipments",
  "OrderReturns",
  "OrderTransactions",
  "OrderPayment",
  "OrderWithAmounts",
];

/** What a customer may write of attributes that are the platform's own. */
const ownCustomer = {
  reference_origin: "crm",
  shopper_reference: "shopper-1815",
  profile_id: "profile-1815",
  tax_exemption_code: "E-1815",
  metadata: { tier: "gold" },
};

/** The platform has no county. */
const { county, native, ...ourAddress } = wholeAddress;
const everyField = {
  ...ourAddress,
  native: {
    business: true,
    email: "engines@example.com",
    billing_info: "VAT 1815",
    lat: 51.5,
    lng: -0.13,
    reference: "erp-1815",
    reference_origin: "erp",
    metadata: { lane: "floods" },
  },
};
const cleared = (fields) => Object.fromEntries(fields.map((field) => [field, null]));

const book = bookOf(1);
const [bookEntry] = book.data;
const labelled = {
  ...bookEntry,
  attributes: { ...bookEntry.attributes, metadata: { label: "Summer house", shelf: 3 } },
};
const found = { [`GET ${entry}`]: { ...book, data: bookEntry } };
/** What the book knows of an address, and no entry by that id. */
const byAddress = { [`GET ${entry}`]: 404, [`GET ${entries}`]: book };
/** An id that is no entry's is looked for among the addresses; there it is not either. */
const inNoBook = { [`GET ${entries}`]: 404 };
const written = { data: recordOf("addresses", { id: ids.address }) };
const itself = { data: { type: "customers", id: ids.customer, attributes: { email: shopper.email } } };
const wantsEmail = {
  errors: [
    {
      title: "can't be blank",
      detail: "customer_email - can't be blank",
      code: "VALIDATION_ERROR",
      source: { pointer: "/data/attributes/customer_email" },
      status: "422",
      meta: { error: "blank" },
    },
  ],
};

const callback = "https://shop.example/callback";
const hasNoSignOn = (call) => [
  { by: "nobody", call: (shop) => call(shop.auth.sso), sends: [], refused: "configuration" },
];

export const clientOperations = {
  "auth.login": [
    { by: "nobody", call: (shop) => shop.auth.login(shopper), sends: [token], reads: session },
    {
      about: "into a part of the organization",
      by: "nobody",
      options: { scope: "market:code:europe stock_location:code:eu_warehouse" },
      call: (shop) => shop.auth.login(shopper),
      sends: [token],
    },
  ],
  "auth.register": [
    {
      by: "nobody",
      call: (shop) => shop.auth.register({ email: shopper.email }),
      sends: [token, customers],
      reads: one(...profile),
    },
    {
      about: "with every field",
      by: "nobody",
      call: (shop) =>
        shop.auth.register({
          name: "Ada Lovelace",
          ...shopper,
          externalReference: "crm-1815",
          native: ownCustomer,
        }),
      sends: [token, customers, token],
    },
  ],
  "auth.logout": [{ call: (shop) => shop.auth.logout(), sends: ["POST /oauth/revoke"] }],
  "auth.headers": [
    { by: "nobody", call: (shop) => shop.auth.headers(), sends: [token], reads: visitorTokens },
    {
      about: "when the token is over",
      answers: { [token]: { ...grantOf({ grant_type: "password" }), expires_in: 0 } },
      by: "nobody",
      async call(shop) {
        await shop.auth.login(shopper);
        return shop.auth.headers();
      },
      sends: [token, token],
    },
  ],
  "auth.sso.profiles": hasNoSignOn((sso) => sso.profiles()),
  "auth.sso.start": hasNoSignOn((sso) => sso.start({ redirectUri: callback })),
  "auth.sso.finish": hasNoSignOn((sso) => sso.finish(`${callback}?code=a-code&state=a-state`)),
  "profile.get": [{ call: (shop) => shop.profile.get(), sends: [`GET ${customer}`], reads: one(...profile) }],
  "profile.update": [
    {
      call: (shop) => shop.profile.update({ email: "countess@example.com" }),
      sends: [`PATCH ${customer}`],
      reads: one(...profile),
    },
    {
      about: "with a name",
      call: (shop) => shop.profile.update({ name: "Ada King" }),
      answers: { [`GET ${customer}`]: itself },
      sends: [`GET ${customer}`, `PATCH ${customer}`],
    },
    {
      about: "with every field",
      call: (shop) =>
        shop.profile.update({
          name: "Ada King",
          ...shopper,
          externalReference: "crm-1815",
          native: ownCustomer,
        }),
      sends: [`PATCH ${customer}`],
    },
    {
      about: "with what may be cleared",
      call: (shop) =>
        shop.profile.update({
          externalReference: null,
          native: cleared(["reference_origin", "tax_exemption_code"]),
        }),
      sends: [`PATCH ${customer}`],
    },
  ],
  "profile.changePassword": [
    {
      call: (shop) => shop.profile.changePassword({ password: "a-new-password" }),
      sends: [`PATCH ${customer}`],
    },
    {
      about: "with the current one",
      call: (shop) =>
        shop.profile.changePassword({ password: "a-new-password", currentPassword: shopper.password }),
      answers: { [`GET ${customer}`]: itself },
      sends: [`GET ${customer}`, token, `PATCH ${customer}`],
    },
  ],
  "profile.delete": [
    { call: (shop) => shop.profile.delete(), sends: [`DELETE ${customer}`], reads: nothing },
  ],
  "addresses.all": [
    {
      call: (shop) => through(shop.addresses.all({ limit: 2 })),
      answers: { [`GET ${entries}`]: bookOf(2) },
      sends: [`GET ${entries}`],
    },
  ],
  "addresses.list": [
    { call: (shop) => shop.addresses.list(), sends: [`GET ${entries}`], reads: page("Address") },
    {
      about: "a page on",
      call: (shop) => shop.addresses.list({ limit: 10, cursor: "10" }),
      sends: [`GET ${entries}`],
    },
  ],
  "addresses.get": [
    {
      call: (shop) => shop.addresses.get(ids.entry),
      answers: inNoBook,
      sends: [`GET ${entry}`],
      reads: one("Address"),
    },
    {
      about: "by the address's own id",
      call: (shop) => shop.addresses.get(ids.address),
      answers: byAddress,
      sends: [`GET ${entry}`, `GET ${entries}`],
    },
  ],
  "addresses.create": [
    {
      call: (shop) => shop.addresses.create(everyField),
      answers: { [`POST ${addresses}`]: written },
      sends: [`POST ${addresses}`, `POST ${entries}`],
      reads: newAddress(written),
    },
    {
      about: "where the organization wants an e-mail address with it, and refuses that too",
      call: (shop) => shop.addresses.create(ourAddress),
      answers: {
        [`POST ${entries}`]: wantsEmail,
        [`GET ${customer}`]: itself,
      },
      refused: "validation",
      sends: [
        `POST ${addresses}`,
        `POST ${entries}`,
        `GET ${customer}`,
        `POST ${entries}`,
        `DELETE ${address}`,
      ],
    },
  ],
  "addresses.update": [
    {
      call: (shop) => shop.addresses.update(ids.entry, { city: "Porlock" }),
      answers: found,
      sends: [`GET ${entry}`, `PATCH ${address}`],
      reads: changedAddress(bookEntry),
    },
    {
      about: "with every field",
      call: (shop) => shop.addresses.update(ids.entry, everyField),
      answers: found,
      sends: [`GET ${entry}`, `PATCH ${address}`],
    },
    {
      about: "with what may be cleared",
      call: (shop) =>
        shop.addresses.update(ids.entry, {
          ...cleared(["firstName", "lastName", "company", "line2", "postcode", "region", "instructions"]),
          native: cleared(["email", "billing_info", "lat", "lng", "reference", "reference_origin"]),
        }),
      answers: found,
      sends: [`GET ${entry}`, `PATCH ${address}`],
    },
    {
      about: "to no label, where the entry has one too",
      call: (shop) => shop.addresses.update(ids.entry, { label: null }),
      answers: { [`GET ${entry}`]: { ...book, data: labelled }, [`PATCH ${entry}`]: { data: labelled } },
      sends: [`GET ${entry}`, `PATCH ${entry}`, `PATCH ${address}`],
    },
    {
      about: "by the address's own id",
      call: (shop) => shop.addresses.update(ids.address, { city: "Porlock" }),
      answers: byAddress,
      sends: [`GET ${entry}`, `GET ${entries}`, `PATCH ${address}`],
    },
  ],
  "addresses.delete": [
    {
      call: (shop) => shop.addresses.delete(ids.entry),
      answers: inNoBook,
      sends: [`DELETE ${entry}`],
      reads: nothing,
    },
    {
      about: "by the address's own id",
      call: (shop) => shop.addresses.delete(ids.address),
      answers: {
        [`DELETE /api/customer_addresses/${ids.address}`]: 404,
        [`GET ${entries}`]: book,
      },
      sends: [`DELETE ${entry}`, `GET ${entries}`, `DELETE ${entry}`],
    },
  ],
  "orders.all": [
    {
      call: (shop) => through(shop.orders.all({ limit: 2 })),
      answers: {
        [`GET ${orders}`]: {
          data: [1, 2].map((id) => ({ type: "orders", id: `o${id}`, attributes: {} })),
          meta: { record_count: 2, page_count: 1 },
        },
      },
      sends: [`GET ${orders}`],
    },
  ],
  "orders.list": [
    { call: (shop) => shop.orders.list(), sends: [`GET ${orders}`], reads: page(...summary) },
    {
      about: "a full page on",
      call: (shop) => shop.orders.list({ limit: 25, cursor: "100" }),
      sends: [`GET ${orders}`],
    },
    {
      about: "with everything included",
      call: (shop) => shop.orders.list({ include }),
      sends: [`GET ${orders}`],
      reads: page(...withIncludes),
    },
    {
      about: "with every attribute",
      call: (shop) => shop.orders.list({ fields: "all" }),
      sends: [`GET ${orders}`],
      reads: page(...summary),
    },
    {
      about: "filtered, sorted, and with attributes of the platform's",
      call: (shop) =>
        shop.orders.list({
          sort: "-total",
          filter: {
            status: { in: ["placed", "approved"] },
            total: { ge: 5000 },
            productSku: { like: "SHIRT*" },
            createdAt: { ge: "2026-01-01", lt: "2027-01-01" },
          },
          fields: ["cart_url", "tax_rate"],
        }),
      sends: [`GET ${orders}`],
      reads: page(...summary),
    },
  ],
  "orders.get": [
    {
      call: (shop) => shop.orders.get(ids.order),
      sends: [`GET ${order}`],
      reads: one(...summary, "OrderLines"),
    },
    {
      about: "with everything included",
      call: (shop) => shop.orders.get(ids.order, { include }),
      sends: [`GET ${order}`],
      reads: one(...withIncludes),
    },
    {
      about: "with everything, and every attribute",
      call: (shop) => shop.orders.get(ids.order, { include, fields: "all" }),
      sends: [`GET ${order}`],
      reads: one(...withIncludes),
    },
  ],
  "orders.items": [
    {
      call: (shop) => shop.orders.items(ids.order),
      sends: [`GET ${order}`],
      reads: part("OrderLines", "lines"),
    },
  ],
  "orders.transactions": [
    {
      call: (shop) => shop.orders.transactions(ids.order),
      sends: [`GET ${order}`],
      reads: part("OrderTransactions", "transactions"),
    },
  ],
  "orders.transaction": [
    {
      call: (shop) => shop.orders.transaction(ids.order, ids.transaction),
      answers: { [`GET ${order}/transactions`]: { data: [{ type: "captures", id: ids.transaction }] } },
      sends: [`GET ${order}/transactions`],
      reads: first("Transaction"),
    },
  ],
  "orders.shipments": [
    {
      call: (shop) => shop.orders.shipments(ids.order),
      sends: [`GET ${order}`],
      reads: part("OrderShipments", "shipments"),
    },
  ],
  "orders.shipment": [
    {
      call: (shop) => shop.orders.shipment(ids.order, ids.shipment),
      answers: { [`GET ${order}/shipments`]: { data: [{ type: "shipments", id: ids.shipment }] } },
      sends: [`GET ${order}/shipments`],
      reads: first("Shipment", "ShipmentParts"),
    },
  ],
  fetch: [
    {
      call: (shop) => shop.fetch(`/api/customers/${ids.customer}/customer_subscriptions`),
      sends: [`GET ${customer}/customer_subscriptions`],
    },
  ],
};
