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
  meta?: { timestamps?: ElasticPathTimestamps };
  [flowField: string]: unknown;
}

/** A customer's address as Elastic Path sends it. Flow fields are further keys. */
export interface ElasticPathAddress extends ElasticPathOrderAddress {
  type: "address";
  id: string;
  name?: string | null;
  meta?: { timestamps?: ElasticPathTimestamps };
  links?: ElasticPathLinks;
  relationships?: { customer?: { data?: ElasticPathReference } };
  [flowField: string]: unknown;
}

/** An amount as Elastic Path displays it, in minor units. */
export interface ElasticPathDisplayPrice {
  amount: number;
  currency: string;
  formatted: string;
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
  meta?: {
    timestamps?: ElasticPathTimestamps;
    display_price?: {
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
    };
  };
  relationships?: {
    items?: { data?: ElasticPathReference[] };
    customer?: { data?: ElasticPathReference };
    account?: { data?: ElasticPathReference };
    account_member?: { data?: ElasticPathReference };
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
      discounts?: Record<string, ElasticPathDisplayPrice>;
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
  location?: string;
  [flowField: string]: unknown;
}

/** The types that Elastic Path gives to `native`. */
export interface ElasticPathNatives extends Natives {
  customer: ElasticPathCustomer;
  address: ElasticPathAddress;
  order: ElasticPathOrder;
  orderLine: ElasticPathOrderItem;
}

/** A client of an Elastic Path store. */
export type ElasticPathClient = CustomerClient<ElasticPathNatives>;

/** Options of an Elastic Path client. */
export interface ElasticPathOptions {
  /** The store's public client id. A client secret is refused: it must never reach a browser. */
  clientId: string;
  /**
   * The API of the region the store lives in, such as `https://euwest.api.elasticpath.com` or
   * `https://useast.api.elasticpath.com`. `http` is taken for localhost only.
   */
  baseUrl: string;
  /**
   * Where the session is kept: `localStorage` (default; reloads, and every tab of the shop),
   * `sessionStorage` (one tab), memory (until the page is left), or a storage of your own. Where it
   * fails the session goes on in memory, and listeners hear `storage-degraded`.
   */
  storage?: "local" | "session" | "memory" | SessionStorage | undefined;
  /** The time limit of a call in milliseconds, retries included. Default 30,000. */
  timeoutMs?: number | undefined;
  /**
   * Whether a visible tab renews its tokens ahead of their end, so that no call waits for it. Default
   * `false`. Nothing is renewed before the first call.
   */
  keepFresh?: boolean | undefined;
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
export function elasticPath(options: ElasticPathOptions): Promise<ElasticPathClient>;
