// What the optional modules add. The columns are in ../operations.mjs.

import { carts } from "storefront-customer/elastic-path/carts";
import { customers } from "storefront-customer/elastic-path/customers";
import { flows } from "storefront-customer/elastic-path/flows";
import { ids, shopper, wholeAddress } from "../../../store.mjs";
import { addition, first, list, nothing, one, page } from "../readers.mjs";

const visitorToken = "POST /oauth/access_token";
const cart = "/v2/carts/{cart}";
const association = `${cart}/relationships/customers`;
const checkout = `POST ${cart}/checkout`;
const customer = "/v2/customers/{customer}";
const relationship = "/v2/flows/{flow}/entries/{customer}/relationships/{field}";

const guest = { name: "Ada Lovelace", email: shopper.email };
const references = [{ type: "product", id: ids.product }];
/** A saved address may be passed as it is, but for what a store added to its address book. */
const { native, ...shippingAddress } = wholeAddress;
const order = { number: "B-1815", externalReference: "erp-1815", native: { "gift-note": "For the engine." } };

const forShopper = {
  "carts.list": [
    { call: (shop) => carts(shop).list(), sends: ["GET /v2/carts"], reads: page("Cart") },
    {
      about: "a page on",
      call: (shop) => carts(shop).list({ limit: 10, cursor: "10" }),
      sends: ["GET /v2/carts"],
    },
  ],
  "carts.all": [
    {
      call: async (shop) => {
        for await (const one of carts(shop).all()) return one;
      },
      sends: ["GET /v2/carts"],
    },
  ],
  "carts.get": [{ call: (shop) => carts(shop).get(ids.cart), sends: [`GET ${cart}`], reads: one("Cart") }],
  "carts.items": [
    { call: (shop) => carts(shop).items(ids.cart), sends: [`GET ${cart}/items`], reads: list("CartItem") },
  ],
  "carts.create": [
    {
      call: (shop) =>
        carts(shop).create({ name: "Birthday", description: "For Ada", native: { "gift-wrap": true } }),
      sends: ["POST /v2/carts"],
      reads: one("Cart"),
    },
    {
      about: "of a guest",
      by: "nobody",
      call: (shop) => carts(shop).create({ name: "Birthday" }),
      sends: [visitorToken, "POST /v2/carts"],
    },
  ],
  "carts.associate": [
    {
      call: (shop) => carts(shop).associate(ids.cart),
      sends: [`POST ${association}`],
      reads: nothing,
    },
  ],
  "carts.disassociate": [
    {
      call: (shop) => carts(shop).disassociate(ids.cart),
      sends: [`DELETE ${association}`],
      reads: nothing,
    },
  ],
  "carts.merge": [
    {
      call: (shop) => carts(shop).merge(ids.cart, ids.guestCart),
      sends: [`POST ${cart}/items`],
      reads: addition,
    },
  ],
  "carts.addOrder": [
    {
      call: (shop) => carts(shop).addOrder(ids.cart, ids.order),
      sends: [`POST ${cart}/items`],
      reads: addition,
    },
  ],
  "carts.checkout": [
    {
      call: (shop) => carts(shop).checkout(ids.cart, { shippingAddress }),
      sends: [checkout],
      reads: one("OrderSummary"),
    },
    {
      about: "with every field",
      call: (shop) =>
        carts(shop).checkout(ids.cart, { shippingAddress, billingAddress: shippingAddress, ...order }),
      sends: [checkout],
    },
  ],
  "carts.checkoutAsGuest": [
    {
      by: "nobody",
      call: (shop) => carts(shop).checkoutAsGuest(ids.cart, { guest, shippingAddress }),
      sends: [visitorToken, checkout],
      reads: one("OrderSummary"),
    },
  ],
  "flows.related": [{ call: (shop) => flows(shop).related("wishlist"), sends: [`GET ${customer}`] }],
};

const forBackend = {
  "customers.find": [
    {
      call: (shop) => customers(shop).find({ email: shopper.email }),
      sends: ["GET /v2/customers"],
      reads: first("Profile"),
    },
  ],
  "customers.list": [
    { call: (shop) => customers(shop).list(), sends: ["GET /v2/customers"], reads: page("Profile") },
    {
      about: "filtered, sorted and a page on",
      call: (shop) =>
        customers(shop).list({
          limit: 10,
          cursor: "10",
          sort: "email",
          filter: { name: { like: "Ada*" }, createdAt: { ge: "2026-01-01" } },
        }),
      sends: ["GET /v2/customers"],
    },
  ],
  "customers.all": [
    {
      call: async (shop) => {
        for await (const one of customers(shop).all()) return one;
      },
      sends: ["GET /v2/customers"],
    },
  ],
  "customers.get": [
    { call: (shop) => customers(shop).get(ids.customer), sends: [`GET ${customer}`], reads: one("Profile") },
  ],
  "customers.create": [
    {
      call: (shop) => customers(shop).create({ name: "Ada Lovelace", ...shopper }),
      sends: ["POST /v2/customers"],
      reads: one("Profile"),
    },
  ],
  "customers.update": [
    {
      call: (shop) => customers(shop).update(ids.customer, { password: "a-new-password" }),
      sends: [`PUT ${customer}`],
      reads: one("Profile"),
    },
  ],
  "customers.delete": [
    { call: (shop) => customers(shop).delete(ids.customer), sends: [`DELETE ${customer}`], reads: nothing },
  ],
  "flows.fields": [
    { call: (shop) => flows(shop).fields("customers"), sends: ["GET /v2/{resource}/attributes"] },
  ],
  "flows.relate": [
    {
      call: (shop) => flows(shop).relate("customers", ids.customer, "wishlist", references),
      sends: [`POST ${relationship}`],
      reads: nothing,
    },
  ],
  "flows.replace": [
    {
      call: (shop) => flows(shop).replace("customers", ids.customer, "wishlist", references),
      sends: [`PUT ${relationship}`],
      reads: nothing,
    },
  ],
  "flows.unrelate": [
    {
      call: (shop) => flows(shop).unrelate("customers", ids.customer, "wishlist", references),
      sends: [`DELETE ${relationship}`],
      reads: nothing,
    },
  ],
};

const byBackend = (rows) => rows.map((row) => ({ by: "backend", ...row }));

export const moduleOperations = {
  ...forShopper,
  ...Object.fromEntries(Object.entries(forBackend).map(([name, rows]) => [name, byBackend(rows)])),
};
