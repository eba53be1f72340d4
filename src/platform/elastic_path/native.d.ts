/** A timestamp pair as Elastic Path sends it. */
export interface ElasticPathTimestamps {
  created_at: string;
  updated_at: string;
}

/** A reference to another resource. */
export interface ElasticPathReference {
  id: string;
  type: string;
}

/** Links of a resource. */
export type ElasticPathLinks = Record<string, string | null>;

/** A customer as Elastic Path sends it. Flow fields are further keys. */
export interface ElasticPathCustomer {
  type: "customer";
  id: string;
  name: string;
  email: string;
  /** Whether the customer has a password. */
  password: boolean;
  external_ref?: string | null;
  /** The documents' table has the dates in `meta` itself, every sample in `meta.timestamps`. */
  meta?: Partial<ElasticPathTimestamps> & { timestamps?: ElasticPathTimestamps };
  /** Flow fields of the kind `relationship`. */
  relationships?: Record<string, { data?: ElasticPathReference | ElasticPathReference[] | null }>;
  [flowField: string]: unknown;
}

/** A customer's address as Elastic Path sends it. Flow fields are further keys. */
export interface ElasticPathAddress extends ElasticPathOrderAddress {
  type: "address";
  id: string;
  name?: string | null;
  meta?: { timestamps?: ElasticPathTimestamps };
  links?: ElasticPathLinks;
  relationships?: { customer?: Partial<ElasticPathReference> & { data?: ElasticPathReference } };
  [flowField: string]: unknown;
}

/** An amount as Elastic Path displays it, in minor units. */
export interface ElasticPathDisplayPrice {
  amount: number;
  currency: string;
  formatted: string;
}

/** What a code took off, and what each promotion that shares the code took of it. */
export interface ElasticPathDiscountPrice extends ElasticPathDisplayPrice {
  constituents?: Record<string, ElasticPathDisplayPrice>;
}

/** What a subscription was ordered as. */
export interface ElasticPathSubscriptionConfiguration {
  plan?: string;
  pricing_option?: string;
}

/** An address on an order. */
export interface ElasticPathOrderAddress {
  first_name?: string | null;
  last_name?: string | null;
  company_name?: string | null;
  line_1?: string | null;
  line_2?: string | null;
  city?: string | null;
  county?: string | null;
  region?: string | null;
  postcode?: string | null;
  country?: string | null;
  phone_number?: string | null;
  instructions?: string | null;
}

/** The amounts of an order. Any may be missing. */
export interface ElasticPathOrderAmounts {
  with_tax?: ElasticPathDisplayPrice;
  without_tax?: ElasticPathDisplayPrice;
  tax?: ElasticPathDisplayPrice;
  discount?: ElasticPathDisplayPrice;
  without_discount?: ElasticPathDisplayPrice;
  balance_owing?: ElasticPathDisplayPrice;
  paid?: ElasticPathDisplayPrice;
  authorized?: ElasticPathDisplayPrice;
  shipping?: ElasticPathDisplayPrice;
  shipping_discount?: ElasticPathDisplayPrice;
}

/** An order as Elastic Path sends it. Flow fields are further keys. */
export interface ElasticPathOrder {
  type: "order";
  id: string;
  status: OrderStatus;
  payment: PaymentStatus;
  shipping: FulfillmentStatus;
  anonymized?: boolean;
  order_number?: string;
  external_ref?: string | null;
  payment_intent_id?: string;
  custom_attributes?: Record<string, { type: string; value: unknown }>;
  customer?: { id?: string; name?: string; email?: string };
  contact?: { name?: string; email?: string };
  shipping_address?: ElasticPathOrderAddress;
  billing_address?: ElasticPathOrderAddress;
  links?: ElasticPathLinks;
  /** The oldest document has the amounts here, without `display_price` around them. */
  meta?: ElasticPathOrderAmounts & {
    timestamps?: ElasticPathTimestamps & { fully_paid_at?: string };
    display_price?: ElasticPathOrderAmounts;
    /** Whether somebody made the order by hand. */
    is_manual?: boolean;
  };
  relationships?: {
    items?: { data?: ElasticPathReference[] };
    customer?: { data?: ElasticPathReference };
    account?: { data?: ElasticPathReference };
    account_member?: { data?: ElasticPathReference };
    store?: { data?: ElasticPathReference };
    custom_discounts?: { data?: ElasticPathReference[] };
    promotions?: { data?: ElasticPathReference[] };
  };
  [flowField: string]: unknown;
}

