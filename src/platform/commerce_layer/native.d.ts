/** What a relationship leads to, where it was included; else only links. */
export interface CommerceLayerRelationship<Data = CommerceLayerReference | CommerceLayerReference[] | null> {
  links?: { self?: string; related?: string };
  data?: Data;
}

/** What a relationship of this name leads to: to many, where the name is a plural. */
export type CommerceLayerRelationshipOf<Name extends string> = string extends Name
  ? CommerceLayerRelationship
  : Name extends `${string}ss`
    ? CommerceLayerRelationship<CommerceLayerReference | null>
    : Name extends `${string}s`
      ? CommerceLayerRelationship<CommerceLayerReference[]>
      : CommerceLayerRelationship<CommerceLayerReference | null>;

/** A reference to another resource. */
export interface CommerceLayerReference {
  type: string;
  id: string;
}

/** A resource as Commerce Layer sends it, by JSON:API. Attributes that were not asked for are not there. */
export interface CommerceLayerResource<
  Type extends string = string,
  Attributes = Record<string, unknown>,
  Relationship extends string = string,
> {
  type: Type;
  id: string;
  links?: { self?: string };
  attributes: Attributes;
  relationships?: { [Name in Relationship]?: CommerceLayerRelationshipOf<Name> };
  meta?: { mode?: "test" | "live"; organization_id?: string };
}

/** Attributes that every record has. */
export interface CommerceLayerCommonAttributes {
  created_at?: string | null;
  updated_at?: string | null;
  reference?: string | null;
  reference_origin?: string | null;
  metadata?: Record<string, unknown> | null;
}

/** Who asked for a removal of a customer's data. */
export interface CommerceLayerRequester {
  id?: string | null;
  first_name?: string | null;
  last_name?: string | null;
  email?: string | null;
}

/** How far a removal of a customer's data has come. Under `native` its times are not always ISO 8601. */
export interface CommerceLayerAnonymization {
  status?: AnonymizationStatus | null;
  requested_at?: string | null;
  started_at?: string | null;
  completed_at?: string | null;
  failed_at?: string | null;
  cancelled_at?: string | null;
  requester?: CommerceLayerRequester | null;
  cancellation_requester?: CommerceLayerRequester | null;
}

/** Attributes of a customer, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerCustomerAttributes extends CommerceLayerCommonAttributes {
  email?: string | null;
  status?: CustomerStatus | null;
  has_password?: boolean | null;
  total_orders_count?: number | null;
  shopper_reference?: string | null;
  profile_id?: string | null;
  tax_exemption_code?: string | null;
  jwt_custom_claim?: Record<string, unknown> | null;
  anonymization_info?: CommerceLayerAnonymization | null;
  anonymization_status?: AnonymizationStatus | null;
}

/** A customer as Commerce Layer sends it. */
export type CommerceLayerCustomer = CommerceLayerResource<
  "customers",
  CommerceLayerCustomerAttributes,
  | "customer_group"
  | "customer_addresses"
  | "customer_payment_sources"
  | "customer_subscriptions"
  | "orders"
  | "order_subscriptions"
  | "returns"
  | "sku_lists"
  | "attachments"
  | "events"
  | "tags"
  | "jwt_customer"
  | "jwt_markets"
  | "jwt_stock_locations"
  | "event_stores"
>;

/** Attributes of an entry of an address book, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerCustomerAddressAttributes extends CommerceLayerCommonAttributes {
  name?: string | null;
  customer_email?: string | null;
}

/** An entry of an address book as Commerce Layer sends it. */
export type CommerceLayerCustomerAddress = CommerceLayerResource<
  "customer_addresses",
  CommerceLayerCustomerAddressAttributes,
  "customer" | "address" | "events" | "versions" | "event_stores"
>;

/** Attributes of an address, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerAddressAttributes extends CommerceLayerCommonAttributes {
  business?: boolean | null;
  first_name?: string | null;
  last_name?: string | null;
  company?: string | null;
  full_name?: string | null;
  line_1?: string | null;
  line_2?: string | null;
  city?: string | null;
  zip_code?: string | null;
  state_code?: string | null;
  country_code?: string | null;
  phone?: string | null;
  full_address?: string | null;
  name?: string | null;
  email?: string | null;
  notes?: string | null;
  lat?: number | null;
  lng?: number | null;
  is_localized?: boolean | null;
  is_geocoded?: boolean | null;
  provider_name?: string | null;
  map_url?: string | null;
  static_map_url?: string | null;
  billing_info?: string | null;
}

/** An address as Commerce Layer sends it. */
export type CommerceLayerAddress = CommerceLayerResource<
  "addresses",
  CommerceLayerAddressAttributes,
  "geocoder" | "events" | "tags" | "versions" | "event_stores"
>;

