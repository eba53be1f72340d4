// What the shop says about an order, in a shopper's words.
import type { OrderSummary } from "storefront-customer/elastic-path";
import type { Choice } from "./components/field";

export type Tone = "good" | "waiting" | "quiet";

export interface StatusWords {
  readonly text: string;
  readonly tone: Tone;
}

export type Words = Readonly<Record<string, StatusWords>>;

/** A platform's terms for how far an order has come. */
export interface OrderTerms {
  readonly statuses: Words;
  readonly payments: Words;
  readonly fulfillments: Words;
  /** The status of an order that has been accepted; to a shopper it is not complete while the parcel is missing. */
  readonly confirmed: string;
  /** How far an order is delivered while something is still to come. */
  readonly unfinished: readonly string[];
  /** How far it is paid when nothing will come any more. */
  readonly givenUp: readonly string[];
  /** What the history can be narrowed to. */
  readonly choices: Readonly<Record<"status" | "payment" | "delivery", readonly Choice[]>>;
}

/** Stands first among the choices of a search. */
export const everyChoice: Choice = { value: "", text: "Any" };

const transactionKinds: Record<string, string> = {
  purchase: "Payment",
  authorize: "Amount held",
  capture: "Held amount taken",
  void: "Held amount released",
  refund: "Money back",
};

const transactionStatuses: Words = {
  complete: { text: "Done", tone: "good" },
  pending: { text: "Not finished", tone: "waiting" },
  failed: { text: "Did not go through", tone: "waiting" },
  cancelled: { text: "Cancelled", tone: "quiet" },
};

const paymentMethods: Record<string, string> = {
  manual: "By arrangement",
  paypal_express_checkout: "PayPal",
  stripe: "Card",
  stripe_payment_intents: "Card",
  elastic_path_payments_stripe: "Card",
  adyen: "Card",
  authorize_net: "Card",
  braintree: "Card",
  card_connect: "Card",
  cyber_source: "Card",
};

const shippingMethods: Record<string, string> = {
  standard: "Standard delivery",
  express: "Express delivery",
};

export function transactionKind(kind: string | null): string {
  return (kind && (transactionKinds[kind] ?? plainly(kind))) || "Payment";
}

export function transactionStatus(status: string | null): StatusWords | null {
  return inWords(status, transactionStatuses);
}

export function paymentMethod(gateway: string | null): string | null {
  return gateway && (paymentMethods[gateway] ?? plainly(gateway));
}

export function shippingMethod(method: string | null): string | null {
  return method && (shippingMethods[method] ?? plainly(method));
}

export function orderStatus(terms: OrderTerms, order: OrderSummary): StatusWords | null {
  if (order.status === terms.confirmed && awaitsParcel(terms, order)) {
    return { text: "Confirmed", tone: "good" };
  }
  return inWords(order.status, terms.statuses);
}

export function paymentStatus(terms: OrderTerms, order: OrderSummary): StatusWords | null {
  return inWords(order.paymentStatus, terms.payments);
}

export function fulfillmentStatus(terms: OrderTerms, order: OrderSummary): StatusWords | null {
  if (isUnfinished(terms, order) && !awaitsParcel(terms, order)) return null;
  return inWords(order.fulfillmentStatus, terms.fulfillments);
}

function isUnfinished({ unfinished }: OrderTerms, { fulfillmentStatus }: OrderSummary): boolean {
  return fulfillmentStatus !== null && unfinished.includes(fulfillmentStatus);
}

/** "Not sent yet" would promise a parcel that a cancelled or refunded order will never become. */
function awaitsParcel(terms: OrderTerms, order: OrderSummary): boolean {
  const isOver = order.status === "cancelled" || terms.givenUp.includes(order.paymentStatus ?? "");
  return isUnfinished(terms, order) && !isOver;
}

export function orderName(order: OrderSummary): string {
  return `Order ${order.number ?? order.externalReference ?? order.id.slice(0, 8)}`;
}

export function inWords(status: string | null, known: Words): StatusWords | null {
  if (status === null || status.trim() === "") return null;
  const words = Object.hasOwn(known, status) ? known[status] : undefined;
  return words ?? { text: plainly(status), tone: "quiet" };
}

/** A word nobody has taught us is still shown, tidily: "on_hold" reads "On hold". */
export function plainly(word: string): string {
  return capitalized(word.replaceAll(/[_-]+/g, " ").trim());
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