/** A price of an order item, of one and of all. */
export interface ElasticPathItemPrice {
  unit?: ElasticPathDisplayPrice;
  value?: ElasticPathDisplayPrice;
}

/** An order item as Elastic Path sends it. Promotions and gifts are items too. */
export interface ElasticPathOrderItem {
  type: "order_item";
  id: string;
  quantity: number;
  product_id?: string;
  name?: string;
  sku?: string;
  unit_price?: { amount: number; currency: string; includes_tax: boolean };
  value?: { amount: number; currency: string; includes_tax: boolean };
  discounts?: {
    amount: { amount: number; currency: string; includes_tax?: boolean };
    code?: string;
    id?: string;
    promotion_source?: string;
    /** Whether it was taken off the whole cart. */
    is_cart_discount?: boolean;
    /** Its place among the discounts, as they were applied. */
    ordinal?: number;
  }[];
  links?: ElasticPathLinks;
  meta?: {
    timestamps?: ElasticPathTimestamps;
    display_price?: {
      with_tax?: ElasticPathItemPrice;
      without_tax?: ElasticPathItemPrice;
      tax?: ElasticPathItemPrice;
      discount?: ElasticPathItemPrice;
      without_discount?: ElasticPathItemPrice;
      discounts?: Record<string, ElasticPathDiscountPrice>;
    };
  };
  relationships?: {
    cart_item?: { data?: ElasticPathReference };
    taxes?: { data?: ElasticPathReference[] | null };
    promotions?: { data?: ElasticPathReference[] | null };
  };
  catalog_id?: string;
  catalog_source?: "pim" | "legacy";
  bundle_configuration?: Record<string, unknown>;
  components?: Record<string, unknown>;
  custom_inputs?: Record<string, unknown>;
  shipping_group_id?: string;
  subscription_offering_id?: string;
  subscription_configuration?: ElasticPathSubscriptionConfiguration;
  promotion_source?: string;
  location?: string;
  [flowField: string]: unknown;
}

/** A transaction as Elastic Path sends it. */
export interface ElasticPathTransaction {
  type: string;
  id: string;
  reference?: string;
  name?: string;
  custom_reference?: string;
  gateway?: string;
  amount?: number;
  refunded_amount?: number;
  currency?: string;
  transaction_type?: TransactionKind;
  /** Some stores spell it so. */
  "transaction-type"?: TransactionKind;
  status?: TransactionStatus;
  payment_details?: Record<string, unknown>;
  payment_intent?: Record<string, unknown>;
  capture_mechanism?: string;
  refund_mechanism?: string;
  client_parameters?: { redirect_url?: string; secret?: string; token?: string };
  next_actions?: unknown[];
  relationships?: { order?: { data?: ElasticPathReference } };
  meta?: {
    display_price?: ElasticPathDisplayPrice;
    /** In `total` or, by the older documents, as it is. */
    display_refunded_amount?: { total?: ElasticPathDisplayPrice } & Partial<ElasticPathDisplayPrice>;
    timestamps?: ElasticPathTimestamps;
  };
  [field: string]: unknown;
}

