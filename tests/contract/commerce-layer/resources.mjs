// What the unified resources are made of on Commerce Layer, said once more and by hand: from the documents, not
// from the field tables in Rust, so that a row that reads the wrong place is seen.

import { Declared } from "../declared.mjs";
import { asMoney, asText, at, isTrue, plain } from "../places.mjs";
import { wholeOf } from "./records.mjs";

export const declared = new Declared("commerce-layer");

/** Attributes, the first that is there. */
const attribute = (...names) => plain(...names.map((name) => `attributes.${name}`));
const flag = (name) => isTrue(`attributes.${name}`);
const number = asText("attributes.number");
/** An amount in cents, and how it reads. */
const money =
  (name) =>
  ({ attributes = {} }) =>
    asMoney({
      amount: attributes[`${name}_cents`],
      currency: attributes.currency_code ?? undefined,
      formatted: attributes[`formatted_${name}`] ?? undefined,
    });
const nowhere = () => null;

const dates = { createdAt: attribute("created_at"), updatedAt: attribute("updated_at") };

/** The included records that a relationship names. */
function referred(native, name, included = []) {
  const { data } = native.relationships?.[name] ?? {};
  const find = ({ type, id }) => included.find((one) => one.type === type && one.id === id);
  return [data ?? []].flat().map(find).filter(Boolean);
}
const many = (name, ...resources) => {
  // A single link where a list belongs is the official document's (G8), and names nothing.
  const isList = (native) => Array.isArray(native.relationships?.[name]?.data);
  return (native, included) =>
    isList(native) ? referred(native, name, included).map((one) => expected(resources, one, included)) : [];
};
const single = (name, resource) => (native, included) => {
  const [one] = referred(native, name, included);
  return one ? expected(resource, one, included) : null;
};
const attributeOf = (name, field) => (native, included) =>
  attribute(field)(wholeOf(referred(native, name, included)[0] ?? {}));
const group = (resource) => (native, included) => fieldsOf(resource, native, included);

/** The platform's words where ours are not their singular. */
const lines = { skus: "product", bundles: "product", gift_cards: "product" };
const steps = { authorizations: "authorize", captures: "capture", voids: "void", refunds: "refund" };
const ends = new Map([
  [true, "complete"],
  [false, "failed"],
]);

/** Our fields of an address by the platform's. */
export const addressFields = {
  firstName: "first_name",
  lastName: "last_name",
  company: "company",
  line1: "line_1",
  line2: "line_2",
  city: "city",
  region: "state_code",
  postcode: "zip_code",
  countryCode: "country_code",
  phone: "phone",
  instructions: "notes",
};
const placeBy = (read) =>
  Object.fromEntries(Object.entries(addressFields).map(([field, name]) => [field, read(name)]));
const inAddress = (name) => plain(`address.attributes.${name}`);
/** A record that is known by what it is, and by a name. */
const related = {
  id: plain("id"),
  kind: plain("type"),
  name: (native) => {
    const name = attribute("name", "code", "number", "reference")(native);
    return name === null ? null : String(name);
  },
};

/** The times of an anonymization come in a form of their own. */
const dated = (value) =>
  JSON.parse(JSON.stringify(value), (_, one) =>
    typeof one === "string" ? one.replace(/^([\d-]{10}) ([\d:]{8}) UTC$/, "$1T$2Z") : one,
  );

