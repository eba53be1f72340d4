// What the shop says about an order, in a shopper's words.
import type { OrderSummary } from "storefront-customer/elastic-path";

export type Tone = "good" | "waiting" | "quiet";

export interface StatusWords {
  readonly text: string;
  readonly tone: Tone;
}

const orderStatuses: Record<string, StatusWords> = {
  complete: { text: "Complete", tone: "good" },
  processing: { text: "Being prepared", tone: "waiting" },
  incomplete: { text: "Open", tone: "waiting" },
  cancelled: { text: "Cancelled", tone: "quiet" },
};

const paymentStatuses: Record<string, StatusWords> = {
  paid: { text: "Paid", tone: "good" },
  authorized: { text: "Payment authorised", tone: "waiting" },
  partially_paid: { text: "Partly paid", tone: "waiting" },
  partially_authorized: { text: "Partly authorised", tone: "waiting" },
  unpaid: { text: "Not paid", tone: "waiting" },
  refunded: { text: "Refunded", tone: "quiet" },
};

const fulfillmentStatuses: Record<string, StatusWords> = {
  fulfilled: { text: "Sent", tone: "good" },
  unfulfilled: { text: "Not sent yet", tone: "waiting" },
};

const transactionKinds: Record<string, string> = {
  purchase: "Payment",
  authorize: "Amount held",
  capture: "Held amount taken",
  refund: "Money back",
};

const transactionStatuses: Record<string, StatusWords> = {
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

export function orderStatus(order: OrderSummary): StatusWords | null {
  // The shop calls an order complete once it is paid for; to a shopper it is not, while the parcel is missing.
  if (order.status === "complete" && awaitsParcel(order)) return { text: "Confirmed", tone: "good" };
  return inWords(order.status, orderStatuses);
}

export function paymentStatus(order: OrderSummary): StatusWords | null {
  return inWords(order.paymentStatus, paymentStatuses);
}

export function fulfillmentStatus(order: OrderSummary): StatusWords | null {
  if (order.fulfillmentStatus === "unfulfilled" && !awaitsParcel(order)) return null;
  return inWords(order.fulfillmentStatus, fulfillmentStatuses);
}

/** "Not sent yet" would promise a parcel that a cancelled or refunded order will never become. */
function awaitsParcel({ status, paymentStatus, fulfillmentStatus }: OrderSummary): boolean {
  return fulfillmentStatus === "unfulfilled" && status !== "cancelled" && paymentStatus !== "refunded";
}

export function orderName(order: OrderSummary): string {
  return `Order ${order.number ?? order.externalReference ?? order.id.slice(0, 8)}`;
}

function inWords(status: string | null, known: Record<string, StatusWords>): StatusWords | null {
  if (status === null || status.trim() === "") return null;
  const words = Object.hasOwn(known, status) ? known[status] : undefined;
  return words ?? { text: plainly(status), tone: "quiet" };
}

/** A word nobody has taught us is still shown, tidily: "on_hold" reads "On hold". */
function plainly(word: string): string {
  const plain = word.replaceAll(/[_-]+/g, " ").trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