/** Attributes of an order, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerOrderAttributes extends CommerceLayerCommonAttributes {
  number?: string | number | null;
  affiliate_code?: string | null;
  autorefresh?: boolean | null;
  place_async?: boolean | null;
  status?: OrderStatus | null;
  payment_status?: PaymentStatus | null;
  fulfillment_status?: FulfillmentStatus | null;
  guest?: boolean | null;
  editable?: boolean | null;
  customer_email?: string | null;
  customer_type?: "new" | "returning" | (string & {}) | null;
  language_code?: string | null;
  currency_code?: string | null;
  tax_included?: boolean | null;
  tax_rate?: number | null;
  freight_taxable?: boolean | null;
  payment_method_taxable?: boolean | null;
  adjustment_taxable?: boolean | null;
  gift_card_taxable?: boolean | null;
  requires_billing_info?: boolean | null;
  country_code?: string | null;
  shipping_country_code_lock?: string | null;
  coupon_code?: string | null;
  gift_card_code?: string | null;
  gift_card_or_coupon_code?: string | null;
  subtotal_amount_cents?: number | null;
  subtotal_amount_float?: number | null;
  formatted_subtotal_amount?: string | null;
  shipping_amount_cents?: number | null;
  shipping_amount_float?: number | null;
  formatted_shipping_amount?: string | null;
  payment_method_amount_cents?: number | null;
  payment_method_amount_float?: number | null;
  formatted_payment_method_amount?: string | null;
  discount_amount_cents?: number | null;
  discount_amount_float?: number | null;
  formatted_discount_amount?: string | null;
  adjustment_amount_cents?: number | null;
  adjustment_amount_float?: number | null;
  formatted_adjustment_amount?: string | null;
  gift_card_amount_cents?: number | null;
  gift_card_amount_float?: number | null;
  formatted_gift_card_amount?: string | null;
  total_tax_amount_cents?: number | null;
  total_tax_amount_float?: number | null;
  formatted_total_tax_amount?: string | null;
  subtotal_tax_amount_cents?: number | null;
  subtotal_tax_amount_float?: number | null;
  formatted_subtotal_tax_amount?: string | null;
  shipping_tax_amount_cents?: number | null;
  shipping_tax_amount_float?: number | null;
  formatted_shipping_tax_amount?: string | null;
  payment_method_tax_amount_cents?: number | null;
  payment_method_tax_amount_float?: number | null;
  formatted_payment_method_tax_amount?: string | null;
  adjustment_tax_amount_cents?: number | null;
  adjustment_tax_amount_float?: number | null;
  formatted_adjustment_tax_amount?: string | null;
  total_amount_cents?: number | null;
  total_amount_float?: number | null;
  formatted_total_amount?: string | null;
  total_taxable_amount_cents?: number | null;
  total_taxable_amount_float?: number | null;
  formatted_total_taxable_amount?: string | null;
  subtotal_taxable_amount_cents?: number | null;
  subtotal_taxable_amount_float?: number | null;
  formatted_subtotal_taxable_amount?: string | null;
  shipping_taxable_amount_cents?: number | null;
  shipping_taxable_amount_float?: number | null;
  formatted_shipping_taxable_amount?: string | null;
  payment_method_taxable_amount_cents?: number | null;
  payment_method_taxable_amount_float?: number | null;
  formatted_payment_method_taxable_amount?: string | null;
  adjustment_taxable_amount_cents?: number | null;
  adjustment_taxable_amount_float?: number | null;
  formatted_adjustment_taxable_amount?: string | null;
  total_amount_with_taxes_cents?: number | null;
  total_amount_with_taxes_float?: number | null;
  formatted_total_amount_with_taxes?: string | null;
  fees_amount_cents?: number | null;
  fees_amount_float?: number | null;
  formatted_fees_amount?: string | null;
  duty_amount_cents?: number | null;
  duty_amount_float?: number | null;
  formatted_duty_amount?: string | null;
  place_total_amount_cents?: number | null;
  place_total_amount_float?: number | null;
  formatted_place_total_amount?: string | null;
  skus_count?: number | null;
  line_item_options_count?: number | null;
  shipments_count?: number | null;
  tax_calculations_count?: number | null;
  validations_count?: number | null;
  errors_count?: number | null;
  payment_source_details?: Record<string, unknown> | null;
  token?: string | null;
  cart_url?: string | null;
  return_url?: string | null;
  terms_url?: string | null;
  privacy_url?: string | null;
  checkout_url?: string | null;
  placed_at?: string | null;
  approved_at?: string | null;
  cancelled_at?: string | null;
  payment_updated_at?: string | null;
  fulfillment_updated_at?: string | null;
  refreshed_at?: string | null;
  archived_at?: string | null;
  subscription_created_at?: string | null;
  expires_at?: string | null;
  expiration_info?: Record<string, unknown> | null;
  circuit_state?: string | null;
  circuit_failure_count?: number | null;
}

/** An order as Commerce Layer sends it. */
export type CommerceLayerOrder = CommerceLayerResource<
  "orders",
  CommerceLayerOrderAttributes,
  | "market"
  | "customer"
  | "shipping_address"
  | "billing_address"
  | "store"
  | "default_shipping_method"
  | "default_payment_method"
  | "available_payment_methods"
  | "available_customer_payment_sources"
  | "available_free_skus"
  | "available_free_bundles"
  | "payment_method"
  | "payment_source"
  | "discount_engine_item"
  | "line_items"
  | "line_item_options"
  | "stock_reservations"
  | "stock_line_items"
  | "stock_transfers"
  | "shipments"
  | "payment_options"
  | "transactions"
  | "authorizations"
  | "captures"
  | "voids"
  | "refunds"
  | "returns"
  | "order_subscription"
  | "order_subscriptions"
  | "order_factories"
  | "order_copies"
  | "recurring_order_copies"
  | "attachments"
  | "notifications"
  | "links"
  | "resource_errors"
  | "events"
  | "tags"
  | "versions"
  | "event_stores"
