// How far an order has come, in Elastic Path's terms and in a shopper's words.
import { everyChoice, type OrderTerms } from "../../order-words";

export const terms: OrderTerms = {
  // The shop calls an order complete once it is paid for.
  confirmed: "complete",
  unfinished: ["unfulfilled"],
  givenUp: ["refunded"],
  statuses: {
    complete: { text: "Complete", tone: "good" },
    processing: { text: "Being prepared", tone: "waiting" },
    incomplete: { text: "Open", tone: "waiting" },
    cancelled: { text: "Cancelled", tone: "quiet" },
  },
  payments: {
    paid: { text: "Paid", tone: "good" },
    authorized: { text: "Payment authorised", tone: "waiting" },
    partially_paid: { text: "Partly paid", tone: "waiting" },
    partially_authorized: { text: "Partly authorised", tone: "waiting" },
    unpaid: { text: "Not paid", tone: "waiting" },
    refunded: { text: "Refunded", tone: "quiet" },
  },
  fulfillments: {
    fulfilled: { text: "Sent", tone: "good" },
    unfulfilled: { text: "Not sent yet", tone: "waiting" },
  },
  choices: {
    status: [
      everyChoice,
      { value: "incomplete", text: "Open" },
      { value: "processing", text: "Being prepared" },
      { value: "complete", text: "Confirmed or complete" },
      { value: "cancelled", text: "Cancelled" },
    ],
    payment: [
      everyChoice,
      { value: "paid", text: "Paid" },
      { value: "authorized", text: "Authorised" },
      { value: "partially_paid", text: "Partly paid" },
      { value: "partially_authorized", text: "Partly authorised" },
      { value: "unpaid", text: "Not paid" },
      { value: "refunded", text: "Refunded" },
    ],
    delivery: [everyChoice, { value: "fulfilled", text: "Sent" }, { value: "unfulfilled", text: "Not sent" }],
  },
};
