// Which orders the shopper wants to see: as kept in the page's address, as asked of the shop, and in words.
import type { SharedOrderFilter, SharedOrderSort } from "storefront-customer/elastic-path";
import type { Choice } from "./components/field";
import { formatDay } from "./format";
import type { OrderTerms } from "./order-words";

export interface OrderSearch {
  readonly number: string;
  readonly status: string;
  readonly payment: string;
  readonly delivery: string;
  /** A year, a number of days that have passed, `between` for the two days below, or any time. */
  readonly placed: string;
  readonly from: string;
  readonly to: string;
  readonly sort: string;
}

export const everyOrder: OrderSearch = {
  number: "",
  status: "",
  payment: "",
  delivery: "",
  placed: "",
  from: "",
  to: "",
  sort: "",
};

const YEARS_BACK = 4;
const thisYear = new Date().getFullYear();

type Choices = Readonly<Record<"status" | "payment" | "delivery" | "placed" | "sort", readonly Choice[]>>;

const sharedChoices: Pick<Choices, "placed" | "sort"> = {
  placed: [
    { value: "", text: "At any time" },
    { value: "30", text: "In the last 30 days" },
    { value: "90", text: "In the last 3 months" },
    ...Array.from({ length: YEARS_BACK }, (_, back) => String(thisYear - back)).map((year) => ({
      value: year,
      text: `In ${year}`,
    })),
    { value: "between", text: "Between two days" },
  ],
  sort: [
    { value: "", text: "Newest first" },
    { value: "createdAt", text: "Oldest first" },
    { value: "-updatedAt", text: "Last changed first" },
    { value: "-total", text: "Highest amount first" },
    { value: "total", text: "Lowest amount first" },
  ],
};

const parameterNames = Object.keys(everyOrder) as (keyof OrderSearch)[];

/** What a search can choose from, in the platform's terms. */
export function searchChoices({ choices }: OrderTerms): Choices {
  return { ...choices, ...sharedChoices };
}

/** What an address says of a search, whatever it is. */
export function readSearch(parameters: URLSearchParams): OrderSearch {
  return eachOf((name) => (parameters.get(name) ?? "").trim());
}

/** The same in earnest: what it could not have come by here counts as nothing said. */
export function understood(search: OrderSearch, choices: Choices): OrderSearch {
  return eachOf((name) => {
    const value = search[name];
    if (name === "number") return value;
    if (name === "from" || name === "to") return startOfDay(value) ? value : "";
    return choices[name].some((choice) => choice.value === value) ? value : "";
  });
}

function eachOf(read: (name: keyof OrderSearch) => string): OrderSearch {
  return Object.fromEntries(parameterNames.map((name) => [name, read(name)])) as unknown as OrderSearch;
}

/** The parameters to keep in an address: those that say something. */
export function searchParameters(search: OrderSearch): [name: string, value: string][] {
  return parameterNames
    .map((name): [string, string] => [name, search[name]])
    .filter(
      ([name, value]) => value !== "" && (search.placed === "between" || !["from", "to"].includes(name)),
    );
}

/** How many things the shopper has said about the orders; the two days are one with the time they end. */
export function countConditions(search: OrderSearch): number {
  return searchParameters(search).filter(([name]) => !["sort", "from", "to"].includes(name)).length;
}

export function orderFilter(search: OrderSearch): SharedOrderFilter {
  // The asterisk stands for any text, and may stand at the two ends only.
  const number = search.number.replaceAll("*", "");
  const createdAt = placedCondition(search);
  return {
    ...(number !== "" && { number: { like: `*${number}*` } }),
    ...(search.status !== "" && { status: search.status }),
    ...(search.payment !== "" && { paymentStatus: search.payment }),
    ...(search.delivery !== "" && { fulfillmentStatus: search.delivery }),
    ...(createdAt && { createdAt }),
  };
}

export function orderSort(search: OrderSearch): SharedOrderSort {
  return (search.sort || "-createdAt") as SharedOrderSort;
}

/** In what order the list is, as it reads after "34 orders". */
export function sortInWords(search: OrderSearch): string {
  const words = sharedChoices.sort.find(({ value }) => value === search.sort)?.text ?? "";
  // The shop compares bare figures: 5,000 yen come before 49 pounds.
  const caution = search.sort.endsWith("total") ? ", whatever the currency" : "";
  return words.charAt(0).toLowerCase() + words.slice(1) + caution;
}

/** What is wrong with the two days, by the fields' names. */
export function checkDays({ placed, from, to }: OrderSearch): Record<string, string> {
  if (placed !== "between") return {};
  if (from === "" && to === "") return { from: "Choose a first day, a last one, or both." };
  if (from !== "" && to !== "" && from > to) {
    return { to: `Choose a day that is not before ${formatDay(`${from}T12:00:00`)}.` };
  }
  return {};
}

function placedCondition({ placed, from, to }: OrderSearch): { ge?: string; lt?: string } | null {
  if (placed === "") return null;
  if (placed === "between") {
    const [first, last] = [startOfDay(from), startOfDay(to, 1)];
    return first || last ? { ...(first && { ge: first }), ...(last && { lt: last }) } : null;
  }
  if (placed.length === 4) {
    return { ge: startOfYear(Number(placed)), lt: startOfYear(Number(placed) + 1) };
  }
  const today = new Date();
  return {
    ge: new Date(today.getFullYear(), today.getMonth(), today.getDate() - Number(placed)).toISOString(),
  };
}

/** The moment that the shopper's own day begins, so many days later; nothing for what is no day. */
function startOfDay(day: string, later = 0): string | null {
  const [year, month, date] = /^\d{4}-\d{2}-\d{2}$/.test(day) ? day.split("-").map(Number) : [];
  if (year === undefined || month === undefined || date === undefined) return null;
  return new Date(year, month - 1, date + later).toISOString();
}

function startOfYear(year: number): string {
  return new Date(year, 0, 1).toISOString();
}
