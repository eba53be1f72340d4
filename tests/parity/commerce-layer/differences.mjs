// Where our requests and those of the platform's own packages differ, and why ours are right; see suite.mjs.

import { shopper } from "../../store.mjs";
import { ids } from "./organization.mjs";

const customerAddresses = "/api/customer_addresses";

/** What a list shows of an order without its parts. */
const orderFields = [
  "number",
  "reference",
  "status",
  "payment_status",
  "fulfillment_status",
  "customer_email",
  "total_amount_with_taxes_cents",
  "formatted_total_amount_with_taxes",
  "currency_code",
  "total_tax_amount_cents",
  "formatted_total_tax_amount",
  "discount_amount_cents",
  "formatted_discount_amount",
  "shipping_amount_cents",
  "formatted_shipping_amount",
  "placed_at",
  "created_at",
  "updated_at",
  "country_code",
  "language_code",
  "tax_included",
  "coupon_code",
  "skus_count",
  "approved_at",
  "cancelled_at",
];

export const differences = [
  {
    says: 'header without a body content-type: none, theirs "application/vnd.api+json"',
    gotcha: "section 2",
    because: "There is no content to have a type (RFC 9110 section 8.3): the documents want it on writes.",
  },
  {
    pairs: ["auth.headers for what is the default"],
    says: 'body scope: "market:all", theirs none',
    gotcha: "section 1.3",
    because:
      "It is the default, and their sales channel names it too: a renewal must repeat the scope that the token was for.",
  },
  {
    pairs: ["profile.get where the token is from another domain"],
    says: 'host: "marlow-finch.commercelayer.io", theirs "marlow-finch.commercelayer.example"',
    gotcha: "section 1.1",
    because:
      "Nothing here checks a token's signature, so what it says may not choose the domain that tokens go to: an option does, `baseUrl`.",
  },
  {
    pairs: ["addresses.get by an id that is no plain word"],
    says: `path: "${customerAddresses}/a%2Fb%3Fx%3D1", theirs "${customerAddresses}/a/b"`,
    gotcha: "section 5.1",
    because: "An id is one step of the path whatever is in it; theirs asks for something else.",
  },
  {
    pairs: ["addresses.get by an id that is no plain word"],
    says: 'query x: none, theirs "1"',
    gotcha: "section 5.1",
    because: "As for the path.",
  },
  {
    pairs: ["addresses.create"],
    says: `body data.attributes.customer_email: none, theirs ${JSON.stringify(shopper.email)}`,
    gotcha: "section 11, 5",
    because:
      "Their types demand it, their own components leave it out. It would cost a request for the profile: ours sends it where an organization asks for it.",
  },
  {
    pairs: ["addresses.create as the platform's own components do"],
    says: `request: none, theirs PATCH /api/addresses/${ids.addresses}`,
    gotcha: "section 4",
    because: "It lets an address lead back to its entry. Ours finds that by a filter, when it is asked to.",
  },
  {
    pairs: [
      "addresses.get by the address's own id",
      "addresses.delete by the address's own id",
      "orders.transaction",
    ],
    says: 'query page[number]: none, theirs "1"',
    gotcha: "section 5.1",
    because: "An id fits one record at the most, and the first page is the default.",
  },
  {
    pairs: ["orders.list"],
    says: 'query filter[q][status_not_in]: "draft,pending", theirs none',
    gotcha: "section 5.2",
    because: "Carts are orders to the platform, and no part of a history; the hosted account does the same.",
  },
  {
    pairs: ["orders.list"],
    says: `query fields[orders]: "${orderFields.join(",")}", theirs none`,
    gotcha: "section 5.2",
    because: "An order has over 150 fields: ours asks for those that it shows, until `fields` wants more.",
  },
  {
    pairs: ["orders.list"],
    says: 'query sort: "-placed_at", theirs none',
    gotcha: "section 5.2",
    because: "A history has the newest order first; the hosted account does the same.",
  },
  {
    pairs: ["orders.list"],
    says: 'query page[size]: "25", theirs none',
    gotcha: "section 5.1",
    because: "The largest page, so that one request is enough for most; without it the platform gives 10.",
  },
  {
    pairs: ["orders.list that are like something, or not yet at the end"],
    says: 'query filter[q][line_items_name_cont] as written: "filter%5Bq%5D%5Bline_items_name_cont%5D=mug%2C%20speckled%20%26%20blue", theirs "filter%5Bq%5D%5Bline_items_name_cont%5D=mug%2C+speckled+%26+blue"',
    gotcha: "section 5.1",
    because: "Read, both are the same; %20 is a space to every reader, a plus to readers of forms only.",
  },
  {
    pairs: ["orders.transaction"],
    says: `path: "/api/orders/${ids.orders}/transactions", theirs "/api/transactions"`,
    gotcha: "section 5.2",
    because:
      "The order's own link. Theirs makes no method of a relationship to several kinds, and finds any order's.",
  },
  ...[
    { include: ["parcels", "shipping_method", "shipping_address"], pairs: ["orders.shipment"] },
    {
      include: ["payment_method", "payment_source"],
      pairs: ["wallet.list", "wallet.list a page on", "wallet.get"],
    },
  ].map(({ include, pairs }) => ({
    pairs,
    says: `query include as written: "include=${include.join(",")}", theirs "include=${include.join("%2C")}"`,
    gotcha: "section 5.1",
    because: "A comma may stand in a query (RFC 3986 section 3.4), and the documents write it so.",
  })),
];