>;

/** Attributes of a line of an order, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerLineItemAttributes extends CommerceLayerCommonAttributes {
  sku_code?: string | null;
  bundle_code?: string | null;
  quantity?: number | null;
  _external_price?: boolean | null;
  currency_code?: string | null;
  unit_amount_cents?: number | null;
  unit_amount_float?: number | null;
  formatted_unit_amount?: string | null;
  compare_at_amount_cents?: number | null;
  compare_at_amount_float?: number | null;
  formatted_compare_at_amount?: string | null;
  options_amount_cents?: number | null;
  options_amount_float?: number | null;
  formatted_options_amount?: string | null;
  discount_cents?: number | null;
  discount_float?: number | null;
  formatted_discount?: string | null;
  total_amount_cents?: number | null;
  total_amount_float?: number | null;
  formatted_total_amount?: string | null;
  tax_amount_cents?: number | null;
  tax_amount_float?: number | null;
  formatted_tax_amount?: string | null;
  name?: string | null;
  image_url?: string | null;
  discount_breakdown?: Record<string, unknown> | null;
  tax_rate?: number | null;
  tax_breakdown?: Record<string, unknown> | null;
  item_type?: LineItemType | null;
  frequency?: string | null;
  coupon_code?: string | null;
  rule_outcomes?: Record<string, unknown> | null;
  circuit_state?: string | null;
  circuit_failure_count?: number | null;
}

/** A line of an order as Commerce Layer sends it. */
export type CommerceLayerLineItem = CommerceLayerResource<
  "line_items",
  CommerceLayerLineItemAttributes,
  | "order"
  | "item"
  | "sku"
  | "bundle"
  | "adjustment"
  | "gift_card"
  | "shipment"
  | "payment_method"
  | "line_item_options"
  | "return_line_items"
  | "shipment_line_items"
  | "stock_reservations"
  | "stock_line_items"
  | "stock_transfers"
  | "notifications"
  | "events"
  | "tags"
  | "event_stores"
>;

/** Attributes of a shipment, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerShipmentAttributes extends CommerceLayerCommonAttributes {
  number?: string | null;
  status?: ShipmentStatus | null;
  currency_code?: string | null;
  cost_amount_cents?: number | null;
  cost_amount_float?: number | null;
  formatted_cost_amount?: string | null;
  skus_count?: number | null;
  selected_rate_id?: string | null;
  rates?: unknown[] | null;
  purchase_error_code?: string | null;
  purchase_error_message?: string | null;
  get_rates_errors?: unknown[] | null;
  get_rates_started_at?: string | null;
  get_rates_completed_at?: string | null;
  purchase_started_at?: string | null;
  purchase_completed_at?: string | null;
  purchase_failed_at?: string | null;
  on_hold_at?: string | null;
  picking_at?: string | null;
  packing_at?: string | null;
  ready_to_ship_at?: string | null;
  shipped_at?: string | null;
  delivered_at?: string | null;
}

/** A shipment as Commerce Layer sends it. */
export type CommerceLayerShipment = CommerceLayerResource<
  "shipments",
  CommerceLayerShipmentAttributes,
  | "order"
  | "shipping_category"
  | "inventory_stock_location"
  | "stock_location"
  | "origin_address"
  | "shipping_address"
  | "shipping_method"
  | "delivery_lead_time"
  | "pickup"
  | "shipment_line_items"
  | "stock_line_items"
  | "stock_transfers"
  | "line_items"
  | "available_shipping_methods"
  | "carrier_accounts"
  | "parcels"
  | "attachments"
  | "events"
  | "tags"
  | "versions"
  | "event_stores"
>;

/** Attributes of a parcel, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerParcelAttributes extends CommerceLayerCommonAttributes {
  number?: string | null;
  weight?: number | null;
  unit_of_weight?: "gr" | "oz" | "lb" | (string & {}) | null;
  eel_pfc?: string | null;
  contents_type?: string | null;
  contents_explanation?: string | null;
  customs_certify?: boolean | null;
  customs_signer?: string | null;
  non_delivery_option?: string | null;
  restriction_type?: string | null;
  restriction_comments?: string | null;
  customs_info_required?: boolean | null;
  shipping_label_url?: string | null;
  shipping_label_file_type?: string | null;
  shipping_label_size?: string | null;
  shipping_label_resolution?: string | null;
  tracking_number?: string | null;
  tracking_status?: string | null;
  tracking_status_detail?: string | null;
  tracking_status_updated_at?: string | null;
  tracking_details?: unknown[] | null;
  carrier_weight_oz?: string | null;
  signed_by?: string | null;
  incoterm?: string | null;
  delivery_confirmation?: string | null;
}

/** A parcel as Commerce Layer sends it. */
export type CommerceLayerParcel = CommerceLayerResource<
  "parcels",
  CommerceLayerParcelAttributes,
  "shipment" | "package" | "parcel_line_items" | "attachments" | "events" | "versions" | "event_stores"
>;

/** Attributes of every payment source, as the catalogue of schema 7.9.16 and the document of 3.6.0 have them. */
export interface CommerceLayerPaymentSourceAttributes {
  payment_instrument?: Record<string, unknown> | null;
  created_at?: string | null;
  updated_at?: string | null;
  reference?: string | null;
  reference_origin?: string | null;
  metadata?: Record<string, unknown> | null;
}

