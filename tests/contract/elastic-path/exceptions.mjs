// What the documents are known to get wrong, or to leave out though another of the platform's documents has it.
// Each stands for one complaint about one document, at the endpoints named, and has to be used by something.
//
// says     the complaint, as violations.mjs words it
// gotcha   its number in the fact sheet, or the section that has the truth
// because  why the request is right all the same
// readAs   where the document has the operation instead; it is held against that

import { addressDocument, commandLine, development, frontend, resourceTable } from "./coverage.mjs";

const customer = "/v2/customers/{customer}";
const addresses = "/v2/customers/{customer}/addresses";
const address = "/v2/customers/{customer}/addresses/{address}";
const order = "/v2/orders/{order}";
const cart = "/v2/carts/{cart}";
const relationship = "/v2/flows/{flow}/entries/{customer}/relationships/{field}";

const everyGeneration = [development, frontend, commandLine];
const flowFields =
  "Fields of a store's own are further keys of a resource, on write too; no document can list them.";

/** The headers that options stand for, and one that an application adds. */
const settings = [
  "x-moltin-currency",
  "x-moltin-language",
  "ep-channel",
  "ep-context-tag",
  "ep-beta-features",
];

export const exceptions = [
  {
    documents: [addressDocument],
    endpoints: [`POST ${addresses}`],
    says: "the method is not declared on /v2/customers/{customerID}/addresses",
    readAs: "/v2/customers/{customerID}/addresses/{addressID}",
    gotcha: "G3",
    because: "An address that is being created has no id yet; the document put POST one path too deep.",
  },
  {
    documents: [addressDocument],
    endpoints: [
      `GET ${addresses}`,
      `POST ${addresses}`,
      `GET ${address}`,
      `PUT ${address}`,
      `DELETE ${address}`,
    ],
    says: "header x-moltin-customer-token: not declared",
    gotcha: "G3",
    because:
      "The pages of the address endpoints name it: without it a visitor's token may not read addresses.",
  },
  {
    documents: [addressDocument],
    endpoints: [`GET ${addresses}`],
    says: "query page[limit]: not declared",
    gotcha: "section 4",
    because:
      "No paging is documented for addresses, and every other list pages; sent only when a caller asks.",
  },
  {
    documents: [addressDocument],
    endpoints: [`GET ${addresses}`],
    says: "query page[offset]: not declared",
    gotcha: "section 4",
    because: "As for page[limit].",
  },
  {
    documents: [addressDocument, resourceTable],
    endpoints: [`PUT ${address}`],
    says: "body /data/id: not declared",
    gotcha: "G12",
    because: "The update page demands the id in the body, equal to the one in the path.",
  },
  {
    documents: [addressDocument, resourceTable],
    endpoints: [`POST ${addresses}`, `PUT ${address}`],
    says: "body /data/delivery-notes: not declared",
    gotcha: "section 7",
    because: flowFields,
  },
  {
    documents: [resourceTable],
    endpoints: ["POST /v2/customers", `PUT ${customer}`],
    says: "body /data/favourite-engine: not declared",
    gotcha: "section 7",
    because: flowFields,
  },
  {
    documents: [resourceTable],
    endpoints: ["POST /v2/customers", `PUT ${customer}`],
    says: "body /data/external_ref: not declared",
    gotcha: "section 3",
    because: "The pages that create and update a customer have it; the command line's table is older.",
  },
  {
    documents: everyGeneration,
    endpoints: ["GET /v2/orders"],
    says: "query sort: not declared",
    gotcha: "G13",
    because: "The page that lists orders documents it; every OpenAPI document left it out.",
  },
  ...["page[limit]", "page[offset]", "filter", "include"].map((name) => ({
    documents: [development],
    endpoints: ["GET /v2/orders"],
    says: `query ${name}: not declared`,
    gotcha: "section 5",
    because: "The later documents declare it, and the text of this one, or the pages before it, name it.",
  })),
  ...["page[limit]", "page[offset]"].map((name) => ({
    documents: [development, frontend],
    endpoints: ["GET /v2/carts"],
    says: `query ${name}: not declared`,
    gotcha: "section 6",
    because: "The newest document declares it; the list always paged.",
  })),
  {
    documents: [development],
    endpoints: [`GET ${order}`],
    says: "query include: not declared",
    gotcha: "G14",
    because: "The later documents declare it, and so do the pages before this one.",
  },
  ...[1, 2, 3].map((at) => ({
    documents: [frontend],
    endpoints: ["GET /v2/orders", `GET ${order}`],
    says: `query include/${at}: must be equal to one of the allowed values`,
    gotcha: "G14",
    because: "This one was made for a generator and names `items` alone; the newest names all four.",
  })),
  {
    documents: everyGeneration,
    endpoints: [`GET ${order}`],
    says: "header x-moltin-customer-token: not declared",
    gotcha: "section 5",
    because:
      "The changelog of 2022-05-30 lets a shopper's token read one order; the documents were not changed.",
  },
  {
    documents: everyGeneration,
    endpoints: [`GET ${order}/items`, `GET ${order}/transactions`, `GET ${order}/transactions/{transaction}`],
    says: "header x-moltin-customer-token: not declared",
    gotcha: "section 5",
    because:
      "The page of order items has it, and it is what makes an order the shopper's; the rest follows the order.",
  },
  {
    documents: [frontend, commandLine],
    endpoints: [`GET ${order}/shipping-groups`, `GET ${order}/shipping-groups/{shippingGroup}`],
    says: "header x-moltin-customer-token: not declared",
    gotcha: "section 5",
    because: "As for the other parts of an order.",
  },
  {
    documents: everyGeneration,
    endpoints: [`GET ${cart}`, `GET ${cart}/items`, `POST ${cart}/items`, `POST ${cart}/checkout`],
    says: "header x-moltin-customer-token: not declared",
    gotcha: "section 6",
    because:
      "It chooses catalogs and prices by the customer, and the pages of bulk adding and of checkout have it; the documents declare it for a cart's association only.",
  },
  ...settings.map((name) => ({
    documents: everyGeneration,
    endpoints: ["GET /v2/orders"],
    says: `header ${name}: not declared`,
    gotcha: "section 7",
    because: "Sent only when an application sets it; guides document it for every endpoint at once.",
  })),
  {
    documents: [development],
    endpoints: ["POST /v2/carts"],
    says: "body /data: not declared",
    gotcha: "section 6",
    because:
      "The oldest document describes the cart without its wrapper; the later ones wrap it, as the pages do.",
  },
  {
    documents: [frontend, commandLine],
    endpoints: ["POST /v2/carts"],
    says: "body /data/gift-wrap: not declared",
    gotcha: "section 7",
    because: flowFields,
  },
  {
    documents: [development],
    endpoints: [`POST ${cart}/items`],
    says: "body /data/cart_id: not declared",
    gotcha: "section 6",
    because: "The later documents have it; this one has an example with an order's id in its place.",
  },
  {
    documents: [development],
    endpoints: [`POST ${cart}/items`],
    says: "body /: fits 2 of its alternatives",
    gotcha: "section 6",
    because: "The document lists what an order's lines are added with twice, in two alternatives.",
  },
  {
    documents: everyGeneration,
    endpoints: [`POST ${cart}/checkout`],
    says: "body /: fits 2 of its alternatives",
    gotcha: "section 6",
    because: "The account's alternative demands no account, so the customer's body fits it too.",
  },
  {
    documents: everyGeneration,
    endpoints: [`POST ${cart}/checkout`],
    says: "body /data/gift-note: not declared",
    gotcha: "section 7",
    because: flowFields,
  },
  ...["name", "email"].map((name) => ({
    documents: [development],
    endpoints: [`POST ${cart}/checkout`],
    says: `body /data/customer/${name}: not declared`,
    gotcha: "section 6",
    because: "The later documents declare it, and this one's example of a guest has it.",
  })),
  {
    documents: ["composable-frontend/flows.yaml"],
    endpoints: [`DELETE ${relationship}`],
    says: "body: not declared",
    gotcha: "section 7",
    because: "Its text takes away one or more resources, which something has to name: as POST and PUT do.",
  },
];

