/** Options of a single call. */
export interface CallOptions {
  /** Ends the call early: it rejects with `aborted`. Other calls, and a token request that they share, go on. */
  signal?: AbortSignal | undefined;
  /** The time limit of this call in milliseconds, retries included. Default: the client's `timeoutMs`. */
  timeoutMs?: number | undefined;
  /** Headers of this call's own, which go before the client's. */
  headers?: Record<string, string> | undefined;
}

/** An amount of money. */
export interface Money {
  /** In integer minor units: 1999 is £19.99, and ¥1,999. */
  amount: number;
  /** ISO 4217, or empty where the platform sends none. */
  currency: string;
  /** As the platform formats it. */
  formatted: string;
}

/** One page of a list. */
export interface Page<Item> {
  /** The records of this page. */
  items: Item[];
  /** How many records there are in all, where the platform says so. */
  totalCount: number | null;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  nextCursor: string | null;
  /** Pass it as `cursor` for the page before; `null` on the first. */
  previousCursor: string | null;
  /** The platform's own answer, exactly as it came. */
  native: unknown;
}

/** Which page of a list to read. */
export interface PageQuery {
  /** Records a page: 1 to 100 on Elastic Path, 1 to 25 on Commerce Layer. Default 25. */
  limit?: number | undefined;
  /** The `nextCursor` or `previousCursor` of an earlier page read with the same `limit`. */
  cursor?: string | null | undefined;
}

/** How many records a page has while all of them are gone through. */
export interface AllQuery {
  /** Records a page: 1 to 100 on Elastic Path, 1 to 25 on Commerce Layer. Default 25. */
  limit?: number | undefined;
}

/**
 * What must hold of an attribute: a value that it must be, or values by operators, all of which must
 * hold. `like` takes `*` at the beginning and the end for any text. Times are ISO 8601.
 *
 * @example
 * filter: { status: "complete", total: { ge: 5000 }, createdAt: { ge: "2026-01-01", lt: "2026-02-01" } }
 */
export type Condition<Value, Operator extends string> =
  | ("eq" extends Operator ? Value : never)
  | {
      readonly [Each in Operator]?: (Each extends "in" | "notIn" ? readonly Value[] : Value) | undefined;
    };

/** What orders can be filtered by on every platform. */
export interface SharedOrderFilter {
  /** How far the order has come. */
  status?: Condition<OrderStatus, "eq"> | undefined;
  /** How far it is paid. */
  paymentStatus?: Condition<PaymentStatus, "eq"> | undefined;
  /** How far it is delivered. */
  fulfillmentStatus?: Condition<FulfillmentStatus, "eq"> | undefined;
  /** The order's own number. */
  number?: Condition<string, "eq" | "like"> | undefined;
  /** The merchant's id in another system. */
  externalReference?: Condition<string, "eq" | "like"> | undefined;
  /** The currency, such as `GBP`. */
  currency?: Condition<string, "eq"> | undefined;
  /** The stock keeping unit of a product that is in it. */
  productSku?: Condition<string, "eq"> | undefined;
  /** The total, in minor units. */
  total?: Condition<number, "gt" | "ge" | "lt" | "le"> | undefined;
  /** When it was placed, ISO 8601. */
  createdAt?: Condition<string, "eq" | "gt" | "ge" | "lt" | "le"> | undefined;
  /** When it was last changed, ISO 8601. */
  updatedAt?: Condition<string, "eq" | "gt" | "ge" | "lt" | "le"> | undefined;
}

/** What orders can be sorted by on every platform; `-` before it turns the order round. */
export type SharedOrderSort =
  `${"" | "-"}${"createdAt" | "updatedAt" | "status" | "paymentStatus" | "fulfillmentStatus" | "total"}`;

/**
 * A kind of value that methods take, which may be wider on one platform than on another. It is written as
 * a function so that a platform's client fits where only what all have is asked for.
 */
export type Takes<Value> = (value: Value) => void;
/** The values of such a kind. */
export type Taken<Kind> = Kind extends Takes<infer Value> ? Value : never;
/** The names of what can come with orders. */
export type IncludeOf<N extends Natives> = Taken<N["orderInclude"]> & string;

/** Which orders to list. */
export type OrderQuery<
  N extends Natives = SharedNatives,
  Include extends string = IncludeOf<N>,
> = PageQuery & {
  /** What must hold of them. */
  filter?: Taken<N["orderFilter"]> | undefined;
  /** What to sort them by. Default: `-createdAt`, the newest first. */
  sort?: Taken<N["orderSort"]> | undefined;
  /** What comes with each. */
  include?: readonly Include[] | undefined;
} & Taken<N["orderFields"]>;

