// The addresses of the demo's pages: reading them from the location's hash, and writing them.
import { everyOrder, type OrderSearch, readSearch, searchParameters } from "./order-search";

export interface Position {
  readonly cursor: string | null;
  /** Which page the cursor stands for, when the link said so. */
  readonly page: number | null;
}

export type Route =
  | {
      readonly name: "sign-in";
      readonly next: string;
      readonly ended: boolean;
      readonly failed: string | null;
    }
  | { readonly name: "sign-up"; readonly next: string }
  | { readonly name: "overview" }
  | { readonly name: "profile" }
  | { readonly name: "address-book"; readonly position: Position }
  | { readonly name: "new-address" }
  | { readonly name: "edit-address"; readonly id: string }
  | { readonly name: "orders"; readonly search: OrderSearch; readonly position: Position }
  | { readonly name: "order"; readonly id: string }
  | { readonly name: "subscriptions" }
  | { readonly name: "subscription"; readonly id: string }
  | { readonly name: "returns" }
  | { readonly name: "return"; readonly id: string }
  | { readonly name: "new-return"; readonly orderId: string }
  | { readonly name: "wishlists" }
  | { readonly name: "wishlist"; readonly id: string }
  | { readonly name: "wallet" }
  | { readonly name: "reset"; readonly id: string; readonly token: string }
  | { readonly name: "shop" }
  | { readonly name: "cart" }
  | { readonly name: "checkout" }
  | { readonly name: "thank-you" }
  | { readonly name: "not-found" };

/** Why the shopper is asked to sign in: the session ended, or a sign-on with a provider failed, by its code. */
export interface SignInReason {
  readonly ended?: "yes";
  readonly failed?: string;
}

export const firstPage: Position = { cursor: null, page: 1 };

const overview = "/account";

export const paths = {
  shop: "/shop",
  cart: "/cart",
  checkout: "/checkout",
  thankYou: "/thank-you",
  overview,
  profile: "/account/profile",
  newAddress: "/account/addresses/new",
  addressBook: (position: Position = firstPage) => `/account/addresses${listQuery([], position)}`,
  editAddress: (id: string) => `/account/addresses/${encodeURIComponent(id)}/edit`,
  orders: (search: OrderSearch = everyOrder, position: Position = firstPage) =>
    `/account/orders${listQuery(searchParameters(search), position)}`,
  order: (id: string) => `/account/orders/${encodeURIComponent(id)}`,
  newReturn: (orderId: string) => `/account/orders/${encodeURIComponent(orderId)}/return`,
  subscriptions: "/account/subscriptions",
  subscription: (id: string) => `/account/subscriptions/${encodeURIComponent(id)}`,
  returns: "/account/returns",
  return: (id: string) => `/account/returns/${encodeURIComponent(id)}`,
  wishlists: "/account/wishlists",
  wishlist: (id: string) => `/account/wishlists/${encodeURIComponent(id)}`,
  wallet: "/account/wallet",
  signIn: (next = overview, reason: SignInReason = {}) => `/sign-in${entryQuery(next, { ...reason })}`,
  signUp: (next = overview) => `/sign-up${entryQuery(next, {})}`,
};

/** Pages for getting into the account. */
export function isEntry(route: Route): route is Extract<Route, { name: "sign-in" | "sign-up" }> {
  return route.name === "sign-in" || route.name === "sign-up";
}

/** Pages of the shop itself, which are there for everybody. */
const open = ["shop", "cart", "checkout", "thank-you"] as const;

export function needsShopper(route: Route): boolean {
  return !isEntry(route) && route.name !== "not-found" && route.name !== "reset" && !isOpen(route);
}

function isOpen(route: Route): boolean {
  return open.some((name) => name === route.name);
}

/** Where somebody who signs in on this page wants to be afterwards. */
export function wantedAfter(route: Route): string {
  if (isEntry(route)) return route.next;
  return isOpen(route) ? `/${route.name}` : overview;
}