/** Attributes of a payment as Adyen keeps it. */
export interface CommerceLayerAdyenPaymentAttributes extends CommerceLayerPaymentSourceAttributes {
  public_key?: string | null;
  payment_methods?: Record<string, unknown> | null;
  payment_request_data?: Record<string, unknown> | null;
  payment_request_details?: Record<string, unknown> | null;
  payment_response?: Record<string, unknown> | null;
  mismatched_amounts?: boolean | null;
  balance?: number | null;
  expires_at?: string | null;
}

/** Attributes of a payment as Axerve keeps it. */
export interface CommerceLayerAxervePaymentAttributes extends CommerceLayerPaymentSourceAttributes {
  login?: string | null;
  return_url?: string | null;
  payment_request_data?: Record<string, unknown> | null;
  client_ip?: string | null;
  buyer_details?: Record<string, unknown> | null;
  request_token?: boolean | null;
  mismatched_amounts?: boolean | null;
  intent_amount_cents?: number | null;
  intent_amount_float?: number | null;
  formatted_intent_amount?: string | null;
}

/** Attributes of a payment as Braintree keeps it. */
export interface CommerceLayerBraintreePaymentAttributes extends CommerceLayerPaymentSourceAttributes {
  client_token?: string | null;
  payment_method_nonce?: string | null;
  payment_id?: string | null;
  local?: boolean | null;
  options?: Record<string, unknown> | null;
}

/** Attributes of a payment as Checkout.com keeps it. */
export interface CommerceLayerCheckoutComPaymentAttributes extends CommerceLayerPaymentSourceAttributes {
  public_key?: string | null;
  token?: string | null;
  payment_session?: Record<string, unknown> | null;
  success_url?: string | null;
  failure_url?: string | null;
  source_id?: string | null;
  customer_token?: string | null;
  redirect_uri?: string | null;
  payment_response?: Record<string, unknown> | null;
  mismatched_amounts?: boolean | null;
  payment_type?: string | null;
  session_id?: string | null;
}

/** Attributes of a payment through a gateway of the store's own. */
export interface CommerceLayerExternalPaymentAttributes extends CommerceLayerPaymentSourceAttributes {
  payment_source_token?: string | null;
  options?: Record<string, unknown> | null;
}

/** Attributes of a payment as Klarna keeps it. */
export interface CommerceLayerKlarnaPaymentAttributes extends CommerceLayerPaymentSourceAttributes {
  session_id?: string | null;
  client_token?: string | null;
  payment_methods?: unknown[] | null;
  auth_token?: string | null;
  mismatched_amounts?: boolean | null;
  intent_amount_cents?: number | null;
  intent_amount_float?: number | null;
  formatted_intent_amount?: string | null;
}

/** Attributes of a payment as PayPal keeps it. */
export interface CommerceLayerPaypalPaymentAttributes extends CommerceLayerPaymentSourceAttributes {
  return_url?: string | null;
  cancel_url?: string | null;
  note_to_payer?: string | null;
  paypal_payer_id?: string | null;
  name?: string | null;
  paypal_id?: string | null;
  status?: "created" | "approved" | (string & {}) | null;
  approval_url?: string | null;
  mismatched_amounts?: boolean | null;
  intent_amount_cents?: number | null;
  intent_amount_float?: number | null;
  formatted_intent_amount?: string | null;
}

/** Attributes of a payment as Satispay keeps it. */
export interface CommerceLayerSatispayPaymentAttributes extends CommerceLayerPaymentSourceAttributes {
  payment_id?: string | null;
  flow?: string | null;
  status?: string | null;
  redirect_url?: string | null;
  payment_url?: string | null;
  payment_response?: Record<string, unknown> | null;
}

/** Attributes of a payment as Stripe keeps it. */
export interface CommerceLayerStripePaymentAttributes extends CommerceLayerPaymentSourceAttributes {
  stripe_id?: string | null;
  client_secret?: string | null;
  connected_account?: string | null;
  charge_id?: string | null;
  publishable_key?: string | null;
  on_behalf_of?: string | null;
  transfer_group?: string | null;
  options?: Record<string, unknown> | null;
  payment_method?: Record<string, unknown> | null;
  mismatched_amounts?: boolean | null;
  return_url?: string | null;
  receipt_email?: string | null;
  intent_amount_cents?: number | null;
  intent_amount_float?: number | null;
  formatted_intent_amount?: string | null;
}

