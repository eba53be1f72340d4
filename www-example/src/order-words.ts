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

/** A status nobody has taught us is still shown, tidily: "on_hold" reads "On hold". */
function inWords(status: string | null, known: Record<string, StatusWords>): StatusWords | null {
  if (status === null || status.trim() === "") return null;
  const words = Object.hasOwn(known, status) ? known[status] : undefined;
  if (words) return words;
  const plain = status.replaceAll(/[_-]+/g, " ").trim();
  return { text: plain.charAt(0).toUpperCase() + plain.slice(1), tone: "quiet" };
}
