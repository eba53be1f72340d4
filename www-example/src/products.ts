// The few things on this page's shelves. A shop gets them, and their prices, from its catalogue; this page is
// about accounts, so it has a list of its own, with the prices of the sample shop.
import type { Money } from "storefront-customer/elastic-path";
import type { IconName } from "./components/icon";

export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly text: string;
  readonly drawing: IconName;
  /** In the smallest unit of each currency. */
  readonly prices: Readonly<Record<string, number>>;
}

export const products: readonly Product[] = [
  {
    sku: "MUG-SPECK",
    name: "Speckled stoneware mug",
    text: "Holds a generous pint of tea, and stays warm for it.",
    drawing: "mug",
    prices: { GBP: 1450, EUR: 1690, USD: 1800, JPY: 2800 },
  },
  {
    sku: "NOTE-A5",
    name: "A5 stitched notebook, dotted",
    text: "Lies flat from the first page to the last.",
    drawing: "notebook",
    prices: { GBP: 1100, EUR: 1300, USD: 1400, JPY: 2100 },
  },
  {
    sku: "CANDLE-FIG",
    name: "Fig and cedar candle",
    text: "Forty hours of a late summer evening.",
    drawing: "candle",
    prices: { GBP: 2400, EUR: 2850, USD: 3000, JPY: 4800 },
  },
  {
    sku: "PEN-BRASS",
    name: "Brass fountain pen, medium nib",
    text: "Heavy enough to slow the hand to a good pace.",
    drawing: "pen",
    prices: { GBP: 4500, EUR: 5300, USD: 5600, JPY: 9000 },
  },
  {
    sku: "LINEN-TEA",
    name: "Linen tea towel, oat stripe",
    text: "Gets better with every wash.",
    drawing: "linen",
    prices: { GBP: 1200, EUR: 1400, USD: 1500, JPY: 2300 },
  },
  {
    sku: "LAMP-TASK",
    name: "Enamel task lamp",
    text: "Bends to the page, and leaves the room in peace.",
    drawing: "lamp",
    prices: { GBP: 11000, EUR: 12900, USD: 13800, JPY: 22000 },
  },
];

export function priceOf(product: Product, currency: string): Money | null {
  const amount = product.prices[currency];
  return amount === undefined ? null : { amount, currency, formatted: "" };
}

/** Prices in dollars are before tax, as is usual there. */
export function isBeforeTax(currency: string): boolean {
  return currency === "USD";
}
