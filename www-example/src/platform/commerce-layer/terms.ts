// How far an order has come, in Commerce Layer's terms and in a shopper's words.
import { everyChoice, type OrderTerms, type Words } from "../../order-words";

export const terms: OrderTerms = {
  confirmed: "approved",
  unfinished: ["unfulfilled", "in_progress"],
  givenUp: ["refunded", "voided"],
  statuses: {
    placing: { text: "Being placed", tone: "waiting" },
    placed: { text: "Placed", tone: "waiting" },
    editing: { text: "Being changed", tone: "waiting" },
    approved: { text: "Complete", tone: "good" },
    cancelled: { text: "Cancelled", tone: "quiet" },
  },
  payments: {
    paid: { text: "Paid", tone: "good" },
    free: { text: "Nothing to pay", tone: "good" },
    authorized: { text: "Payment authorised", tone: "waiting" },
    partially_paid: { text: "Partly paid", tone: "waiting" },
    partially_authorized: { text: "Partly authorised", tone: "waiting" },
    unpaid: { text: "Not paid", tone: "waiting" },
    partially_refunded: { text: "Partly refunded", tone: "quiet" },
    refunded: { text: "Refunded", tone: "quiet" },
    partially_voided: { text: "Partly released", tone: "quiet" },
    voided: { text: "Not charged", tone: "quiet" },
  },
  fulfillments: {
    fulfilled: { text: "Sent", tone: "good" },
    in_progress: { text: "Under way", tone: "waiting" },
    unfulfilled: { text: "Not sent yet", tone: "waiting" },
    not_required: { text: "Nothing to send", tone: "quiet" },
  },
  choices: {
    status: [
      everyChoice,
      { value: "placed", text: "Placed" },
      { value: "editing", text: "Being changed" },
      { value: "approved", text: "Confirmed or complete" },
      { value: "cancelled", text: "Cancelled" },
    ],
    payment: [
      everyChoice,
      { value: "paid", text: "Paid" },
      { value: "authorized", text: "Authorised" },
      { value: "partially_paid", text: "Partly paid" },
      { value: "partially_authorized", text: "Partly authorised" },
      { value: "unpaid", text: "Not paid" },
      { value: "free", text: "Nothing to pay" },
      { value: "refunded", text: "Refunded" },
      { value: "partially_refunded", text: "Partly refunded" },
      { value: "voided", text: "Not charged" },
    ],
    delivery: [
      everyChoice,
      { value: "fulfilled", text: "Sent" },
      { value: "in_progress", text: "Under way" },
      { value: "unfulfilled", text: "Not sent" },
      { value: "not_required", text: "Nothing to send" },
    ],
  },
};

/** How far a shipment has come. */
export const shipments: Words = {
  draft: { text: "Not packed yet", tone: "waiting" },
  upcoming: { text: "Not packed yet", tone: "waiting" },
  on_hold: { text: "On hold", tone: "waiting" },
  picking: { text: "Being put together", tone: "waiting" },
  packing: { text: "Being packed", tone: "waiting" },
  ready_to_ship: { text: "Ready to leave", tone: "waiting" },
  shipped: { text: "On its way", tone: "waiting" },
  delivered: { text: "Delivered", tone: "good" },
  cancelled: { text: "Cancelled", tone: "quiet" },
};

/** Where the carrier says that a parcel is. */
export const tracking: Words = {
  pre_transit: { text: "Waiting for the carrier", tone: "waiting" },
  in_transit: { text: "On its way", tone: "waiting" },
  out_for_delivery: { text: "Out for delivery", tone: "waiting" },
  available_for_pickup: { text: "Waiting to be collected", tone: "waiting" },
  delivered: { text: "Delivered", tone: "good" },
  return_to_sender: { text: "On its way back", tone: "quiet" },
  failure: { text: "Not delivered", tone: "waiting" },
};
