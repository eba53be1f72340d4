// What the unified resources are made of, said once more and by hand: from the documents, not from the field
// tables in Rust, so that a row that reads the wrong place is seen.

import { Declared } from "../declared.mjs";
import { asMoney, asText, at, first, isTrue, plain } from "../places.mjs";

export const declared = new Declared("elastic-path");

const money =
  (...paths) =>
  (native) =>
    asMoney(first(paths)(native));
/** A promotion's price is below zero and a gift's is zero. */
const kindOfLine = (native) => {
  const amount = first(["unit_price.amount", "meta.display_price.with_tax.unit.amount"])(native);
  return amount < 0 ? "promotion" : amount === 0 ? "gift" : "product";
};
const nested = (name, path) => (native) => (at(path)(native) ? expected(name, at(path)(native)) : null);
const group =
  (name, ...paths) =>
  (native) =>
    fieldsOf(name, first(paths)(native));
/** What of the included is referred to. Told by id alone: the types differ. */
const referred = (there = [], references) =>
  Array.isArray(references)
    ? references.map(({ id }) => there.find((one) => one.id === id)).filter(Boolean)
    : there;
/** Resources that arrive beside the one that refers to them. */
const related = (name, path, key) => (native, included) =>
  referred(included?.[key], at(path)(native)).map((one) => expected(name, one, included));
/** Taxes are on the lines, which arrive beside too. */
const taxes = (native, included) => {
  const lines = referred(included?.items, at("relationships.items.data")(native));
  const references = lines.flatMap((line) => at("relationships.taxes.data")(line) ?? []);
  const all = included?.tax_items;
  return referred(all, references.length > 0 ? references : undefined).map((one) => expected("TaxItem", one));
};

const timestamps = {
  createdAt: plain("meta.timestamps.created_at"),
  updatedAt: plain("meta.timestamps.updated_at"),
};

/** The page of customers has a table with the dates straight in `meta`; its sample has them as everywhere. */
const eitherTimestamps = {
  createdAt: plain("meta.timestamps.created_at", "meta.created_at"),
  updatedAt: plain("meta.timestamps.updated_at", "meta.updated_at"),
};

/** What an order and a cart come to. */
const amounts = (place) => ({
  total: money(`${place}with_tax`),
  totalWithoutTax: money(`${place}without_tax`),
  tax: money(`${place}tax`),
  discount: money(`${place}discount`),
  shipping: money(`${place}shipping`),
});

const place = {
  firstName: plain("first_name"),
  lastName: plain("last_name"),
  company: plain("company_name"),
  line1: plain("line_1"),
  line2: plain("line_2"),
  city: plain("city"),
  county: plain("county"),
  region: plain("region"),
  postcode: plain("postcode"),
  countryCode: plain("country"),
  phone: plain("phone_number"),
  instructions: plain("instructions"),
};

const orderSummary = {
  id: plain("id"),
  number: asText("order_number"),
  externalReference: plain("external_ref"),
  status: plain("status"),
  paymentStatus: plain("payment"),
  fulfillmentStatus: plain("shipping"),
  customerName: plain("customer.name"),
  customerEmail: plain("customer.email"),
  // The oldest document has them in `meta` itself.
  totals: group("OrderTotals", "meta.display_price", "meta"),
  shippingAddress: nested("OrderAddress", "shipping_address"),
  billingAddress: nested("OrderAddress", "billing_address"),
  anonymized: isTrue("anonymized"),
  contactName: plain("contact.name"),
  contactEmail: plain("contact.email"),
  ...timestamps,
};

