// Where an address stands in the book: a field of this store's own, so another store's addresses keep the
// order in which they come.
import type { SavedAddress } from "./store";

const field = "address-priority";

export function readPlace({ native }: SavedAddress): string {
  return native[field] === undefined || native[field] === null ? "" : String(native[field]);
}

export function placeInput(typed: string): { [field]: number | null } {
  return { [field]: typed === "" ? null : Number(typed) };
}

/** By place; what has none comes last. */
export function inPlace(addresses: readonly SavedAddress[]): SavedAddress[] {
  const placeOf = ({ native }: SavedAddress) => native[field] ?? Number.POSITIVE_INFINITY;
  return [...addresses].sort((one, other) => {
    const [first, second] = [placeOf(one), placeOf(other)];
    return first === second ? 0 : first - second;
  });
}
