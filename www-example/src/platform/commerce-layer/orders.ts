// An order on Commerce Layer, with all that belongs to it, in one request.
import type {
  CommerceLayerClient,
  CommerceLayerNatives,
  Money,
  OrderAmounts,
  OrderLine,
  OrderLineParts,
  OrderWith,
  Shipment,
  ShipmentParts,
} from "storefront-customer/commerce-layer";
import type { CallOptions } from "storefront-customer/elastic-path";
import { isCode } from "../../error-words";
import { formatShortDay } from "../../format";
import { inWords, shippingMethod } from "../../order-words";
import { cardName } from "../../payment-words";
import type { Amount, Parcel, Stop, WholeOrder } from "../platform";
import { shipments as shipmentWords, tracking as trackingWords } from "./terms";

const always = ["shippingAddress", "billingAddress", "amounts"] as const;
const perhaps = ["payment", "transactions", "shipments"] as const;

type Sure = OrderWith<CommerceLayerNatives, "lines" | (typeof always)[number]>;
type Whole = Sure & OrderWith<CommerceLayerNatives, (typeof perhaps)[number]>;
type Sent = Shipment & ShipmentParts;

export async function readOrder(
  shop: CommerceLayerClient,
  id: string,
  options: CallOptions,
): Promise<WholeOrder> {
  const order = await read(shop, id, options);
  const whole = "transactions" in order ? order : null;
  return {
    ...order,
    lines: order.lines.filter(({ kind }) => !inTotals.has(kind)).map(boughtLine),
    reductions: [],
    surcharges: surcharges(order),
    taxIsIncluded: order.taxIncluded,
    taxes: [],
    notes: order.couponCode ? [["Coupon", order.couponCode]] : [],
    paidWith: whole && (cardName(whole.payment.details) ?? whole.payment.method),
    payments: async () => whole?.transactions ?? shop.orders.transactions(id, options),
    async parcels() {
      const sent = whole?.shipments ?? (await shop.orders.shipments(id, options));
      return { carrier: null, parcels: sent.flatMap(parcelsOf) };
    },
  };
}

/** Where the organization keeps payments or parcels from shoppers, the rest is read without them. */
async function read(shop: CommerceLayerClient, id: string, options: CallOptions): Promise<Sure | Whole> {
  try {
    return await shop.orders.get(id, { include: [...always, ...perhaps] }, options);
  } catch (error) {
    if (!isCode(error, "forbidden")) throw error;
    return shop.orders.get(id, { include: always }, options);
  }
}

/** Lines that a receipt has in its foot. */
const inTotals = new Set<string>(["shipment", "payment_method", "adjustment"]);

function boughtLine(line: OrderLine & OrderLineParts): OrderLine & { details: string[] } {
  // The platform tells no gift from a product; what costs nothing is one to a shopper.
  const isGift = line.kind === "product" && line.unitPrice?.amount === 0;
  return {
    ...line,
    kind: isGift ? "gift" : line.kind,
    details: [
      line.couponCode && `With the code ${line.couponCode}`,
      line.frequency && "Comes again by subscription",
    ].filter((text) => typeof text === "string"),
  };
}

function surcharges({ amounts, taxIncluded }: { amounts: OrderAmounts; taxIncluded: boolean }): Amount[] {
  const all: [name: string, amount: Money | null][] = [
    ["Payment", amounts.paymentMethod],
    ["Adjustment", amounts.adjustment],
    ["Fees", amounts.fees],
    ["Duty", amounts.duty],
    ["Tax", taxIncluded ? null : amounts.totalTax],
    ["Gift card", amounts.giftCard],
  ];
  return all.flatMap(([name, amount]) => (amount && amount.amount !== 0 ? { name, amount } : []));
}

/** A shipment that has not left has no parcel yet, but can be told of. */
function parcelsOf({ method, cost, status, shippedAt, deliveredAt, parcels }: Sent): Parcel[] {
  const shared = {
    cost,
    details: [
      shippingMethod(method),
      deliveredAt
        ? `Delivered on ${formatShortDay(deliveredAt)}`
        : shippedAt && `Sent on ${formatShortDay(shippedAt)}`,
    ].filter((text) => typeof text === "string"),
    contents: [],
  };
  const own = inWords(status, shipmentWords);
  if (parcels.length === 0) return [{ ...shared, status: own, tracking: null, journey: [] }];
  return parcels.map(({ trackingNumber, trackingStatus, trackingDetails }) => ({
    ...shared,
    status: inWords(trackingStatus, trackingWords) ?? own,
    tracking: trackingNumber,
    journey: (trackingDetails ?? []).map(stop).reverse(),
  }));
}

/** A step of the journey, as the carrier tells it: nobody promises its form. */
function stop(detail: unknown): Stop {
  const { message, datetime, tracking_location } = (detail ?? {}) as Readonly<Record<string, unknown>>;
  const { city } = (tracking_location ?? {}) as Readonly<Record<string, unknown>>;
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  return { what: text(message) ?? "On its way", where: text(city), when: text(datetime) };
}