/** What is paid with, as each gateway keeps it; `type` tells which. */
export type CommerceLayerPaymentSource =
  | CommerceLayerResource<
      "adyen_payments",
      CommerceLayerAdyenPaymentAttributes,
      "order" | "payment_gateway" | "versions" | "event_stores"
    >
  | CommerceLayerResource<
      "axerve_payments",
      CommerceLayerAxervePaymentAttributes,
      "order" | "payment_gateway" | "versions" | "event_stores"
    >
  | CommerceLayerResource<
      "braintree_payments",
      CommerceLayerBraintreePaymentAttributes,
      "order" | "payment_gateway" | "versions" | "event_stores"
    >
  | CommerceLayerResource<
      "checkout_com_payments",
      CommerceLayerCheckoutComPaymentAttributes,
      "order" | "payment_gateway" | "versions" | "event_stores"
    >
  | CommerceLayerResource<
      "external_payments",
      CommerceLayerExternalPaymentAttributes,
      "order" | "payment_gateway" | "wallet" | "versions" | "event_stores"
    >
  | CommerceLayerResource<
      "klarna_payments",
      CommerceLayerKlarnaPaymentAttributes,
      "order" | "payment_gateway" | "versions" | "event_stores"
    >
  | CommerceLayerResource<
      "paypal_payments",
      CommerceLayerPaypalPaymentAttributes,
      "order" | "payment_gateway" | "versions" | "event_stores"
    >
  | CommerceLayerResource<
      "satispay_payments",
      CommerceLayerSatispayPaymentAttributes,
      "order" | "payment_gateway" | "versions" | "event_stores"
    >
  | CommerceLayerResource<
      "stripe_payments",
      CommerceLayerStripePaymentAttributes,
      "order" | "payment_gateway" | "versions" | "event_stores"
    >
  | CommerceLayerResource<
      "wire_transfers",
      CommerceLayerPaymentSourceAttributes,
      "order" | "versions" | "event_stores"
    >;

/** Attributes of a transaction: of an authorization, a capture, a void or a refund. */
export interface CommerceLayerTransactionAttributes extends CommerceLayerCommonAttributes {
  number?: string | null;
  payment_method_type?: string | null;
  currency_code?: string | null;
  amount_cents?: number | null;
  amount_float?: number | null;
  formatted_amount?: string | null;
  succeeded?: boolean | null;
  message?: string | null;
  error_code?: string | null;
  error_detail?: string | null;
  token?: string | null;
  gateway_transaction_id?: string | null;
  cvv_code?: string | null;
  cvv_message?: string | null;
  avs_code?: string | null;
  avs_message?: string | null;
  fraud_review?: string | null;
  capture_amount_cents?: number | null;
  capture_amount_float?: number | null;
  formatted_capture_amount?: string | null;
  capture_balance_cents?: number | null;
  capture_balance_float?: number | null;
  formatted_capture_balance?: string | null;
  void_balance_cents?: number | null;
  void_balance_float?: number | null;
  formatted_void_balance?: string | null;
  refund_amount_cents?: number | null;
  refund_amount_float?: number | null;
  formatted_refund_amount?: string | null;
  refund_balance_cents?: number | null;
  refund_balance_float?: number | null;
  formatted_refund_balance?: string | null;
}

/** A transaction as Commerce Layer sends it. */
export type CommerceLayerTransaction = CommerceLayerResource<
  "authorizations" | "captures" | "voids" | "refunds" | (string & {}),
  CommerceLayerTransactionAttributes,
  | "order"
  | "payment_source"
  | "reference_authorization"
  | "reference_capture"
  | "captures"
  | "voids"
  | "refunds"
  | "return"
  | "attachments"
  | "events"
  | "versions"
  | "event_stores"
>;

/** Attributes of a kept way to pay, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerCustomerPaymentSourceAttributes extends CommerceLayerCommonAttributes {
  name?: string | null;
  customer_token?: string | null;
  payment_source_token?: string | null;
}

/** A kept way to pay as Commerce Layer sends it. */
export type CommerceLayerCustomerPaymentSource = CommerceLayerResource<
  "customer_payment_sources",
  CommerceLayerCustomerPaymentSourceAttributes,
  "customer" | "payment_method" | "payment_source" | "versions" | "event_stores"
>;

/** Attributes of what somebody has subscribed to, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerCustomerSubscriptionAttributes extends CommerceLayerCommonAttributes {
  customer_email?: string | null;
}

/** What somebody has subscribed to as Commerce Layer sends it. */
export type CommerceLayerCustomerSubscription = CommerceLayerResource<
  "customer_subscriptions",
  CommerceLayerCustomerSubscriptionAttributes,
  "customer" | "events" | "versions" | "event_stores"
>;

/** Attributes of an order that is placed again and again, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerOrderSubscriptionAttributes extends CommerceLayerCommonAttributes {
  number?: string | null;
  status?: OrderSubscriptionStatus | null;
  frequency?: string | null;
  activate_by_source_order?: boolean | null;
  place_target_order?: boolean | null;
  renewal_alert_period?: number | null;
  customer_email?: string | null;
  starts_at?: string | null;
  expires_at?: string | null;
  last_run_at?: string | null;
  next_run_at?: string | null;
  occurrencies?: number | null;
  errors_count?: number | null;
  succeeded_on_last_run?: boolean | null;
  options?: Record<string, unknown> | null;
}

/** An order that is placed again and again as Commerce Layer sends it. */
export type CommerceLayerOrderSubscription = CommerceLayerResource<
  "order_subscriptions",
  CommerceLayerOrderSubscriptionAttributes,
  | "market"
  | "subscription_model"
  | "source_order"
  | "customer"
  | "customer_payment_source"
  | "order_subscription_items"
  | "order_factories"
  | "order_copies"
  | "recurring_order_copies"
  | "orders"
  | "events"
  | "tags"
  | "versions"
  | "event_stores"
>;