/** The same page where it is another shopper's, in another shop: there, nothing has the same id. */
export function pathElsewhere(route: Route): string {
  switch (route.name) {
    case "sign-in":
    case "sign-up":
      return route.name === "sign-in" ? paths.signIn(route.next) : paths.signUp(route.next);
    case "profile":
      return paths.profile;
    case "address-book":
    case "edit-address":
      return paths.addressBook();
    case "new-address":
      return paths.newAddress;
    case "orders":
    case "order":
      return paths.orders();
    default:
      return overview;
  }
}

export function readRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
  const parameters = new URLSearchParams(query);
  const segments = readSegments(path);
  if (!segments) return { name: "not-found" };
  const [area, section, item, action] = segments;

  if (segments.length === 0) return { name: "overview" };
  if (segments.length === 1 && area === "sign-in") {
    return {
      name: "sign-in",
      next: safeNext(parameters),
      ended: parameters.has("ended"),
      failed: parameters.get("failed"),
    };
  }
  if (segments.length === 1 && area === "sign-up") return { name: "sign-up", next: safeNext(parameters) };
  if (segments.length === 1 && area === "reset") {
    return { name: "reset", id: parameters.get("id") ?? "", token: parameters.get("token") ?? "" };
  }
  const openPage = open.find((name) => name === area);
  if (segments.length === 1 && openPage) return { name: openPage };
  if (area !== "account" || segments.length > 4) return { name: "not-found" };
  if (section === undefined) return { name: "overview" };
  if (section === "profile" && item === undefined) return { name: "profile" };
  if (section === "orders" && item !== undefined && action === "return") {
    return { name: "new-return", orderId: item };
  }
  if (section === "orders" && action === undefined) {
    return item === undefined
      ? { name: "orders", search: readSearch(parameters), position: readPosition(parameters) }
      : { name: "order", id: item };
  }
  if (section === "wallet" && item === undefined) return { name: "wallet" };
  const list = lists.find(({ all }) => all === section);
  if (list && action === undefined) {
    return item === undefined ? { name: list.all } : { name: list.each, id: item };
  }
  if (section === "addresses") {
    if (item === undefined) return { name: "address-book", position: readPosition(parameters) };
    if (item === "new" && action === undefined) return { name: "new-address" };
    if (action === "edit") return { name: "edit-address", id: item };
  }
  return { name: "not-found" };
}

/** Sections with a page for all of a kind, and one for each. */
const lists = [
  { all: "subscriptions", each: "subscription" },
  { all: "returns", each: "return" },
  { all: "wishlists", each: "wishlist" },
] as const;

function readSegments(path: string): string[] | null {
  try {
    return path
      .split("/")
      .filter((segment) => segment !== "")
      .map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** Where to go after signing in: only ever one of this page's own. */
function safeNext(parameters: URLSearchParams): string {
  const next = parameters.get("next") ?? "";
  if (!next.startsWith("/")) return overview;
  const route = readRoute(next);
  return isEntry(route) || route.name === "not-found" ? overview : next;
}

function readPosition(parameters: URLSearchParams): Position {
  const cursor = parameters.get("cursor");
  if (cursor === null) return firstPage;
  const page = Number(parameters.get("page"));
  return { cursor, page: Number.isInteger(page) && page > 0 ? page : null };
}

function listQuery(search: [name: string, value: string][], { cursor, page }: Position): string {
  const parameters = new URLSearchParams(search);
  if (cursor !== null) {
    parameters.set("cursor", cursor);
    if (page !== null) parameters.set("page", String(page));
  }
  return parameters.size === 0 ? "" : `?${parameters}`;
}

function entryQuery(next: string, extra: Record<string, string>): string {
  const parameters = new URLSearchParams(next === overview ? extra : { next, ...extra });
  const query = parameters.toString();
  return query === "" ? "" : `?${query}`;
}