/** The exceptions one by one: each complaint of each document at each endpoint. */
export const singleExceptions = exceptions.flatMap(({ documents, endpoints, ...exception }) =>
  documents.flatMap((document) => endpoints.map((endpoint) => ({ document, endpoint, ...exception }))),
);

const listAsObject =
  "The newest document describes the list as an object with a key `0`; its examples are lists.";

/** What examples have that is no matter of types, as types.test.mjs words it. */
export const typeExceptions = [
  {
    says: "ElasticPathCart.links: of another kind",
    because: "The examples show one address under it, and the answers have an object of them.",
  },
  {
    says: "ElasticPathCartItem.data: not named",
    because: "The documents list what adds an item among what comes back, with the wrapper of a request.",
  },
  {
    says: "ElasticPathOrder.order_number: of another kind",
    because: "The schema says text, and its example is a number of YAML.",
  },
  { says: "ElasticPathCart.relationships.items.data: of another kind", because: listAsObject },
  ...["custom_discounts", "promotions", "taxes"].map((name) => ({
    says: `ElasticPathCartItem.relationships.${name}.data: of another kind`,
    because: listAsObject,
  })),
  ...["promotions", "taxes"].map((name) => ({
    says: `ElasticPathOrderItem.relationships.${name}.data: of another kind`,
    because: listAsObject,
  })),
];
