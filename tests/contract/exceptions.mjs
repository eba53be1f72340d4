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

const flowFields =
  "Fields of a store's own are further keys of a resource, on write too; no document can list them.";

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
    documents: [development, frontend, commandLine],
    endpoints: ["GET /v2/orders"],
    says: "query sort: not declared",
    gotcha: "G13",
    because: "The page that lists orders documents it; every OpenAPI document left it out.",
  },
  {
    documents: [development],
    endpoints: ["GET /v2/orders"],
    says: "query page[limit]: not declared",
    gotcha: "section 5",
    because: "The later documents declare it, and this one says in its text that the list pages.",
  },
  {
    documents: [development],
    endpoints: ["GET /v2/orders"],
    says: "query page[offset]: not declared",
    gotcha: "section 5",
    because: "As for page[limit].",
  },
  {
    documents: [development],
    endpoints: ["GET /v2/orders/{order}"],
    says: "query include: not declared",
    gotcha: "G14",
    because: "The later documents declare it, and so do the pages before this one.",
  },
  {
    documents: [development, frontend, commandLine],
    endpoints: ["GET /v2/orders/{order}"],
    says: "header x-moltin-customer-token: not declared",
    gotcha: "section 5",
    because:
      "The changelog of 2022-05-30 lets a shopper's token read one order; the documents were not changed.",
  },
  {
    documents: [development],
    endpoints: ["POST /v2/carts"],
    says: "body /data: not declared",
    gotcha: "section 6",
    because:
      "The oldest document describes the cart without its wrapper; the later ones wrap it, as the pages do.",
  },
];

/** The exceptions one by one: each complaint of each document at each endpoint. */
export const singleExceptions = exceptions.flatMap(({ documents, endpoints, ...exception }) =>
  documents.flatMap((document) => endpoints.map((endpoint) => ({ document, endpoint, ...exception }))),
);