/** Attributes of what a subscription orders, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerOrderSubscriptionItemAttributes extends CommerceLayerCommonAttributes {
  sku_code?: string | null;
  bundle_code?: string | null;
  quantity?: number | null;
  unit_amount_cents?: number | null;
  unit_amount_float?: number | null;
  formatted_unit_amount?: string | null;
  total_amount_cents?: number | null;
  total_amount_float?: number | null;
  formatted_total_amount?: string | null;
}

/** What a subscription orders as Commerce Layer sends it. */
export type CommerceLayerOrderSubscriptionItem = CommerceLayerResource<
  "order_subscription_items",
  CommerceLayerOrderSubscriptionItemAttributes,
  "order_subscription" | "item" | "sku" | "bundle" | "adjustment" | "source_line_item" | "event_stores"
>;

/** Attributes of what is sent back, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerReturnAttributes extends CommerceLayerCommonAttributes {
  number?: string | null;
  status?: ReturnStatus | null;
  customer_email?: string | null;
  skus_count?: number | null;
  approved_at?: string | null;
  cancelled_at?: string | null;
  shipped_at?: string | null;
  rejected_at?: string | null;
  received_at?: string | null;
  refunded_at?: string | null;
  archived_at?: string | null;
  estimated_refund_amount_cents?: number | null;
  estimated_refund_amount_float?: number | null;
  formatted_estimated_refund_amount?: string | null;
}

/** What is sent back as Commerce Layer sends it. */
export type CommerceLayerReturn = CommerceLayerResource<
  "returns",
  CommerceLayerReturnAttributes,
  | "order"
  | "customer"
  | "stock_location"
  | "origin_address"
  | "destination_address"
  | "reference_capture"
  | "reference_refund"
  | "return_line_items"
  | "attachments"
  | "resource_errors"
  | "events"
  | "tags"
  | "versions"
  | "event_stores"
>;

/** Attributes of a line of what is sent back, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerReturnLineItemAttributes extends CommerceLayerCommonAttributes {
  sku_code?: string | null;
  bundle_code?: string | null;
  quantity?: number | null;
  name?: string | null;
  image_url?: string | null;
  total_amount_cents?: number | null;
  total_amount_float?: number | null;
  formatted_total_amount?: string | null;
  return_reason?: Record<string, unknown> | null;
  restocked_at?: string | null;
}

/** A line of what is sent back as Commerce Layer sends it. */
export type CommerceLayerReturnLineItem = CommerceLayerResource<
  "return_line_items",
  CommerceLayerReturnLineItemAttributes,
  "return" | "line_item" | "event_stores"
>;

/** Attributes of a list of products, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerSkuListAttributes extends CommerceLayerCommonAttributes {
  name?: string | null;
  slug?: string | null;
  description?: string | null;
  image_url?: string | null;
  manual?: boolean | null;
  sku_code_regex?: string | null;
}

/** A list of products as Commerce Layer sends it. */
export type CommerceLayerSkuList = CommerceLayerResource<
  "sku_lists",
  CommerceLayerSkuListAttributes,
  "customer" | "skus" | "sku_list_items" | "bundles" | "attachments" | "links" | "versions" | "event_stores"
>;

/** Attributes of a product on a list, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerSkuListItemAttributes extends CommerceLayerCommonAttributes {
  position?: number | null;
  sku_code?: string | null;
  quantity?: number | null;
}

/** A product on a list as Commerce Layer sends it. */
export type CommerceLayerSkuListItem = CommerceLayerResource<
  "sku_list_items",
  CommerceLayerSkuListItemAttributes,
  "sku_list" | "sku" | "versions" | "event_stores"
>;

/** Attributes of a file that is attached to a record, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerAttachmentAttributes extends CommerceLayerCommonAttributes {
  name?: string | null;
  description?: string | null;
  url?: string | null;
}

/** A file that is attached to a record as Commerce Layer sends it. */
export type CommerceLayerAttachment = CommerceLayerResource<
  "attachments",
  CommerceLayerAttachmentAttributes,
  "attachable" | "event_stores"
>;

/** Attributes of what happened to a record, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerEventAttributes extends CommerceLayerCommonAttributes {
  name?: string | null;
}

/** What happened to a record as Commerce Layer sends it. */
export type CommerceLayerEvent = CommerceLayerResource<
  "events",
  CommerceLayerEventAttributes,
  "webhooks" | "last_event_callbacks" | "event_stores"
>;

/** Attributes of an entry of a record's history, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerEventStoreAttributes extends CommerceLayerCommonAttributes {
  resource_type?: string | null;
  resource_id?: string | null;
  event?: string | null;
  payload?: Record<string, unknown> | null;
  who?: Record<string, unknown> | null;
}

/** An entry of a record's history as Commerce Layer sends it. */
export type CommerceLayerEventStore = CommerceLayerResource<
  "event_stores",
  CommerceLayerEventStoreAttributes,
  never
>;

/** Attributes of a tag, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerTagAttributes extends CommerceLayerCommonAttributes {
  name?: string | null;
}

/** A tag as Commerce Layer sends it. */
export type CommerceLayerTag = CommerceLayerResource<"tags", CommerceLayerTagAttributes, "event_stores">;

/** Attributes of a group of customers, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerCustomerGroupAttributes extends CommerceLayerCommonAttributes {
  name?: string | null;
  code?: string | null;
}

/** A group of customers as Commerce Layer sends it. */
export type CommerceLayerCustomerGroup = CommerceLayerResource<
  "customer_groups",
  CommerceLayerCustomerGroupAttributes,
  "customers" | "markets" | "attachments" | "versions" | "event_stores"