/** Each resource by its interface, each field by where the platform keeps it. */
export const resources = {
  Profile: {
    id: plain("id"),
    name: plain("name"),
    email: plain("email"),
    hasPassword: isTrue("password"),
    externalReference: plain("external_ref"),
    ...eitherTimestamps,
  },
  Address: { id: plain("id"), label: plain("name"), ...place, ...eitherTimestamps },
  OrderAddress: place,
  OrderSummary: orderSummary,
  OrderLines: { lines: related("OrderLine", "relationships.items.data", "items") },
  OrderPromotions: { promotions: related("OrderPromotion", "relationships.promotions.data", "promotions") },
  OrderDiscounts: {
    customDiscounts: related("CustomDiscount", "relationships.custom_discounts.data", "custom_discounts"),
  },
  OrderTaxItems: { taxItems: taxes },
  OrderPromotion: {
    id: plain("id"),
    name: plain("name"),
    kind: plain("promotion_type"),
    automatic: isTrue("automatic"),
  },
  CustomDiscount: {
    id: plain("id"),
    externalId: plain("external_id"),
    engine: plain("discount_engine"),
    description: plain("description"),
    code: plain("discount_code"),
    amount: money("amount"),
  },
  TaxItem: {
    id: plain("id"),
    name: plain("name"),
    code: plain("code"),
    jurisdiction: plain("jurisdiction"),
    rate: plain("rate"),
    amount: plain("amount"),
  },
  OrderTotals: {
    ...amounts(""),
    withoutDiscount: money("without_discount"),
    shippingDiscount: money("shipping_discount"),
    paid: money("paid"),
    authorized: money("authorized"),
    balanceOwing: money("balance_owing"),
  },
  OrderLine: {
    id: plain("id"),
    kind: kindOfLine,
    name: plain("name"),
    sku: plain("sku"),
    productId: plain("product_id"),
    quantity: plain("quantity"),
    unitPrice: money("meta.display_price.with_tax.unit"),
    total: money("meta.display_price.with_tax.value"),
    totalWithoutTax: money("meta.display_price.without_tax.value"),
    tax: money("meta.display_price.tax.value"),
    discount: money("meta.display_price.discount.value"),
    withoutDiscount: money("meta.display_price.without_discount.value"),
    shipmentId: plain("shipping_group_id"),
    // One sample has them beside `meta`.
    createdAt: plain("meta.timestamps.created_at", "timestamps.created_at"),
    updatedAt: plain("meta.timestamps.updated_at", "timestamps.updated_at"),
  },
  Transaction: {
    id: plain("id"),
    // G29
    kind: plain("transaction_type", "transaction-type"),
    status: plain("status"),
    gateway: plain("gateway"),
    reference: plain("reference"),
    name: plain("name"),
    customReference: plain("custom_reference"),
    amount: (native) => asMoney(at("meta.display_price")(native) ?? native),
    refunded: money("meta.display_refunded_amount.total", "meta.display_refunded_amount"),
    ...timestamps,
  },
  Shipment: {
    id: plain("id"),
    method: plain("shipping_type"),
    trackingReference: plain("tracking_reference"),
    address: nested("OrderAddress", "address"),
    expectedFrom: plain("delivery_estimate.start"),
    expectedUntil: plain("delivery_estimate.end"),
    cost: money("meta.shipping_display_price.total"),
    createdAt: plain("created_at", "createdAt", "meta.timestamps.created_at"),
    updatedAt: plain("updated_at", "updatedAt", "meta.timestamps.updated_at"),
  },
  Cart: {
    id: plain("id"),
    name: plain("name"),
    description: plain("description"),
    ...amounts("meta.display_price."),
    ...timestamps,
    expiresAt: plain("meta.timestamps.expires_at"),
  },
  CartItem: {
    id: plain("id"),
    kind: kindOfLine,
    name: plain("name"),
    sku: plain("sku"),
    productId: plain("product_id"),
    quantity: plain("quantity"),
    imageUrl: plain("image.href"),
    unitPrice: money("meta.display_price.with_tax.unit"),
    total: money("meta.display_price.with_tax.value"),
  },
  CartAddition: {
    items: ({ data }) => data.map((one) => expected("CartItem", one)),
    leftOut: ({ errors = [] }) => errors.map((one) => expected("LeftOut", one)),
  },
  LeftOut: {
    productId: plain("meta.id"),
    sku: plain("meta.sku"),
    code: plain("meta.code"),
    reason: plain("title"),
    message: plain("detail"),
  },
  Related: { id: plain("id"), type: plain("type") },
  FieldDescription: {
    name: plain("value"),
    label: plain("label"),
    kind: plain("type"),
    required: isTrue("required"),
  },
};

function fieldsOf(name, native, included) {
  const fields = Object.entries(resources[name]);
  return Object.fromEntries(fields.map(([field, read]) => [field, read(native, included)]));
}

/** What the package has to make of a platform's resource: all of ours, and all of the platform's. */
export function expected(names, native, included) {
  const fields = [names].flat().map((name) => fieldsOf(name, native, included));
  return Object.assign({}, ...fields, { native });
}
