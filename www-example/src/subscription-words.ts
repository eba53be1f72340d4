// What there is to say about orders that come again, in a shopper's words.
import type { OrderSubscription } from "storefront-customer/commerce-layer/subscriptions";
import type { Choice } from "./components/field";
import { inWords, type StatusWords, type Words } from "./order-words";

const statuses: Words = {
  draft: { text: "Not begun", tone: "waiting" },
  active: { text: "Active", tone: "good" },
  running: { text: "Ordering now", tone: "good" },
  inactive: { text: "Paused", tone: "waiting" },
  cancelled: { text: "Ended", tone: "quiet" },
};

/** Often enough for a household; the platform knows hours and other times too. */
export const frequencies: readonly Choice[] = [
  { value: "daily", text: "Every day" },
  { value: "weekly", text: "Every week" },
  { value: "monthly", text: "Every month" },
  { value: "two-month", text: "Every two months" },
  { value: "three-month", text: "Every three months" },
  { value: "six-month", text: "Every six months" },
  { value: "yearly", text: "Every year" },
];

export function subscriptionStatus({ status }: OrderSubscription): StatusWords | null {
  return inWords(status, statuses);
}

export function frequencyInWords(frequency: string): string {
  return frequencies.find(({ value }) => value === frequency)?.text ?? "At times of its own";
}

export function subscriptionName({ number, id }: OrderSubscription): string {
  return `Subscription ${number ?? id}`;
}

/** Whether another order is going to come of it. */
export function goesOn({ status }: OrderSubscription): boolean {
  return status === "active" || status === "running";
}
