// What the unified resources are made of, said once more and by hand: from the documents, not from the field
// tables in Rust, so that a row that reads the wrong place is seen.

import { readFileSync } from "node:fs";

const at = (path) => (native) => path.split(".").reduce((value, key) => value?.[key], native);
const plain = (path) => (native) => at(path)(native) ?? null;
const isTrue = (path) => (native) => at(path)(native) === true;
/** A number in some documents, a text in others. */
const asText = (path) => (native) => (at(path)(native) == null ? null : String(at(path)(native)));
const money = (path) => (native) => {
  const { amount, currency = "", formatted = "" } = at(path)(native) ?? {};
  return typeof amount === "number" ? { amount, currency, formatted } : null;
};
const nested = (name, path) => (native) => (at(path)(native) ? expected(name, at(path)(native)) : null);
const group = (name, path) => (native) => fieldsOf(name, at(path)(native));
/** Resources that arrive beside the one that refers to them; they are told by id alone (their types differ). */
const related = (name, path, key) => (native, included) => {
  const there = included?.[key] ?? [];
  const references = at(path)(native);
  const chosen = Array.isArray(references)
    ? references.map(({ id }) => there.find((one) => one.id === id))
    : there;
  return chosen.filter(Boolean).map((one) => expected(name, one, included));
};

const timestamps = {
  createdAt: plain("meta.timestamps.created_at"),
  updatedAt: plain("meta.timestamps.updated_at"),
};

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
  totals: group("OrderTotals", "meta.display_price"),
  shippingAddress: nested("OrderAddress", "shipping_address"),
  billingAddress: nested("OrderAddress", "billing_address"),
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
    ...timestamps,
  },
  Address: { id: plain("id"), label: plain("name"), ...place, ...timestamps },
  OrderAddress: place,
  OrderSummary: orderSummary,
  Order: { ...orderSummary, lines: related("OrderLine", "relationships.items.data", "items") },
  OrderTotals: {
    total: money("with_tax"),
    totalWithoutTax: money("without_tax"),
    tax: money("tax"),
    discount: money("discount"),
    withoutDiscount: money("without_discount"),
    shipping: money("shipping"),
    shippingDiscount: money("shipping_discount"),
    paid: money("paid"),
    authorized: money("authorized"),
    balanceOwing: money("balance_owing"),
  },
  OrderLine: {
    id: plain("id"),
    name: plain("name"),
    sku: plain("sku"),
    productId: plain("product_id"),
    quantity: plain("quantity"),
    unitPrice: money("meta.display_price.with_tax.unit"),
    total: money("meta.display_price.with_tax.value"),
    totalWithoutTax: money("meta.display_price.without_tax.value"),
    tax: money("meta.display_price.tax.value"),
    discount: money("meta.display_price.discount.value"),
  },
};

function fieldsOf(name, native, included) {
  const fields = Object.entries(resources[name]);
  return Object.fromEntries(fields.map(([field, read]) => [field, read(native, included)]));
}

/** What the package has to make of a platform's resource: all of ours, and all of the platform's. */
export function expected(name, native, included) {
  return { ...fieldsOf(name, native, included), native };
}

/** The fields of an interface of the package, its base's too. */
export function declaredFields(name) {
  const types = readFileSync(new URL("../../pkg/elastic-path.d.ts", import.meta.url), "utf8");
  const form = new RegExp(`^export interface ${name}\\b[^{]*?(?:extends (\\w+)[^{]*)?\\{\\n([^]*?)^\\}`, "m");
  const [, base, body] = form.exec(types);
  const own = [...body.matchAll(/^ {4}(\w+)\??:/gm)].map(([, field]) => field);
  return base ? [...declaredFields(base), ...own] : own;
}
