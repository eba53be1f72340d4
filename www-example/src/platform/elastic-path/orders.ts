// An order on Elastic Path, with all that belongs to it.
import type {
  CallOptions,
  Money,
  OrderLine,
  OrderWith,
  Shipment,
  TaxItem,
} from "storefront-customer/elastic-path";
import { isCode } from "../../error-words";
import { formatMoney, formatShortDay } from "../../format";
import { shippingMethod } from "../../order-words";
import type { Amount, Parcel, Reduction, WholeOrder } from "../platform";
import type { Natives, Shop } from "./store";

type Read = OrderWith<Natives, "lines" | "promotions" | "customDiscounts" | "taxItems">;
type Line = OrderLine<Natives["orderLine"]>;

export async function readOrder(shop: Shop, id: string, options: CallOptions): Promise<WholeOrder> {
  const order = await read(shop, id, options);
  const message = order.native["gift-message"];
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, details: lineDetails(line) })),
    reductions: reductions(order),
    surcharges: [],
    taxIsIncluded: true,
    taxes: taxes(order.taxItems, order.totals.total),
    notes: message ? [["Gift message", message]] : [],
    paidWith: null,
    payments: () => shop.orders.transactions(id, options),
    async parcels() {
      const shipments = await shop.orders.shipments(id, options);
      return {
        carrier: order.native["shipping-provider"] ?? null,
        parcels: shipments.map((shipment) => parcel(shipment, order.lines)),
      };
    },
  };
}

async function read(shop: Shop, id: string, options: CallOptions): Promise<Read> {
  try {
    const include = ["promotions", "customDiscounts", "taxItems"] as const;
    return await shop.orders.get(id, { include }, options);
  } catch (error) {
    // Which of these can come along differs between stores; the lines always can.
    if (!isCode(error, "validation")) throw error;
    const order = await shop.orders.get(id, {}, options);
    return { ...order, promotions: [], customDiscounts: [], taxItems: [] };
  }
}

function lineDetails({ native, discount, withoutDiscount }: Line): string[] {
  const codes = (native.discounts ?? []).map(({ code }) => code).filter((code) => code !== undefined);
  const note = native.custom_inputs?.gift_note;
  return [
    isBelowZero(discount) &&
      withoutDiscount &&
      `${formatMoney(discount)} off ${formatMoney(withoutDiscount)}${codes.length > 0 ? ` (${codes.join(", ")})` : ""}`,
    native.engraving && `Engraved “${native.engraving}”`,
    typeof note === "string" && `“${note}”`,
    native.bundle_configuration && "With the parts you chose",
    native.subscription_offering_id && "Comes again by subscription",
    native.location && "Collected in the shop",
  ].filter((text) => typeof text === "string");
}

/** The promotions that are no lines themselves, and discounts that were given by hand. */
function reductions({ lines, promotions, customDiscounts }: Read): Reduction[] {
  return [
    ...promotions
      .filter(({ id }) => lines.every((line) => line.productId !== id))
      .map(({ name, automatic }) => ({
        name: name ?? "Promotion",
        detail: automatic ? "Applied by itself" : "Applied with a code",
        amount: null,
      })),
    ...customDiscounts.map(({ description, code, amount }) => ({
      name: description ?? code ?? "Discount",
      detail: code,
      amount,
    })),
  ];
}

/** The taxes on the lines, those of one kind together. What lies on shipping is in none of them. */
function taxes(items: readonly TaxItem[], total: Money | null): Amount[] {
  if (!total) return [];
  const kinds = new Map<string, number>();
  for (const { name, rate, jurisdiction, amount } of items) {
    const per = rate === null ? "" : ` ${Number((rate * 100).toFixed(2))} %`;
    const place = jurisdiction ? `, ${jurisdiction}` : "";
    const words = `On items: ${name ?? "tax"}${per}${place}`;
    kinds.set(words, (kinds.get(words) ?? 0) + (amount ?? 0));
  }
  return [...kinds].map(([name, sum]) => ({ name, amount: { ...total, amount: sum } }));
}

function parcel(shipment: Shipment, lines: readonly Line[]): Parcel {
  return {
    status: null,
    cost: shipment.cost,
    details: [[shippingMethod(shipment.method), expected(shipment)].filter(Boolean).join(", ")].filter(
      Boolean,
    ),
    contents: lines
      .filter((line) => line.shipmentId === shipment.id)
      .map(({ name, sku, quantity }) => `${quantity} × ${name ?? sku ?? "Item"}`),
    tracking: shipment.trackingReference,
    journey: [],
  };
}

function expected({ expectedFrom, expectedUntil }: Shipment): string | null {
  const [from, until] = [expectedFrom, expectedUntil].map((day) => day && formatShortDay(day));
  if (from && until && from !== until) return `expected ${from} to ${until}`;
  const day = until || from;
  return day ? `expected ${day}` : null;
}

function isBelowZero(money: Money | null): money is Money {
  return money !== null && money.amount < 0;
}
