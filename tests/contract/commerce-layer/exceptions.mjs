// What the documents are known to get wrong, or what one of them leaves out though another has it. Each stands
// for one complaint about one document, at the endpoints named, and has to be used by something.
//
// says     the complaint, as violations.mjs words it
// gotcha   its number in the fact sheet, or the section that has the truth
// because  why the request is right all the same

import { derived, official } from "./coverage.mjs";

const customer = "PATCH /api/customers/{customer}";
const address = "PATCH /api/addresses/{address}";
const subscription = "PATCH /api/order_subscriptions/{subscription}";
const join = "POST /api/customer_addresses";

const attribute = (name) => `body /data/attributes/${name}`;

/** An attribute that may be empty is emptied by `null`; the documents write no type for that. */
const cleared = (documents, endpoint, names, type = "string") =>
  names.map((name) => ({
    documents,
    endpoints: [endpoint],
    says: `${attribute(name)}: must be ${type}`,
    gotcha: "section 2.3",
    because:
      "The platform answers an empty attribute with `null`, and JSON:API has no other word for it; the documents type none as such.",
  }));

export const exceptions = [
  ...["shopper_reference", "profile_id", "tax_exemption_code"].map((name) => ({
    documents: [official],
    endpoints: ["POST /api/customers", customer],
    says: `${attribute(name)}: not declared`,
    gotcha: "G1",
    because: "Newer than the document: sent only where a caller gives it under `native`.",
  })),
  ...["frequency", "next_run_at"].map((name) => ({
    documents: [official],
    endpoints: [subscription],
    says: `${attribute(name)}: not declared`,
    gotcha: "section 5.3",
    because: "Schema 3.6.0 could change the end alone; the catalogue of 7.9.16 has all three updatable.",
  })),
  {
    documents: [derived],
    endpoints: [join],
    says: `${attribute("customer_email")}: missing`,
    gotcha: "G5",
    because:
      "The platform's own components leave it out. Sent in a second attempt where an organization wants it.",
  },
  {
    documents: [official],
    endpoints: [join],
    says: `${attribute("customer_email")}: not declared`,
    gotcha: "G5",
    because: "Newer than the document, and sent only to an organization that has asked for it.",
  },
  {
    documents: [official],
    endpoints: [join, "POST /api/returns"],
    says: "body /data: must have required property 'attributes'",
    gotcha: "section 4",
    because: "There is none to send, and JSON:API wants no empty object; the catalogue requires none.",
  },
  {
    documents: [derived],
    endpoints: ["POST /api/sku_list_items"],
    says: "body /data/relationships/sku: missing",
    gotcha: "section 5.3",
    because:
      "A storefront knows a SKU by its code. Of in_stock_subscriptions the same catalogue says that `sku_code` replaces a relationship that it calls required.",
  },
  ...cleared([derived, official], customer, ["reference", "reference_origin"]),
  ...cleared([derived], customer, ["tax_exemption_code"]),
  ...cleared([derived, official], address, [
    "first_name",
    "last_name",
    "company",
    "line_2",
    "zip_code",
    "state_code",
    "notes",
    "email",
    "billing_info",
    "reference",
    "reference_origin",
  ]),
  ...cleared([derived, official], address, ["lat", "lng"], "number"),
  ...cleared([derived, official], subscription, ["expires_at"]),
  ...cleared([derived], "PATCH /api/sku_lists/{wishlist}", ["description", "image_url"]),
];

/** The exceptions one by one: each complaint of each document at each endpoint. */
export const singleExceptions = exceptions.flatMap(({ documents, endpoints, ...exception }) =>
  documents.flatMap((document) => endpoints.map((endpoint) => ({ document, endpoint, ...exception }))),
);

/** What comes along with a result that has fields of it alone, and no `native`: so only they can be reached. */
export const unreachable = [
  {
    type: "payment_methods",
    operations: ["orders.list", "orders.get", "wallet.list", "wallet.get"],
    gotcha: "section 5.2",
    because: "It says how the merchant takes money; its name is all that a shopper is shown.",
  },
  {
    type: "shipping_methods",
    operations: ["orders.list", "orders.get", "orders.shipments", "orders.shipment"],
    gotcha: "section 5.3",
    because: "It says what sending costs whom; its name is all that a shopper is shown.",
  },
  {
    type: "orders",
    operations: ["returns.list", "returns.get", "returns.create", "returns.request", "returns.cancel"],
    gotcha: "section 5.3",
    because: "It is asked for with its currency alone, which is the refund's.",
  },
  {
    type: "addresses",
    operations: ["customer.get"],
    gotcha: "section 4",
    because: "The book in one request has the entry's record; `addresses.get` has both.",
  },
];

/** What the pages about customers list among what comes back, and does not (G2). */
export const neverReturned = [
  { name: "password", isWritten: true, because: "It is for the platform to know." },
  ...["_add_tags", "_remove_tags", "_request_anonymization", "_cancel_anonymization"].map((name) => ({
    name,
    isWritten: false,
    because: "It starts something, which storefronts may not.",
  })),
];

/** Relationships of a customer that no include stands for (section 2.2). */
export const notIncluded = [
  { name: "event_stores", because: "The platform includes it nowhere; it has a list of its own." },
  { name: "jwt_customer", because: "The customer that the token names is the one that is read." },
];

const sharedStatus =
  "Lists and filters take either platform's client, so the type of a status has both platforms' values.";
const fromTheSdk = "The catalogue has plain text; the values are those of the platform's own SDK 7.12.1.";
const anonymization = '"cancelled" | "completed" | "failed" | "requested" | "started"';
const places = (all, path) => all.map((place) => `${place}.native.${path}`);

/** What types and documents are known to differ in, as typed.mjs words it. */
export const typeExceptions = [
  ...places(["order", "orders.items[]", "subscribed.items[]", "me.orders[]"], "attributes.status").map(
    (place) => ({
      says: `${place}: no document has the value "complete" | "incomplete" | "processing"`,
      because: sharedStatus,
    }),
  ),
  ...["anonymization_status", "anonymization_info.status"].flatMap((name) =>
    places(["profile", "me"], `attributes.${name}`).map((place) => ({
      says: `${place}: no document has the value ${anonymization}`,
      gotcha: "section 7",
      because: fromTheSdk,
    })),
  ),
];