/** A shipping group as Elastic Path sends it. */
export interface ElasticPathShippingGroup {
  type: "shipping_group";
  id: string;
  relation?: string;
  order_id?: string;
  cart_id?: string;
  shipping_type?: string;
  tracking_reference?: string;
  address?: ElasticPathOrderAddress;
  delivery_estimate?: { start?: string; end?: string };
  external_ref?: string;
  created_at?: string;
  updated_at?: string;
  /** One document spells it so. */
  createdAt?: string;
  /** One document spells it so. */
  updatedAt?: string;
  discounts?: unknown;
  meta?: {
    shipping_display_price?: Record<
      "total" | "base" | "tax" | "fees" | "discount",
      ElasticPathDisplayPrice | undefined
    >;
    total_display_price?: Record<string, unknown>;
    timestamps?: ElasticPathTimestamps;
  };
  relationships?: Record<string, Partial<ElasticPathReference> & { data?: ElasticPathReference }>;
  [field: string]: unknown;
}

/** A promotion as Elastic Path includes it with an order. */
export interface ElasticPathPromotion {
  type: "promotion";
  id: string;
  name?: string;
  description?: string;
  automatic?: boolean;
  promotion_type?: string;
  promotion_source?: string;
  start?: string;
  end?: string;
  [field: string]: unknown;
}

/** A custom discount as Elastic Path includes it with an order. */
export interface ElasticPathCustomDiscount {
  type: "custom_discount";
  id: string;
  external_id?: string;
  discount_engine?: string;
  description?: string;
  discount_code?: string;
  amount?: ElasticPathDisplayPrice;
  relationships?: { item?: { data?: ElasticPathReference } };
  [field: string]: unknown;
}

/** A tax item as Elastic Path includes it with an order. */
export interface ElasticPathTaxItem {
  type: "tax_item";
  id: string;
  name?: string;
  code?: string;
  jurisdiction?: string;
  rate?: number;
  amount?: number;
  [field: string]: unknown;
}

/** A field of a resource as Elastic Path describes it. */
export interface ElasticPathField {
  label: string;
  value: string;
  type: string;
  required: boolean;
  options?: string[];
  description?: string;
  validation_rules?: { type: string; to?: string; options?: unknown }[];
  validation?: { regex: string };
}

/** A cart as Elastic Path sends it. Flow fields are further keys. */
export interface ElasticPathCart {
  type: "cart";
  id: string;
  name?: string;
  description?: string;
  contact?: { name?: string; email?: string };
  payment_intent_id?: string;
  custom_attributes?: Record<string, { type: string; value: unknown }>;
  discount_settings?: Record<string, unknown>;
  inventory_settings?: Record<string, unknown>;
  snapshot_date?: string;
  links?: ElasticPathLinks;
  meta?: {
    display_price?: Record<string, ElasticPathDisplayPrice>;
    timestamps?: ElasticPathTimestamps & { expires_at?: string };
    promotion_suggestions?: unknown[];
  };
  relationships?: Record<string, { data?: ElasticPathReference | ElasticPathReference[] | null }>;
  [flowField: string]: unknown;
}

/** A cart item as Elastic Path sends it. Flow fields are further keys. */
export interface ElasticPathCartItem {
  type: "cart_item" | "custom_item" | "subscription_item" | "promotion_item" | (string & {});
  id: string;
  product_id?: string;
  promotion_id?: string;
  promotion_source?: string;
  /** How many a promotion added by itself. */
  auto_add_quantity?: number;
  subscription_offering_id?: string;
  subscription_configuration?: ElasticPathSubscriptionConfiguration;
  name?: string;
  description?: string;
  sku?: string;
  slug?: string;
  quantity: number;
  image?: { mime_type?: string; file_name?: string; href?: string };
  manage_stock?: boolean;
  unit_price?: { amount: number; currency: string; includes_tax?: boolean };
  value?: { amount: number; currency: string; includes_tax?: boolean };
  discounts?: unknown[];
  catalog_id?: string;
  catalog_source?: "pim" | "legacy" | (string & {});
  bundle_configuration?: Record<string, unknown>;
  components?: Record<string, unknown>;
  custom_inputs?: Record<string, unknown>;
  shipping_group_id?: string;
  location?: string;
  links?: Record<string, unknown>;
  meta?: {
    timestamps?: ElasticPathTimestamps;
    display_price?: {
      with_tax?: ElasticPathItemPrice;
      without_tax?: ElasticPathItemPrice;
      tax?: ElasticPathItemPrice;
      discount?: ElasticPathItemPrice;
      without_discount?: ElasticPathItemPrice;
      discounts?: Record<string, ElasticPathDiscountPrice>;
    };
  };
  relationships?: Record<string, { data?: ElasticPathReference | ElasticPathReference[] | null }>;
  [flowField: string]: unknown;
}

