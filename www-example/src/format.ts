// Money, dates and counts in words for the visitor's own locale.
import type { Money, Page } from "storefront-customer/elastic-path";

const nothing = "—";
const dayFormat = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });
const shortDayFormat = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  year: "numeric",
});

/** Amounts are whole numbers of the currency's smallest unit, and not every currency has hundredths. */
export function formatMoney(money: Money | null): string {
  if (!money) return nothing;
  if (money.currency === "") return money.formatted || nothing;
  try {
    const format = new Intl.NumberFormat(undefined, { style: "currency", currency: money.currency });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    return format.format(money.amount / 10 ** digits);
  } catch {
    // Intl refuses currency codes that are not three letters.
    return money.formatted || nothing;
  }
}

export function formatDay(timestamp: string | null): string {
  return formatDate(timestamp, dayFormat);
}

/** The same where there is little room. */
export function formatShortDay(timestamp: string | null): string {
  return formatDate(timestamp, shortDayFormat);
}

/** The day as a form's field for days has it, by the visitor's own calendar. */
export function dayForField(timestamp: string | null): string {
  const date = new Date(timestamp ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return "";
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

function formatDate(timestamp: string | null, format: Intl.DateTimeFormat): string {
  const date = timestamp === null ? Number.NaN : Date.parse(timestamp);
  return Number.isNaN(date) ? nothing : format.format(date);
}

/** How many items the whole list has, as in "3 orders", or nothing when that cannot be known. */
export function countInWords(page: Page<unknown>, one: string, many: string): string {
  const isWhole = page.nextCursor === null && page.previousCursor === null;
  const count = page.totalCount ?? (isWhole ? page.items.length : null);
  return count ? `${count} ${count === 1 ? one : many}` : "";
}