/** An order with its lines. */
export interface Order<Native = unknown, LineNative = unknown>
  extends OrderSummary<Native>,
    OrderLines<LineNative> {}

/** An order with what was included. */
export type OrderWith<N extends Natives, Include extends string> = OrderSummary<N["order"]> &
  N["orderParts"] &
  Pick<N["orderIncluded"], Include & keyof N["orderIncluded"]>;

/** A profile, with what only the platform tells of a customer. */
export type ProfileOf<N extends Natives> = Profile<N["customer"]> & N["profileParts"];

/** The platform's own form of an order's address. */
export type NativeAddress<Order> = Order extends { shipping_address?: infer Address }
  ? NonNullable<Address>
  : unknown;

/** Who is signed in. It never holds a token. */
export type Session =
  /** Nobody yet: the first call gets an anonymous token. */
  | { readonly state: "none"; readonly customerId: null; readonly expiresAt: null }
  /** A visitor. */
  | { readonly state: "anonymous"; readonly customerId: null; readonly expiresAt: string }
  /** A signed-in shopper, until `expiresAt` (ISO 8601, by the local clock). */
  | { readonly state: "customer"; readonly customerId: string; readonly expiresAt: string };

/** A storage of your own, such as an encrypted or an asynchronous one. Methods may return promises. */
export interface SessionStorage {
  /** The text under a key, or `null`. */
  getItem(key: string): string | null | undefined | Promise<string | null | undefined>;
  /** Keeps a text under a key. */
  setItem(key: string, text: string): unknown;
  /** Removes a key. */
  removeItem(key: string): unknown;
}

/** Where a session is kept. */
export type StorageChoice = "local" | "session" | "memory" | SessionStorage;

/**
 * Takes over the session that another SDK has stored. The functions of `storefront-customer/elastic-path/adopt` and
 * `storefront-customer/commerce-layer/adopt` make it. It is called with the client's options, and gives the
 * storage that the client is to use.
 */
export type Adoption = (options: {
  readonly clientId?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly scope?: string | undefined;
  readonly storage?: StorageChoice | undefined;
}) => StorageChoice | Promise<StorageChoice>;

/** What a shopper signs in with. */
export interface Credentials {
  /** The e-mail address of the account. */
  email: string;
  /** Its password. It is sent once and never stored. */
  password: string;
}

/** A password to set. */
export interface PasswordChange {
  /** The new password. */
  password: string;
  /** The password now. Where it is given it is checked first, which costs two requests more. */
  currentPassword?: string | undefined;
}

/** A new customer. */
export interface Registration<Native = Record<string, unknown>> {
  /** The full name. */
  name: string;
  /** The e-mail address, which becomes the sign-in name. */
  email: string;
  /** The password; without one the customer cannot sign in until one is set. */
  password?: string | undefined;
  /** The merchant's id of the customer in another system. */
  externalReference?: string | null | undefined;
  /** Whether to sign in at once. Default: when a password is given. */
  login?: boolean | undefined;
  /** Fields that only this platform or this store has, such as Flow fields. */
  native?: Native | undefined;
}

/** A provider that shoppers can sign in with. */
export interface SignOnProfile {
  /** The platform's id of it. */
  id: string;
  /** The name that shoppers know. */
  name: string;
}

/** A single sign-on to begin. */
export interface SignOnRequest {
  /** The `id` or `name` of one of `auth.sso.profiles()`. It may be left out where there is only one. */
  profile?: string | undefined;
  /** The page to come back to, exactly as the platform's realm lists it. */
  redirectUri: string;
  /** What to ask the provider for. Default: `openid email profile`. */
  scope?: string | undefined;
}

/** A request of your own to the platform. */
export interface PassThroughRequest {
  /** Default: `GET`. */
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | undefined;
  /** Headers besides the tokens'. A body needs its `content-type`. */
  headers?: Record<string, string> | undefined;
  /** The body, as text, so that it can be sent again when a token has expired. */
  body?: string | undefined;
}

/** How far an order has come. Stores may send values that are not listed. */
export type OrderStatus =
  | "complete"
  | "incomplete"
  | "cancelled"
  | "processing"
  | "draft"
  | "pending"
  | "editing"
  | "placing"
  | "placed"
  | "approved"
  | (string & {});
/** How far an order is paid. Stores may send values that are not listed. */
export type PaymentStatus =
  | "authorized"
  | "paid"
  | "unpaid"
  | "refunded"
  | "partially_paid"
  | "partially_authorized"
  | "partially_refunded"
  | "voided"
  | "partially_voided"
  | "free"
  | (string & {});