/** What Elastic Path says of something that it left out of a cart. */
export interface ElasticPathCartError {
  title?: string;
  detail?: string;
  status?: number | string;
  meta?: {
    /** Of the product. */
    id?: string;
    sku?: string;
    /** Of a promotion. */
    code?: string;
    [key: string]: unknown;
  };
  [key: string]: unknown;
}

/**
 * The Flow fields that a store has added, by the resource that has them. They are read and written
 * under `native`.
 *
 * @example
 * type Fields = { customer: { loyalty_tier: "gold" | "silver" | null }; address: { "delivery-notes"?: string } };
 * const shop = await elasticPath<Fields>(options);
 * const tier = (await shop.profile.get()).native.loyalty_tier;
 * await shop.profile.update({ native: { loyalty_tier: "gold" } });
 */
export interface ElasticPathFlowFields {
  /** Fields of the flow `customers`. */
  customer?: object;
  /** Fields of the flow `addresses`. */
  address?: object;
  /** Fields of the flow `orders`. */
  order?: object;
  /** Fields of the flow `order_items`. */
  orderLine?: object;
  /** Fields of the flow `carts`. */
  cart?: object;
  /** Fields of the flow `cart_items`. */
  cartItem?: object;
}

/** A resource with a store's Flow fields: those take the place of the open index. */
export type WithFields<Resource, Fields> = unknown extends Fields
  ? Resource
  : { [Key in keyof Resource as string extends Key ? never : Key]: Resource[Key] } & Fields;

/** What may be written of Flow fields: any of them, or anything where they are not declared. */
export type WritableFields<Fields> = unknown extends Fields ? Record<string, unknown> : Partial<Fields>;

/** The types that Elastic Path gives to `native`. */
export interface ElasticPathNatives<F extends ElasticPathFlowFields = ElasticPathFlowFields> extends Natives {
  customer: WithFields<ElasticPathCustomer, FlowFieldsOf<F, "customer">>;
  address: WithFields<ElasticPathAddress, FlowFieldsOf<F, "address">>;
  order: WithFields<ElasticPathOrder, FlowFieldsOf<F, "order">>;
  orderLine: WithFields<ElasticPathOrderItem, FlowFieldsOf<F, "orderLine">>;
  transaction: ElasticPathTransaction;
  shipment: ElasticPathShippingGroup;
  promotion: ElasticPathPromotion;
  customDiscount: ElasticPathCustomDiscount;
  taxItem: ElasticPathTaxItem;
  cart: WithFields<ElasticPathCart, FlowFieldsOf<F, "cart">>;
  cartItem: WithFields<ElasticPathCartItem, FlowFieldsOf<F, "cartItem">>;
  customerInput: WritableFields<FlowFieldsOf<F, "customer">>;
  addressInput: WritableFields<FlowFieldsOf<F, "address">>;
  orderInput: WritableFields<FlowFieldsOf<F, "order">>;
  cartInput: WritableFields<FlowFieldsOf<F, "cart">>;
  registration: Takes<Registration<WritableFields<FlowFieldsOf<F, "customer">>>>;
  orderFilter: Takes<OrderFilter>;
  orderSort: Takes<OrderSort>;
  orderInclude: Takes<OrderInclude>;
  orderFields: Takes<object>;
  orderIncluded: ElasticPathOrderIncluded<WithFields<ElasticPathOrderItem, FlowFieldsOf<F, "orderLine">>>;
}

