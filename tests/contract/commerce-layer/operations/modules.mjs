// What the optional modules add. The columns are in ../operations.mjs.

import { customer } from "storefront-customer/commerce-layer/customer";
import { passwords } from "storefront-customer/commerce-layer/passwords";
import { returns } from "storefront-customer/commerce-layer/returns";
import { subscriptions } from "storefront-customer/commerce-layer/subscriptions";
import { wallet } from "storefront-customer/commerce-layer/wallet";
import { wishlists } from "storefront-customer/commerce-layer/wishlists";
import { shopper } from "../../../store.mjs";
import { nothing, one, page } from "../readers.mjs";
import { ids } from "../store.mjs";

const token = "POST /oauth/token";
const self = "GET /api/customers/{customer}";
const savedPayments = "/api/customer_payment_sources";
const savedPayment = "/api/customer_payment_sources/{savedPayment}";
const subscriptionsPath = "/api/order_subscriptions";
const subscription = "/api/order_subscriptions/{subscription}";
const topic = "/api/customer_subscriptions/{topic}";
const returned = "/api/returns/{return}";
const wishlist = "/api/sku_lists/{wishlist}";

/** Every include of a customer, with the resource that it adds. */
export const relations = {
  addresses: "CustomerWithAddresses",
  orders: "CustomerWithOrders",
  paymentSources: "CustomerWithPaymentSources",
  subscriptions: "CustomerWithSubscriptions",
  orderSubscriptions: "CustomerWithOrderSubscriptions",
  returns: "CustomerWithReturns",
  wishlists: "CustomerWithWishlists",
  attachments: "CustomerWithAttachments",
  events: "CustomerWithEvents",
  tags: "CustomerWithTags",
  markets: "CustomerWithMarkets",
  stockLocations: "CustomerWithStockLocations",
  group: "CustomerWithGroup",
};

/** A list, its later pages, and all of them. */
const listed = (name, module, endpoint, resource) => ({
  [`${name}.list`]: [
    { call: (shop) => module(shop).list(), sends: [endpoint], reads: page(resource) },
    {
      about: "a page on",
      call: (shop) => module(shop).list({ limit: 10, cursor: "10" }),
      sends: [endpoint],
    },
  ],
  [`${name}.all`]: [
    {
      async call(shop) {
        for await (const one of module(shop).all()) return one;
      },
      sends: [endpoint],
    },
  ],
});

/** A change that takes an id alone. */
const changed = (module, method, id, endpoint, resource) => [
  { call: (shop) => module(shop)[method](id), sends: [endpoint], reads: one(resource) },
];