/** How far an order is delivered. Stores may send values that are not listed. */
export type FulfillmentStatus = "fulfilled" | "unfulfilled" | "in_progress" | "not_required" | (string & {});
/** What a line of an order is. Commerce Layer has lines for delivery, payment and adjustments too. */
export type OrderLineKind =
  | "product"
  | "promotion"
  | "gift"
  | "shipment"
  | "payment_method"
  | "adjustment"
  | (string & {});
/** Which step of a payment a transaction is. Gateways may send values that are not listed. */
export type TransactionKind = "purchase" | "authorize" | "capture" | "refund" | "void" | (string & {});
/** How a transaction went. Gateways may send values that are not listed. */
export type TransactionStatus = "complete" | "failed" | "pending" | "cancelled" | (string & {});

/** The types of a platform's own resources, which results carry under `native`. */
export interface Natives {
  /** The customer's. */
  customer: unknown;
  /** An address's. */
  address: unknown;
  /** An order's. */
  order: unknown;
  /** An order line's. */
  orderLine: unknown;
  /** A transaction's. */
  transaction: unknown;
  /** A shipment's. */
  shipment: unknown;
  /** A promotion's. */
  promotion: unknown;
  /** A custom discount's. */
  customDiscount: unknown;
  /** A tax item's. */
  taxItem: unknown;
  /** A cart's. */
  cart: unknown;
  /** A cart item's. */
  cartItem: unknown;
  /** What a customer is created from. */
  registration: Takes<never>;
  /** What the platform tells of a customer beyond what all do. */
  profileParts: unknown;
  /** The same of an order. */
  orderParts: unknown;
  /** The same of an order line. */
  orderLineParts: unknown;
  /** The same of a shipment. */
  shipmentParts: unknown;
  /** What orders can be filtered by. */
  orderFilter: Takes<never>;
  /** What they can be sorted by. */
  orderSort: Takes<never>;
  /** What can come with them. */
  orderInclude: Takes<never>;
  /** What that is, by its names. */
  orderIncluded: object;
  /** What of them can be asked for besides. */
  orderFields: Takes<never>;
  /** What may be written of a customer under `native`. */
  customerInput: object;
  /** What may be written of an address under `native`. */
  addressInput: object;
  /** What may be written of an order under `native`. */
  orderInput: object;
  /** What may be written of a cart under `native`. */
  cartInput: object;
}

/** What every platform has: the types of code that runs on any. */
export interface SharedNatives extends Natives {
  registration: Takes<Registration>;
  orderFilter: Takes<SharedOrderFilter>;
  orderSort: Takes<SharedOrderSort>;
  orderInclude: Takes<"lines">;
  orderIncluded: { lines: OrderLine[] };
  orderFields: Takes<object>;
}

/**
 * A client of one store. Code that is written against `CustomerClient` runs on every platform; a
 * platform's own type knows its `native` resources too. Methods need no `this` and can be passed around.
 */
export interface CustomerClient<N extends Natives = SharedNatives> extends PassThrough<N> {
  /** Signing in and out, and who is signed in. */
  readonly auth: Auth<N>;
  /** The signed-in shopper's own profile. */
  readonly profile: Profiles<N>;
  /** The signed-in shopper's address book. */
  readonly addresses: Addresses<N>;
  /** The signed-in shopper's orders. */
  readonly orders: Orders<N>;
  /** Ends what is under way with a `disposed` error and tells listeners nothing more. What is stored stays. */
  dispose(): void;
}

/** One refused input. */
export interface FieldError {
  /** The input's name, as in the call. */
  readonly field: string;
  /** What is wrong with it. */
  readonly message: string;
  /** The platform's machine-readable rule, where it names one. */
  readonly rule?: string;
}

/**
 * The only error that this package throws. `message` says what happened and what to do; it never
 * holds a token, a password or an e-mail address.
 *
 * @example
 * try {
 *   await shop.addresses.create(input);
 * } catch (error) {
 *   if (error instanceof CustomerError && error.code === "validation") showFields(error.fields);
 *   else throw error;
 * }
 */
export class CustomerError extends Error {
  private constructor();
  /** Tells it apart where the class is not at hand. */
  readonly name: "CustomerError";
  /** What went wrong. */
  readonly code: CustomerErrorCode;
  /** The HTTP status, when there was a response. */
  readonly status: number | undefined;
  /** The platform's name for the request, for its support. */
  readonly requestId: string | undefined;
  /** How long the platform asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;
  /** The refused inputs, by the names that the call uses. */
  readonly fields: readonly FieldError[];
  /** What the browser threw, for `network` and `aborted`. */
  readonly cause?: unknown;
}