>;

/** Attributes of a market, as the catalogue of schema 7.9.16 has them. */
export interface CommerceLayerMarketAttributes extends CommerceLayerCommonAttributes {
  number?: number | null;
  name?: string | null;
  code?: string | null;
  facebook_pixel_id?: string | null;
  checkout_url?: string | null;
  external_prices_url?: string | null;
  external_order_validation_url?: string | null;
  private?: boolean | null;
  shipping_cost_cutoff?: number | null;
  disabled_at?: string | null;
  shared_secret?: string | null;
  external_includes?: unknown[] | null;
}

/** A market as Commerce Layer sends it. */
export type CommerceLayerMarket = CommerceLayerResource<
  "markets",
  CommerceLayerMarketAttributes,
  | "merchant"
  | "price_list"
  | "base_price_list"
  | "inventory_model"
  | "subscription_model"
  | "discount_engine"
  | "tax_calculator"
  | "customer_group"
  | "geocoder"
  | "default_shipping_method"
  | "default_payment_method"
  | "stores"
  | "price_list_schedulers"
  | "order_validation_rules"
  | "attachments"
  | "versions"
  | "event_stores"
>;

/** Attributes of a stock location. */
export interface CommerceLayerStockLocationAttributes extends CommerceLayerCommonAttributes {
  number?: number | null;
  name?: string | null;
  code?: string | null;
  label_format?: string | null;
  suppress_etd?: boolean | null;
}

/** A stock location as Commerce Layer sends it. */
export type CommerceLayerStockLocation = CommerceLayerResource<
  "stock_locations",
  CommerceLayerStockLocationAttributes,
  | "address"
  | "inventory_stock_locations"
  | "inventory_return_locations"
  | "stock_items"
  | "stock_transfers"
  | "stores"
  | "attachments"
  | "versions"
  | "event_stores"
>;

/** What may be written of a line that is sent back under `native`. */
export interface CommerceLayerReturnLineItemInput {
  reference?: string | null;
  reference_origin?: string | null;
  metadata?: Record<string, unknown>;
}

/** What may be written of a wishlist under `native`. */
export interface CommerceLayerSkuListInput {
  /** Whether products are put on it one by one, as is the default, or all that `sku_code_regex` fits are on it. */
  manual?: boolean;
  sku_code_regex?: string | null;
  reference?: string | null;
  reference_origin?: string | null;
  metadata?: Record<string, unknown>;
}

/** What may be written of a subscription to orders under `native`. */
export interface CommerceLayerOrderSubscriptionInput {
  activate_by_source_order?: boolean;
  place_target_order?: boolean;
  /** How many hours before an order its customer is told, 1 to 720. */
  renewal_alert_period?: number;
  reference?: string | null;
  reference_origin?: string | null;
  metadata?: Record<string, unknown>;
}

/** What may be written of a subscription to a topic under `native`. */
export interface CommerceLayerCustomerSubscriptionInput {
  reference_origin?: string | null;
  metadata?: Record<string, unknown>;
}

/** An address of the book: the entry that joins it to the customer, and the address. */
export interface CommerceLayerAddressBookEntry {
  entry: CommerceLayerCustomerAddress;
  address: CommerceLayerAddress | null;
}

/** What may be written of a customer under `native`. */
export interface CommerceLayerCustomerInput {
  reference_origin?: string | null;
  shopper_reference?: string | null;
  profile_id?: string | null;
  tax_exemption_code?: string | null;
  /** All of it: what is left out may be lost. The customer's name is in it too. */
  metadata?: Record<string, unknown>;
}

/** What may be written of an address under `native`. */
export interface CommerceLayerAddressInput {
  /** Whether it is a company's: then `company` is mandatory, and a person's name is not. */
  business?: boolean;
  email?: string | null;
  billing_info?: string | null;
  lat?: number | null;
  lng?: number | null;
  reference?: string | null;
  reference_origin?: string | null;
  /** All of it: what is left out may be lost. The address's label is in it too. */
  metadata?: Record<string, unknown>;
}

/** A new customer. Only the e-mail address is needed; the name is kept in `metadata`. */
export interface CommerceLayerRegistration extends Omit<Registration<CommerceLayerCustomerInput>, "name"> {
  /** The full name. */
  name?: string | undefined;
}

/** Whether a customer has ordered, and more than once. */
export type CustomerStatus = "prospect" | "acquired" | "repeat" | (string & {});
/** How far a removal of a customer's data has come. */
export type AnonymizationStatus =
  | "requested"
  | "started"
  | "completed"
  | "failed"
  | "cancelled"
  | (string & {});
/** What a line of an order is of, in the platform's words. */
export type LineItemType =
  | "skus"
  | "bundles"
  | "gift_cards"
  | "shipments"
  | "payment_methods"
  | "adjustments"
  | "discount_engine_items"
  | "percentage_discount_promotions"
  | "free_shipping_promotions"
  | "buy_x_pay_y_promotions"
  | "free_gift_promotions"
  | "fixed_price_promotions"
  | "external_promotions"
  | "fixed_amount_promotions"
  | "flex_promotions"
  | (string & {});
/** How far a shipment has come. */
export type ShipmentStatus =
  | "draft"
  | "upcoming"
  | "cancelled"
  | "on_hold"
  | "picking"
  | "packing"
  | "ready_to_ship"
  | "shipped"
  | "delivered"
  | (string & {});

