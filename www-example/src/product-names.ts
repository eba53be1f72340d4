// What products are called, where the shop's records have only their codes.
import { collected } from "./collected";
import type { Visit } from "./visit";

interface Coded {
  readonly sku: string | null;
}

export type NameOf = (item: Coded) => string;

/** The code itself stands for a product that nobody can name. */
export async function productNames({ platform, signal }: Visit, items: readonly Coded[]): Promise<NameOf> {
  const codes = [...new Set(items.map(({ sku }) => sku).filter((sku) => sku !== null))];
  const names = await platform.abilities.catalogue?.names(codes, signal);
  return ({ sku }) => (sku && names?.get(sku)) ?? sku ?? "Item";
}

/** All records of a list, and what the products in them are called. */
export async function namedRecords<One extends { readonly items: readonly Coded[] }>(
  visit: Visit,
  list: AsyncIterable<One>,
): Promise<{ all: One[]; nameOf: NameOf }> {
  const all = await collected(list);
  return {
    all,
    nameOf: await productNames(
      visit,
      all.flatMap(({ items }) => items),
    ),
  };
}
