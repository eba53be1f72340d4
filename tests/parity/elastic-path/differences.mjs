// Where our requests and those of the platform's own JavaScript SDK differ, and why ours are right; see suite.mjs.

import { ids, wholeAddress } from "../../store.mjs";

const customer = `/v2/customers/${ids.customer}`;

/** A header by which theirs tells which SDK asks, on requests with a body and without. */
const telling = (header, value) =>
  ["header", "header without a body"].map((where) => ({
    says: `${where} ${header}: none, theirs ${JSON.stringify(value)}`,
    gotcha: "section 7",
    because:
      "It tells the platform which SDK asks, nothing needs it, and it is one more name to let through CORS.",
  }));

/** The pairs that ask for a page of ten that is not the first. */
const pagesOn = [
  "orders.list a page on",
  "orders.list filtered",
  "orders.list in a currency and a language",
  "customers.list sorted and a page on",
];

export const differences = [
  ...telling("x-moltin-sdk-language", "JS"),
  ...telling("x-moltin-sdk-version", "35.0.0"),
  ...telling("x-moltin-application", "epcc sdk"),
  {
    says: 'header without a body content-type: none, theirs "application/json"',
    gotcha: "section 7",
    because: "There is no content to have a type; RFC 9110 section 8.3.",
  },
  {
    pairs: ["carts.merge"],
    says: "body options.add_all_or_nothing: false, theirs none",
    gotcha: "section 6",
    because:
      "Older pages call `true` the default, the specifications `false`: what is sold out may not keep the rest out.",
  },
  {
    pairs: ["addresses.get by an id that is no plain word"],
    says: `path: "${customer}/addresses/a%2Fb%3Fx%3D1", theirs "${customer}/addresses/a/b"`,
    gotcha: "G17",
    because: "An id is one step of the path whatever is in it; theirs asks for something else.",
  },
  {
    pairs: ["addresses.get by an id that is no plain word"],
    says: 'query x: none, theirs "1"',
    gotcha: "G17",
    because: "As for the path.",
  },
  {
    pairs: ["addresses.update"],
    says: `body data.id: "${ids.address}", theirs none`,
    gotcha: "G12",
    because: "The update page demands the id in the body, equal to the one in the path.",
  },
  {
    pairs: ["auth.sso.profiles"],
    says: 'query page[limit]: "100", theirs none',
    gotcha: "section 2",
    because: "The list pages, by 25 where nothing is asked for; a store with more providers would lose some.",
  },
  {
    pairs: [
      "profile.delete",
      "orders.items",
      "orders.transactions",
      "orders.shipments",
      "orders.shipment",
      "carts.get of a shopper",
    ],
    says: 'header without a body x-moltin-customer-token: "shopper-token", theirs none',
    gotcha: "G19",
    because:
      "Theirs has no place for it; without it a visitor's token may do none of this with what is a shopper's.",
  },
  ...Object.entries({ phone_number: wholeAddress.phone, instructions: wholeAddress.instructions }).map(
    ([key, value]) => ({
      pairs: ["carts.checkout", "carts.checkoutAsGuest"],
      says: `body data.billing_address.${key}: none, theirs ${JSON.stringify(value)}`,
      gotcha: "G12",
      because:
        "A parcel has it, a bill has not: no document's billing address knows it. Theirs sends what it is given.",
    }),
  ),
  {
    pairs: ["carts.checkout"],
    says: 'header x-moltin-customer-token: "shopper-token", theirs none',
    gotcha: "G19",
    because: "The page of checkout has it, and it shows that the order is the shopper's own.",
  },
  {
    pairs: ["orders.list", "customers.list"],
    says: 'query sort: "-created_at", theirs none',
    gotcha: "G13",
    because:
      "Unsorted, an old order moves up when its parcel arrives, and a page shows it twice or leaves one out. Customers are sorted so anyway.",
  },
  {
    pairs: ["orders.list", "customers.list"],
    says: 'query page[limit]: "25", theirs none',
    gotcha: "G11",
    because:
      "What a store pages by is its own setting, 25 or 20 by the documents; ours says what it counts with.",
  },
  {
    pairs: ["orders.list", "customers.list"],
    says: 'query page[offset]: "0", theirs none',
    gotcha: "G11",
    because: "As for page[limit].",
  },
  {
    pairs: ["orders.list filtered"],
    says: 'query filter: "eq(payment,paid):eq(email,ron+1@example.com)", theirs "eq(payment,paid):eq(email,ron 1@example.com)"',
    gotcha: "G17",
    because: "A bare plus is a space in a query; theirs asks for somebody else.",
  },
  {
    pairs: ["customers.find"],
    says: 'query filter: "eq(email,ron+1@example.com)", theirs "eq(email,ron 1@example.com)"',
    gotcha: "G17",
    because: "As for orders.",
  },
  ...[
    { key: "limit", value: 10, pairs: pagesOn },
    { key: "offset", value: 20, pairs: pagesOn },
    { key: "limit", value: 1, pairs: ["customers.find"] },
  ].map(({ key, value, pairs }) => ({
    pairs,
    says: `query page[${key}] as written: "page%5B${key}%5D=${value}", theirs "page[${key}]=${value}"`,
    gotcha: "G17",
    because: "A bracket may not stand in a query (RFC 3986 section 3.4); read, both are the same.",
  })),
  ...["type", "id"].map((key) => ({
    pairs: ["flows.unrelate"],
    says: `body data.0.${key}: ${JSON.stringify({ type: "product", id: ids.product }[key])}, theirs none`,
    gotcha: "section 7",
    because:
      "The endpoint takes away one or more resources, which something has to name; theirs cannot say which.",
  })),
];
