// What a shopper pays with, as far as the gateway lets it be shown.
import { plainly } from "./order-words";

type Instrument = Readonly<Record<string, unknown>>;

const brands: Record<string, string> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  maestro: "Maestro",
};

/** Such as "Visa ending in 1111"; nothing where it is no card. */
export function cardName(instrument: Instrument | null): string | null {
  const digits = textOf(instrument?.card_last_digits);
  if (digits === null) return null;
  const type = textOf(instrument?.card_type);
  const brand = type === null ? "Card" : (brands[type] ?? plainly(type));
  return `${brand} ending in ${digits}`;
}

/** The month and the year that a card is good until, such as "09/2031". */
export function cardExpiry(instrument: Instrument | null): string | null {
  const month = textOf(instrument?.card_expiry_month);
  const year = textOf(instrument?.card_expiry_year);
  return month && year ? `${month.padStart(2, "0")}/${year}` : null;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
