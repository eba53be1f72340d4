// What the pages ask of the shop's platform beyond the client that all platforms share. Each platform has a
// folder here that answers; no page knows which one it is speaking to.

import type { Passwords } from "storefront-customer/commerce-layer/passwords";
import type { Returns } from "storefront-customer/commerce-layer/returns";
import type { Subscriptions } from "storefront-customer/commerce-layer/subscriptions";
import type { Wallet } from "storefront-customer/commerce-layer/wallet";
import type { Wishlists } from "storefront-customer/commerce-layer/wishlists";
import type {
  Address,
  AddressInput,
  CustomerClient,
  Money,
  Order,
  OrderLine,
  Profile,
  Transaction,
} from "storefront-customer/elastic-path";
import type { AddressField } from "../address-input";
import type { Field } from "../components/field";
import type { OrderTerms, StatusWords } from "../order-words";
import type { ShopperCart } from "../shopper-cart";
import type { Visit } from "../visit";

export interface Platform {
  readonly client: CustomerClient;
  readonly abilities: Abilities;
  readonly addresses: AddressRules;
  readonly profile: ProfileParts;
  readonly orders: OrderParts;
}

/** What one platform has and another has not: nothing where it has not. Pages show and hide by these. */
export interface Abilities {
  /** A cart and a checkout. It calls back when what there is to say about the cart has changed. */
  readonly openCart: ((onChange: () => void) => ShopperCart) | null;
  /** Signing in with an account at a provider. */
  readonly signOn: boolean;
  /** A new password in the place of one that was forgotten. */
  readonly passwords: Loading<Passwords> | null;
  readonly subscriptions: Loading<Subscriptions> | null;
  readonly returns: Loading<OrderReturns> | null;
  readonly wishlists: Loading<Wishlists> | null;
  readonly wallet: Loading<Wallet> | null;
  /** What the shop sells, where the pages need to name it. */
  readonly catalogue: Catalogue | null;
}

/** Fetched by the pages that need it, so that nobody else waits for it. */
export type Loading<Part> = () => Promise<Part>;

export interface OrderReturns extends Returns {
  /** The returns of an order. */
  ofOrder(orderId: string, signal: AbortSignal): Promise<readonly Named[]>;
  /** The order that a return belongs to. */
  orderOf(returnId: string, signal: AbortSignal): Promise<Named | null>;
}

/** Something to link to. */
export interface Named {
  readonly id: string;
  readonly number: string;
  readonly status: string | null;
}

export interface Catalogue {
  /** The names of products, by their codes. */
  names(codes: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>>;
  /** Products to choose from. */
  products(signal: AbortSignal): Promise<readonly CatalogueProduct[]>;
}

export interface CatalogueProduct {
  readonly sku: string;
  readonly name: string;
}

export interface AddressRules {
  /** The fields that the platform keeps, in the order of the form. */
  readonly fields: readonly AddressField[];
  /** Those that may be empty. What a shop insists on besides, it says itself. */
  readonly optional: readonly AddressField[];
  /** Whether an address keeps the label that it has: it may then be changed, but not taken away. */
  readonly keepsLabel: boolean;
  /** What a form asks for besides, about a new address or a saved one. */
  extras(saved: Address | null): AddressExtras | null;
  /** The addresses in the order in which they are shown. */
  arrange(addresses: readonly Address[]): Address[];
}

export interface AddressExtras {
  /** The group that they belong to: one of the form's own, or another. */
  readonly title: string;
  readonly fields: readonly Field[];
  check(): Record<string, string>;
  native(): NonNullable<AddressInput["native"]>;
}

export interface ProfileParts {
  /** Panels of the profile page about what only this platform or this store keeps. */
  panels(visit: Visit, profile: Profile): (HTMLElement | null)[];
  /** What there is to read and not to change. */
  facts(profile: Profile): readonly (readonly [name: string, value: string | null])[];
}

export interface OrderParts {
  readonly terms: OrderTerms;
  /** An order with all that belongs to it. */
  read(id: string, signal: AbortSignal): Promise<WholeOrder>;
}

export interface WholeOrder extends Omit<Order, "lines"> {
  readonly lines: readonly BoughtLine[];
  /** Why it costs less, where no line says so. */
  readonly reductions: readonly Reduction[];
  /** What the total has in it that neither lines nor delivery account for. */
  readonly surcharges: readonly Amount[];
  readonly taxIsIncluded: boolean;
  /** The taxes one by one. */
  readonly taxes: readonly Amount[];
  /** What else was said with it: a title and a text each. */
  readonly notes: readonly (readonly [title: string, text: string])[];
  /** What it is paid with. */
  readonly paidWith: string | null;
  payments(): Promise<readonly Transaction[]>;
  parcels(): Promise<Parcels>;
}

export interface BoughtLine extends OrderLine {
  /** What is special about it. */
  readonly details: readonly string[];
}

export interface Reduction {
  readonly name: string;
  readonly detail: string | null;
  readonly amount: Money | null;
}

export interface Amount {
  readonly name: string;
  readonly amount: Money;
}

export interface Parcels {
  readonly carrier: string | null;
  readonly parcels: readonly Parcel[];
}

export interface Parcel {
  readonly status: StatusWords | null;
  readonly cost: Money | null;
  readonly details: readonly string[];
  /** What is in it. */
  readonly contents: readonly string[];
  readonly tracking: string | null;
  /** Where it has been, the latest first. */
  readonly journey: readonly Stop[];
}

export interface Stop {
  readonly what: string;
  readonly where: string | null;
  readonly when: string | null;
}