/** Each resource by its interface, each field by where the platform keeps it. */
export const resources = {
  Profile: {
    id: plain("id"),
    name: plain("attributes.metadata.name"),
    email: attribute("email"),
    hasPassword: flag("has_password"),
    externalReference: attribute("reference"),
    ...dates,
  },
  ProfileParts: {
    status: attribute("status"),
    totalOrdersCount: attribute("total_orders_count"),
    shopperReference: attribute("shopper_reference"),
    profileId: attribute("profile_id"),
    taxExemptionCode: attribute("tax_exemption_code"),
    referenceOrigin: attribute("reference_origin"),
    metadata: attribute("metadata"),
    jwtCustomClaim: attribute("jwt_custom_claim"),
    anonymizationStatus: attribute("anonymization_status"),
    anonymizationInfo: (native) => dated(attribute("anonymization_info")(native)),
    mode: plain("meta.mode"),
  },
  Address: {
    id: plain("entry.id"),
    label: plain("address.attributes.metadata.label", "entry.attributes.metadata.label"),
    ...placeBy(inAddress),
    county: nowhere,
    createdAt: inAddress("created_at"),
    updatedAt: inAddress("updated_at"),
  },
  OrderAddress: { ...placeBy(attribute), county: nowhere },
  OrderSummary: {
    id: plain("id"),
    // G7
    number,
    externalReference: attribute("reference"),
    status: attribute("status"),
    paymentStatus: attribute("payment_status"),
    fulfillmentStatus: attribute("fulfillment_status"),
    customerName: nowhere,
    customerEmail: attribute("customer_email"),
    totals: group("OrderTotals"),
    shippingAddress: single("shipping_address", "OrderAddress"),
    billingAddress: single("billing_address", "OrderAddress"),
    anonymized: () => false,
    contactName: nowhere,
    contactEmail: nowhere,
    createdAt: attribute("placed_at", "created_at"),
    updatedAt: attribute("updated_at"),
  },
  OrderParts: {
    currency: attribute("currency_code"),
    countryCode: attribute("country_code"),
    languageCode: attribute("language_code"),
    taxIncluded: flag("tax_included"),
    couponCode: attribute("coupon_code"),
    skusCount: attribute("skus_count"),
    placedAt: attribute("placed_at"),
    approvedAt: attribute("approved_at"),
    cancelledAt: attribute("cancelled_at"),
  },
  OrderTotals: {
    total: money("total_amount_with_taxes"),
    totalWithoutTax: nowhere,
    tax: money("total_tax_amount"),
    discount: money("discount_amount"),
    withoutDiscount: nowhere,
    shipping: money("shipping_amount"),
    shippingDiscount: nowhere,
    paid: nowhere,
    authorized: nowhere,
    balanceOwing: nowhere,
  },
  OrderLines: { lines: many("line_items", "OrderLine", "OrderLineParts") },
  OrderLine: {
    id: plain("id"),
    kind: ({ attributes: { item_type } = {} }) =>
      item_type ? (lines[item_type] ?? item_type.slice(0, -1)) : null,
    name: attribute("name"),
    sku: attribute("sku_code", "bundle_code"),
    productId: nowhere,
    quantity: attribute("quantity"),
    unitPrice: money("unit_amount"),
    total: money("total_amount"),
    totalWithoutTax: nowhere,
    tax: money("tax_amount"),
    discount: money("discount"),
    withoutDiscount: nowhere,
    shipmentId: nowhere,
    ...dates,
  },
  OrderLineParts: {
    imageUrl: attribute("image_url"),
    compareAt: money("compare_at_amount"),
    couponCode: attribute("coupon_code"),
    frequency: attribute("frequency"),
  },
  OrderTransactions: { transactions: many("transactions", "Transaction") },
  Transaction: {
    id: plain("id"),
    kind: ({ type }) => steps[type],
    status: (native) => ends.get(at("attributes.succeeded")(native)) ?? null,
    gateway: attribute("payment_method_type"),
    reference: attribute("gateway_transaction_id", "token"),
    name: nowhere,
    customReference: attribute("reference"),
    amount: money("amount"),
    refunded: money("refund_amount"),
    ...dates,
  },
  OrderShipments: { shipments: many("shipments", "Shipment", "ShipmentParts") },
  Shipment: {
    id: plain("id"),
    method: attributeOf("shipping_method", "name"),
    trackingReference: attributeOf("parcels", "tracking_number"),
    address: single("shipping_address", "OrderAddress"),
    expectedFrom: nowhere,
    expectedUntil: nowhere,
    cost: money("cost_amount"),
    ...dates,
  },
  ShipmentParts: {
    number,
    status: attribute("status"),
    shippedAt: attribute("shipped_at"),
    deliveredAt: attribute("delivered_at"),
    parcels: many("parcels", "Parcel"),
  },
  Parcel: {
    id: plain("id"),
    number,
    trackingNumber: attribute("tracking_number"),
    trackingStatus: attribute("tracking_status"),
    trackingStatusDetail: attribute("tracking_status_detail"),
    trackingUpdatedAt: attribute("tracking_status_updated_at"),
    trackingDetails: attribute("tracking_details"),
    signedBy: attribute("signed_by"),
    labelUrl: attribute("shipping_label_url"),
    weight: attribute("weight"),
    weightUnit: attribute("unit_of_weight"),
  },
  OrderReturns: { returns: many("returns", "OrderReturn") },
  OrderReturn: {
    id: plain("id"),
    number,
    status: attribute("status"),
    createdAt: attribute("created_at"),
  },
  OrderPayment: { payment: group("Payment") },
  Payment: {
    method: attributeOf("payment_method", "name"),
    source: single("payment_source", "PaymentSource"),
    details: attribute("payment_source_details"),
  },
  PaymentSource: { id: plain("id"), kind: plain("type"), instrument: attribute("payment_instrument") },
  OrderWithAmounts: { amounts: group("OrderAmounts") },
  OrderAmounts: {
    subtotal: money("subtotal_amount"),
    shipping: money("shipping_amount"),
    paymentMethod: money("payment_method_amount"),
    discount: money("discount_amount"),
    adjustment: money("adjustment_amount"),
    giftCard: money("gift_card_amount"),
    totalTax: money("total_tax_amount"),
    subtotalTax: money("subtotal_tax_amount"),
    shippingTax: money("shipping_tax_amount"),
    paymentMethodTax: money("payment_method_tax_amount"),
    adjustmentTax: money("adjustment_tax_amount"),
    total: money("total_amount"),
    totalWithTaxes: money("total_amount_with_taxes"),
    totalTaxable: money("total_taxable_amount"),
    subtotalTaxable: money("subtotal_taxable_amount"),
    shippingTaxable: money("shipping_taxable_amount"),
    paymentMethodTaxable: money("payment_method_taxable_amount"),
    adjustmentTaxable: money("adjustment_taxable_amount"),
    fees: money("fees_amount"),
    duty: money("duty_amount"),
  },
  SavedPayment: {
    id: plain("id"),
    name: attribute("name"),
    method: attributeOf("payment_method", "name"),
    source: single("payment_source", "PaymentSource"),
    ...dates,
  },
  OrderSubscription: {
    id: plain("id"),
    number,
    status: attribute("status"),
    frequency: attribute("frequency"),
    startsAt: attribute("starts_at"),
    nextRunAt: attribute("next_run_at"),
    lastRunAt: attribute("last_run_at"),
    expiresAt: attribute("expires_at"),
    occurrences: attribute("occurrencies"),
    errorsCount: attribute("errors_count"),
    succeededOnLastRun: flag("succeeded_on_last_run"),
    items: many("order_subscription_items", "SubscriptionItem"),
    ...dates,
  },
  TopicSubscription: {
    id: plain("id"),
    topic: attribute("reference"),
    email: attribute("customer_email"),
    ...dates,
  },
  SubscriptionItem: {
    id: plain("id"),
    sku: attribute("sku_code", "bundle_code"),
    quantity: attribute("quantity"),
    unitPrice: money("unit_amount"),
    total: money("total_amount"),
  },
  Return: {
    id: plain("id"),
    number,
    status: attribute("status"),
    estimatedRefund: group("RefundEstimate"),
    items: many("return_line_items", "ReturnItem"),
    approvedAt: attribute("approved_at"),
    shippedAt: attribute("shipped_at"),
    receivedAt: attribute("received_at"),
    refundedAt: attribute("refunded_at"),
    ...dates,
  },
  RefundEstimate: {
    amount: attribute("estimated_refund_amount_cents"),
    currency: attributeOf("order", "currency_code"),
    formatted: attribute("formatted_estimated_refund_amount"),
  },
  ReturnItem: {
    id: plain("id"),
    name: attribute("name"),
    sku: attribute("sku_code", "bundle_code"),
    quantity: attribute("quantity"),
    imageUrl: attribute("image_url"),
    total: money("total_amount"),
    reason: attribute("return_reason"),
  },
  Wishlist: {
    id: plain("id"),
    name: attribute("name"),
    description: attribute("description"),
    imageUrl: attribute("image_url"),
    items: many("sku_list_items", "WishlistItem"),
    ...dates,
  },
  WishlistItem: {
    id: plain("id"),
    sku: attribute("sku_code"),
    quantity: attribute("quantity"),
    position: attribute("position"),
  },
  Related: related,
  SavedAddress: {
    id: plain("id"),
    label: plain("attributes.metadata.label"),
    ...placeBy((name) => attributeOf("address", name)),
  },
  CustomerWithAddresses: { addresses: many("customer_addresses", "SavedAddress") },
  CustomerWithOrders: { orders: many("orders", "Related") },
  CustomerWithPaymentSources: { paymentSources: many("customer_payment_sources", "Related") },
  CustomerWithSubscriptions: { subscriptions: many("customer_subscriptions", "Related") },
  CustomerWithOrderSubscriptions: { orderSubscriptions: many("order_subscriptions", "Related") },
  CustomerWithReturns: { returns: many("returns", "Related") },
  CustomerWithWishlists: { wishlists: many("sku_lists", "Related") },
  CustomerWithAttachments: { attachments: many("attachments", "Related") },
  CustomerWithEvents: { events: many("events", "Related") },
  CustomerWithTags: { tags: many("tags", "Related") },
  CustomerWithMarkets: { markets: many("jwt_markets", "Related") },
  CustomerWithStockLocations: { stockLocations: many("jwt_stock_locations", "Related") },
  CustomerWithGroup: { group: single("customer_group", "Related") },
};

function fieldsOf(name, native, included) {
  const fields = Object.entries(resources[name]);
  return Object.fromEntries(fields.map(([field, read]) => [field, read(native, included)]));
}

/**
 * What the package has to make of a record: all of ours, as if nothing had been left out of the answer, and all of
 * what came. An address is made of two records.
 */
export function expected(names, native, included) {
  const all = [names].flat();
  const [from, source] =
    all[0] === "Address" && native.entry === undefined
      ? [pairOf(native, included), pairOf(native, included)]
      : [wholeOf(native), native];
  const fields = all.map((name) => fieldsOf(name, from, included));
  return Object.assign({}, ...fields, { native: source });
}

const pairOf = (entry, included) => ({ entry, address: referred(entry, "address", included)[0] ?? null });