/** What including adds to an order, by the names of `include`. */
export interface ElasticPathOrderIncluded<LineNative = unknown> {
  lines: OrderLine<LineNative>[];
  promotions: OrderPromotion<ElasticPathPromotion>[];
  customDiscounts: CustomDiscount<ElasticPathCustomDiscount>[];
  taxItems: TaxItem<ElasticPathTaxItem>[];
}

/** The Flow fields of one resource; `unknown` where they are not declared. */
export type FlowFieldsOf<
  F extends ElasticPathFlowFields,
  Resource extends keyof ElasticPathFlowFields,
> = ElasticPathFlowFields extends F
  ? unknown
  : F extends Record<Resource, infer Own extends object>
    ? Own
    : unknown;

/** A client of an Elastic Path store, which may have Flow fields. */
export type ElasticPathClient<F extends ElasticPathFlowFields = ElasticPathFlowFields> = CustomerClient<
  ElasticPathNatives<F>
>;

/** Options of an Elastic Path client: a `clientId`, or an `accessToken`, or both. */
export type ElasticPathOptions = ElasticPathSettings &
  (
    | { clientId: string; accessToken?: ElasticPathSettings["accessToken"] }
    | { accessToken: (refused?: string) => string | Promise<string> }
  );

/** Options of an Elastic Path client, one by one. */
export interface ElasticPathSettings {
  /**
   * The store's public client id. A client secret is refused: it must never reach a browser. It may be
   * left out where `accessToken` is given.
   */
  clientId?: string | undefined;
  /**
   * The API of the region the store lives in, such as `https://euwest.api.elasticpath.com` or
   * `https://useast.api.elasticpath.com`. `http` is taken for localhost only.
   */
  baseUrl: string;
  /**
   * Gives the bearer token, in place of an anonymous one that the client asks for itself: for back ends,
   * whose tokens come from the client_credentials grant. It is called for every request, so keep the
   * token as long as it lives. When the platform refuses what it gave, it is called once more, with the
   * refused token: give another one then. It is never stored.
   */
  accessToken?: ((refused?: string) => string | Promise<string>) | undefined;
  /**
   * Where the session is kept: `localStorage` (default; reloads, and every tab of the shop),
   * `sessionStorage` (one tab), memory (until the page is left), or a storage of your own. Where it
   * fails the session goes on in memory, and listeners hear `storage-degraded`.
   */
  storage?: StorageChoice | undefined;
  /**
   * Takes over the session that another SDK has stored, so that shoppers stay signed in on the day of the
   * switch: what a function of `storefront-customer/elastic-path/adopt` gives.
   */
  adopt?: Adoption | undefined;
  /** The time limit of a call in milliseconds, retries included. Default 30,000. */
  timeoutMs?: number | undefined;
  /**
   * Whether a visible tab renews its tokens ahead of their end, so that no call waits for it. Default
   * `false`. Nothing is renewed before the first call.
   */
  keepFresh?: boolean | undefined;
  /** The currency of carts and prices, such as `EUR` (the header `X-Moltin-Currency`). */
  currency?: string | undefined;
  /** The language of legacy products (the header `X-Moltin-Language`). */
  language?: string | undefined;
  /** The channel that picks the catalogue (the header `EP-Channel`). */
  channel?: string | undefined;
  /** The context tag that picks the catalogue (the header `EP-Context-Tag`). */
  contextTag?: string | undefined;
  /** Headers of every request but the token requests. A call's own headers go before them. */
  headers?: Record<string, string> | undefined;
}

/**
 * Makes a client of an Elastic Path store. It loads the WebAssembly module once, and sends nothing
 * until the first call.
 *
 * @throws {CustomerError} `configuration` when an option is missing or wrong; the message names it.
 *
 * @example
 * const shop = await elasticPath({ clientId, baseUrl: "https://euwest.api.elasticpath.com" });
 * await shop.auth.login({ email, password });
 * const page = await shop.orders.list({ limit: 10 });
 */
export function elasticPath<F extends ElasticPathFlowFields = ElasticPathFlowFields>(
  options: ElasticPathOptions,
): Promise<ElasticPathClient<F>>;