/** How far a return has come. */
export type ReturnStatus =
  | "draft"
  | "requested"
  | "approved"
  | "cancelled"
  | "shipped"
  | "rejected"
  | "received"
  | "refunded"
  | (string & {});
/** Whether a subscription goes on. */
export type OrderSubscriptionStatus =
  | "draft"
  | "inactive"
  | "active"
  | "running"
  | "cancelled"
  | (string & {});

/** Which attributes of orders to read besides those that the unified fields need. */
export interface CommerceLayerOrderFields {
  /** The platform's names, for `native.attributes`, or `"all"` of the 150 that an order has. */
  fields?: "all" | readonly (keyof CommerceLayerOrderAttributes)[] | undefined;
}

/** What the platform tells of a shipment, with its own form of the address that it goes to. */
export interface CommerceLayerShipmentParts extends ShipmentParts {
  address: OrderAddress<CommerceLayerAddress> | null;
}

/** What including adds to an order, by the names of `include`. */
export interface CommerceLayerOrderIncluded {
  lines: (OrderLine<CommerceLayerLineItem> & OrderLineParts)[];
  shippingAddress: OrderAddress<CommerceLayerAddress> | null;
  billingAddress: OrderAddress<CommerceLayerAddress> | null;
  shipments: (Shipment<CommerceLayerShipment> & CommerceLayerShipmentParts)[];
  transactions: Transaction<CommerceLayerTransaction>[];
  returns: OrderReturn<CommerceLayerReturn>[];
  payment: Payment;
  amounts: OrderAmounts;
}

/** The types of Commerce Layer's own. */
export interface CommerceLayerNatives extends Natives {
  customer: CommerceLayerCustomer;
  address: CommerceLayerAddressBookEntry;
  order: CommerceLayerOrder;
  orderLine: CommerceLayerLineItem;
  transaction: CommerceLayerTransaction;
  shipment: CommerceLayerShipment;
  customerInput: CommerceLayerCustomerInput;
  addressInput: CommerceLayerAddressInput;
  registration: Takes<CommerceLayerRegistration>;
  profileParts: ProfileParts;
  orderParts: OrderParts;
  orderLineParts: OrderLineParts;
  shipmentParts: CommerceLayerShipmentParts;
  orderFilter: Takes<OrderFilter>;
  orderSort: Takes<OrderSort>;
  orderInclude: Takes<OrderInclude>;
  orderIncluded: CommerceLayerOrderIncluded;
  orderFields: Takes<CommerceLayerOrderFields>;
}

/** A client of a Commerce Layer organization. */
export type CommerceLayerClient = CustomerClient<CommerceLayerNatives>;

/** Options of a Commerce Layer client. */
export interface CommerceLayerOptions {
  /**
   * The client id of a sales channel. Its secret is refused: it must never reach a browser.
   */
  clientId: string;
  /**
   * What of the organization the tokens are for, such as `market:id:xYZkjABcde`, `market:code:europe` or
   * `store:code:outlet_ny`; several with spaces between them. Default: `market:all`.
   */
  scope?: string | undefined;
  /**
   * The API, where the organization has a domain of its own. Default: `https://{slug}.commercelayer.io`,
   * with the organization's slug from its tokens. `http` is taken for localhost only.
   */
  baseUrl?: string | undefined;
  /** The authorization server. Default: `https://auth.commercelayer.io`. */
  authUrl?: string | undefined;
  /**
   * Where the session is kept: `localStorage` (default; reloads, and every tab of the shop),
   * `sessionStorage` (one tab), memory (until the page is left), or a storage of your own. Where it
   * fails the session goes on in memory, and listeners hear `storage-degraded`.
   */
  storage?: StorageChoice | undefined;
  /**
   * Where the shopper's refresh token is kept, if not with the rest of the session: it outlives the other tokens
   * by two weeks. A page or tab that cannot read it cannot renew the session: when the access token ends, listeners
   * there hear `expired`, and `login` once another tab, which can, has renewed it. With `memory`, no page can after a
   * reload.
   */
  refreshStorage?: StorageChoice | undefined;
  /**
   * Takes over the session that another SDK has stored, so that shoppers stay signed in on the day of the
   * switch: what a function of `storefront-customer/commerce-layer/adopt` gives.
   */
  adopt?: Adoption | undefined;
  /** The time limit of a call in milliseconds, retries included. Default 30,000. */
  timeoutMs?: number | undefined;
  /**
   * Whether a visible tab renews its tokens ahead of their end, so that no call waits for it. Default
   * `false`. Nothing is renewed before the first call.
   */
  keepFresh?: boolean | undefined;
  /** Headers of every request but the token requests. A call's own headers go before them. */
  headers?: Record<string, string> | undefined;
}

/**
 * Makes a client of a Commerce Layer organization. It loads the WebAssembly module once, and sends
 * nothing until the first call.
 *
 * @throws {CustomerError} `configuration` when an option is missing or wrong; the message names it.
 *
 * @example
 * const shop = await commerceLayer({ clientId, scope: "market:code:europe" });
 * await shop.auth.login({ email, password });
 * const page = await shop.orders.list({ limit: 10 });
 */
export function commerceLayer(options: CommerceLayerOptions): Promise<CommerceLayerClient>;
