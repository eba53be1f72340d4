// What there is to say about things that go back to the shop, in a shopper's words.
import type { Return } from "storefront-customer/commerce-layer/returns";
import type { Choice } from "./components/field";
import { inWords, type StatusWords, type Words } from "./order-words";

const statuses: Words = {
  draft: { text: "Not asked for yet", tone: "waiting" },
  requested: { text: "Asked for", tone: "waiting" },
  approved: { text: "Approved", tone: "good" },
  shipped: { text: "On its way to us", tone: "waiting" },
  received: { text: "With us again", tone: "good" },
  refunded: { text: "Refunded", tone: "good" },
  rejected: { text: "Not accepted", tone: "quiet" },
  cancelled: { text: "Called off", tone: "quiet" },
};

export const reasons: readonly Choice[] = [
  { value: "", text: "Choose a reason" },
  { value: "It does not suit me", text: "It does not suit me" },
  { value: "It arrived damaged", text: "It arrived damaged" },
  { value: "It is not what I ordered", text: "It is not what I ordered" },
  { value: "Something else", text: "Something else" },
];

export function returnStatus(status: string | null): StatusWords | null {
  return inWords(status, statuses);
}

export function returnName({ number, id }: Pick<Return, "number" | "id">): string {
  return `Return ${number ?? id}`;
}

/** The reasons that were given, whatever their names are. */
export function reasonInWords(reason: Readonly<Record<string, unknown>> | null): string | null {
  const texts = Object.values(reason ?? {}).filter((text) => typeof text === "string");
  return texts.length === 0 ? null : texts.join(", ");
}

export interface ReturnStep {
  readonly text: string;
  readonly at: string | null;
  readonly done: boolean;
}

/** The way of a return, with how far it has come. One that goes no further ends where it stopped. */
export function returnSteps(one: Return): ReturnStep[] {
  const order = ["draft", "requested", "approved", "shipped", "received", "refunded"];
  const reached = order.indexOf(one.status ?? "");
  const steps = [
    { text: "Asked for", at: one.createdAt },
    { text: "Approved", at: one.approvedAt },
    { text: "Sent to us", at: one.shippedAt },
    { text: "Arrived with us", at: one.receivedAt },
    { text: "Paid back", at: one.refundedAt },
  ].map((step, place) => ({ ...step, done: reached > place }));
  if (reached !== -1) return steps.map((step) => ({ ...step, at: step.done ? step.at : null }));
  const known = steps.filter((step, place) => place === 0 || step.at !== null);
  return [
    ...known.map((step) => ({ ...step, done: true })),
    { text: returnStatus(one.status)?.text ?? "Ended", at: one.updatedAt, done: true },
  ];
}