export const moduleOperations = {
  "customer.get": [
    { call: (shop) => customer(shop).get(), sends: [self], reads: one("Profile", "ProfileParts") },
    {
      about: "with all that belongs to it",
      call: (shop) => customer(shop).get({ include: Object.keys(relations) }),
      sends: [self],
      reads: one("Profile", "ProfileParts", ...Object.values(relations)),
    },
  ],
  "customer.eventStores": [
    {
      call: (shop) => customer(shop).eventStores(),
      sends: [`${self}/event_stores`],
      reads: page("Related"),
    },
  ],
  "passwords.reset": [
    {
      by: "nobody",
      call: (shop) =>
        passwords(shop).reset(ids.passwordReset, { token: "a-token", password: "a-new-password" }),
      sends: [token, "PATCH /api/customer_password_resets/{passwordReset}"],
      reads: nothing,
    },
  ],
  ...listed("wallet", wallet, `GET ${savedPayments}`, "SavedPayment"),
  "wallet.get": [
    {
      call: (shop) => wallet(shop).get(ids.savedPayment),
      sends: [`GET ${savedPayment}`],
      reads: one("SavedPayment"),
    },
  ],
  "wallet.delete": [
    {
      call: (shop) => wallet(shop).delete(ids.savedPayment),
      sends: [`DELETE ${savedPayment}`],
      reads: nothing,
    },
  ],
  ...listed("subscriptions", subscriptions, `GET ${subscriptionsPath}`, "OrderSubscription"),
  "subscriptions.get": [
    {
      call: (shop) => subscriptions(shop).get(ids.subscription),
      sends: [`GET ${subscription}`],
      reads: one("OrderSubscription"),
    },
  ],
  "subscriptions.orders": [
    {
      call: (shop) => subscriptions(shop).orders(ids.subscription),
      sends: [`GET ${subscription}/orders`],
      reads: page("OrderSummary", "OrderParts"),
    },
    {
      about: "a page on",
      call: (shop) => subscriptions(shop).orders(ids.subscription, { limit: 25, cursor: "25" }),
      sends: [`GET ${subscription}/orders`],
    },
  ],
  "subscriptions.update": [
    {
      call: (shop) =>
        subscriptions(shop).update(ids.subscription, {
          frequency: "monthly",
          nextRunAt: "2027-01-01T12:00:00.000Z",
          expiresAt: "2028-01-01T12:00:00.000Z",
          native: { reference: "erp-1815", reference_origin: "erp", metadata: { tier: "gold" } },
        }),
      sends: [`PATCH ${subscription}`],
      reads: one("OrderSubscription"),
    },
    {
      about: "without an end",
      call: (shop) => subscriptions(shop).update(ids.subscription, { expiresAt: null }),
      sends: [`PATCH ${subscription}`],
    },
  ],
  ...Object.fromEntries(
    ["pause", "resume", "cancel"].map((method) => [
      `subscriptions.${method}`,
      changed(subscriptions, method, ids.subscription, `PATCH ${subscription}`, "OrderSubscription"),
    ]),
  ),
  ...listed(
    "subscriptions.topics",
    (shop) => subscriptions(shop).topics,
    `${self}/customer_subscriptions`,
    "TopicSubscription",
  ),
  "subscriptions.topics.get": [
    {
      call: (shop) => subscriptions(shop).topics.get(ids.topic),
      sends: [`GET ${topic}`],
      reads: one("TopicSubscription"),
    },
  ],
  "subscriptions.topics.create": [
    {
      call: (shop) =>
        subscriptions(shop).topics.create({
          topic: "newsletter",
          email: shopper.email,
          native: { reference_origin: "crm", metadata: { from: "footer" } },
        }),
      sends: ["POST /api/customer_subscriptions"],
      reads: one("TopicSubscription"),
    },
    {
      about: "by a visitor",
      by: "visitor",
      call: (shop) => subscriptions(shop).topics.create({ topic: "newsletter", email: shopper.email }),
      sends: ["POST /api/customer_subscriptions"],
    },
  ],
  "subscriptions.topics.delete": [
    {
      call: (shop) => subscriptions(shop).topics.delete(ids.topic),
      sends: [`DELETE ${topic}`],
      reads: nothing,
    },
  ],
  ...listed("returns", returns, "GET /api/returns", "Return"),
  "returns.get": [
    { call: (shop) => returns(shop).get(ids.return), sends: [`GET ${returned}`], reads: one("Return") },
  ],
  "returns.create": [
    { call: (shop) => returns(shop).create(ids.order), sends: ["POST /api/returns"], reads: one("Return") },
  ],
  "returns.addItem": [
    {
      call: (shop) =>
        returns(shop).addItem(ids.return, ids.lineItem, {
          quantity: 1,
          reason: { size: "was wrong" },
          native: { reference: "erp-1815", reference_origin: "erp", metadata: { shelf: 3 } },
        }),
      sends: ["POST /api/return_line_items"],
      reads: one("ReturnItem"),
    },
  ],
  ...Object.fromEntries(
    ["request", "cancel"].map((method) => [
      `returns.${method}`,
      changed(returns, method, ids.return, `PATCH ${returned}`, "Return"),
    ]),
  ),
  ...listed("wishlists", wishlists, "GET /api/customers/{customer}/sku_lists", "Wishlist"),
  "wishlists.get": [
    { call: (shop) => wishlists(shop).get(ids.wishlist), sends: [`GET ${wishlist}`], reads: one("Wishlist") },
  ],
  "wishlists.create": [
    {
      call: (shop) =>
        wishlists(shop).create({
          name: "For the desk",
          description: "Pens, and paper for them",
          imageUrl: "https://shop.example/desk.png",
          native: { manual: true, reference: "erp-1815", metadata: { shelf: 3 } },
        }),
      sends: ["POST /api/sku_lists"],
      reads: one("Wishlist"),
    },
  ],
  "wishlists.update": [
    {
      call: (shop) => wishlists(shop).update(ids.wishlist, { name: "For the study" }),
      sends: [`PATCH ${wishlist}`],
      reads: one("Wishlist"),
    },
    {
      about: "with what may be cleared",
      call: (shop) => wishlists(shop).update(ids.wishlist, { description: null, imageUrl: null }),
      sends: [`PATCH ${wishlist}`],
    },
  ],
  "wishlists.delete": [
    { call: (shop) => wishlists(shop).delete(ids.wishlist), sends: [`DELETE ${wishlist}`], reads: nothing },
  ],
  "wishlists.addItem": [
    {
      call: (shop) => wishlists(shop).addItem(ids.wishlist, "TSHIRTMS000000FFFFFFLXXX"),
      sends: ["POST /api/sku_list_items"],
      reads: one("WishlistItem"),
    },
  ],
  "wishlists.removeItem": [
    {
      call: (shop) => wishlists(shop).removeItem(ids.wishlistItem),
      sends: ["DELETE /api/sku_list_items/{wishlistItem}"],
      reads: nothing,
    },
  ],
};
