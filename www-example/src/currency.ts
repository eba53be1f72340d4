// The currency that prices are in, chosen by the shopper and kept in this browser. The shop is told it when the
// connection to it is opened.
const key = "marlow-finch:currency";

export interface Currency {
  readonly code: string;
  readonly name: string;
}

export const currencies: readonly Currency[] = [
  { code: "GBP", name: "Pounds (£)" },
  { code: "EUR", name: "Euros (€)" },
  { code: "USD", name: "US dollars ($)" },
  { code: "JPY", name: "Yen (¥)" },
];

export function chosenCurrency(): string {
  const kept = read();
  return currencies.some(({ code }) => code === kept) ? (kept ?? "GBP") : "GBP";
}

export function currencyName(code: string): string {
  const known = currencies.find((currency) => currency.code === code);
  return known
    ? known.name.replace(/ \(.*/, "").replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase())
    : code;
}

/** Opens the page anew, because a connection keeps its currency. */
export function chooseCurrency(code: string): void {
  try {
    localStorage.setItem(key, code);
  } catch {
    // The browser may deny storage; then the shop's own currency stays.
  }
  location.reload();
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
