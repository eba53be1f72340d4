// What orders and customers can be asked for, in our names and in theirs.

/** Filters of orders: the attribute, and the operators. */
export const filters = {
  status: "status eq ne in notIn",
  paymentStatus: "payment_status eq ne in notIn",
  fulfillmentStatus: "fulfillment_status eq ne in notIn",
  number: "number eq ne in notIn like",
  externalReference: "reference eq ne in notIn like",
  currency: "currency_code eq ne in notIn",
  countryCode: "country_code eq ne in notIn",
  productSku: "line_items_sku_code eq in like",
  productName: "line_items_name eq like",
  customerEmail: "customer_email eq like",
  couponCode: "coupon_code eq in like",
  marketId: "market_id eq ne in notIn",
  total: "total_amount_cents eq gt ge lt le",
  subtotal: "subtotal_amount_cents eq gt ge lt le",
  createdAt: "placed_at eq gt ge lt le",
  updatedAt: "updated_at eq gt ge lt le",
  archivedAt: "archived_at gt ge lt le",
};

/** Operators, and their matchers. `like` has one for each place of the `*`. */
const matchers = {
  eq: "eq",
  ne: "not_eq",
  gt: "gt",
  ge: "gteq",
  lt: "lt",
  le: "lteq",
  in: "in",
  notIn: "not_in",
  like: "start",
};

const text = "ron+1@example.com";
const values = { in: [text, "other"], notIn: [text, "other"] };

/** A filter with all its operators, in our words and in theirs. */
export function wholeFilter(name) {
  const [attribute, ...operators] = filters[name].split(" ");
  const plain = { total: 5000, subtotal: 5000, createdAt: "2026-01-31T10:00:00.000Z" }[name] ?? text;
  const value = (operator) => values[operator] ?? plain;
  const ours = operators.map((one) => [one, one === "like" ? `${text}*` : value(one)]);
  const theirs = operators.map((one) => [`${attribute}_${matchers[one]}`, value(one)]);
  return { ours: { [name]: Object.fromEntries(ours) }, theirs: Object.fromEntries(theirs) };
}

/** What orders are sorted by. */
export const sorts = {
  createdAt: "placed_at",
  paymentStatus: "payment_status",
  fulfillmentStatus: "fulfillment_status",
  status: "status",
  total: "total_amount_cents",
  updatedAt: "updated_at",
  number: "number",
  subtotal: "subtotal_amount_cents",
  currency: "currency_code",
  countryCode: "country_code",
  approvedAt: "approved_at",
  cancelledAt: "cancelled_at",
};

/** What can come with an order. */
export const orderIncludes = {
  lines: ["line_items"],
  shippingAddress: ["shipping_address"],
  billingAddress: ["billing_address"],
  shipments: ["shipments.parcels", "shipments.shipping_method", "shipments.shipping_address"],
  transactions: ["transactions"],
  returns: ["returns"],
  payment: ["payment_method", "payment_source"],
  amounts: [],
};

/** What can come with a customer. */
export const customerIncludes = {
  addresses: ["customer_addresses.address"],
  orders: ["orders"],
  paymentSources: ["customer_payment_sources"],
  subscriptions: ["customer_subscriptions"],
  orderSubscriptions: ["order_subscriptions"],
  returns: ["returns"],
  wishlists: ["sku_lists"],
  attachments: ["attachments"],
  events: ["events"],
  tags: ["tags"],
  markets: ["jwt_markets"],
  stockLocations: ["jwt_stock_locations"],
  group: ["customer_group"],
};
