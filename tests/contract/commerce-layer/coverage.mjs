// Where the platform documents each endpoint that the package asks, by the document's own path. A test compares
// this with what the documents really hold.

/** Made from the catalogue of schema 7.9.16; the platform's own document of it has no queries either. */
export const derived = "openapi-derived-7.9.16.storefront.json";
/** The platform's own, of 2023. */
export const official = "openapi-3.6.0.storefront.json";
/** Of no file: see authorization.mjs. */
export const authorizationServer = "the facts, section 1";

/** In both, under the official one's name of the id. */
const inBoth = (path) => ({ [derived]: path.replace(/\{\w+\}/, "{id}"), [official]: path });
/** What the official one leaves out. */
const inDerived = (path) => ({ [derived]: path });
const inFacts = (path) => ({ [authorizationServer]: path });

const customer = inBoth("/api/customers/{customerId}");
const entry = inBoth("/api/customer_addresses/{customerAddressId}");
const address = inBoth("/api/addresses/{addressId}");
const subscription = inBoth("/api/order_subscriptions/{orderSubscriptionId}");
const topic = inBoth("/api/customer_subscriptions/{customerSubscriptionId}");
const savedPayment = inBoth("/api/customer_payment_sources/{customerPaymentSourceId}");
const returned = inBoth("/api/returns/{returnId}");
const wishlist = inDerived("/api/sku_lists/{id}");

export const coverage = {
  "POST /oauth/token": inFacts("/oauth/token"),
  "POST /oauth/revoke": inFacts("/oauth/revoke"),
  "POST /api/customers": inBoth("/api/customers"),
  "GET /api/customers/{customer}": customer,
  "PATCH /api/customers/{customer}": customer,
  "DELETE /api/customers/{customer}": customer,
  "GET /api/customers/{customer}/customer_subscriptions": inBoth(
    "/api/customers/{customerId}/customer_subscriptions",
  ),
  "GET /api/customers/{customer}/event_stores": inDerived("/api/customers/{id}/event_stores"),
  "GET /api/customers/{customer}/sku_lists": inBoth("/api/customers/{customerId}/sku_lists"),
  "GET /api/customer_addresses": inBoth("/api/customer_addresses"),
  "POST /api/customer_addresses": inBoth("/api/customer_addresses"),
  "GET /api/customer_addresses/{entry}": entry,
  "PATCH /api/customer_addresses/{entry}": entry,
  "DELETE /api/customer_addresses/{entry}": entry,
  "POST /api/addresses": inBoth("/api/addresses"),
  "PATCH /api/addresses/{address}": address,
  "DELETE /api/addresses/{address}": address,
  "GET /api/orders": inBoth("/api/orders"),
  "GET /api/orders/{order}": inBoth("/api/orders/{orderId}"),
  "GET /api/orders/{order}/transactions": inDerived("/api/orders/{id}/transactions"),
  "GET /api/orders/{order}/shipments": inBoth("/api/orders/{orderId}/shipments"),
  "PATCH /api/customer_password_resets/{passwordReset}": inBoth(
    "/api/customer_password_resets/{customerPasswordResetId}",
  ),
  "GET /api/customer_payment_sources": inBoth("/api/customer_payment_sources"),
  "GET /api/customer_payment_sources/{savedPayment}": savedPayment,
  "DELETE /api/customer_payment_sources/{savedPayment}": savedPayment,
  "GET /api/order_subscriptions": inBoth("/api/order_subscriptions"),
  "GET /api/order_subscriptions/{subscription}": subscription,
  "PATCH /api/order_subscriptions/{subscription}": subscription,
  "GET /api/order_subscriptions/{subscription}/orders": inBoth(
    "/api/order_subscriptions/{orderSubscriptionId}/orders",
  ),
  "POST /api/customer_subscriptions": inBoth("/api/customer_subscriptions"),
  "GET /api/customer_subscriptions/{topic}": topic,
  "DELETE /api/customer_subscriptions/{topic}": topic,
  "GET /api/returns": inBoth("/api/returns"),
  "POST /api/returns": inBoth("/api/returns"),
  "GET /api/returns/{return}": returned,
  "PATCH /api/returns/{return}": returned,
  "POST /api/return_line_items": inDerived("/api/return_line_items"),
  "POST /api/sku_lists": inDerived("/api/sku_lists"),
  "GET /api/sku_lists/{wishlist}": wishlist,
  "PATCH /api/sku_lists/{wishlist}": wishlist,
  "DELETE /api/sku_lists/{wishlist}": wishlist,
  "POST /api/sku_list_items": inDerived("/api/sku_list_items"),
  "DELETE /api/sku_list_items/{wishlistItem}": inDerived("/api/sku_list_items/{id}"),
};
