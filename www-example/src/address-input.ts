// Turns what was typed into an address form into what the shop is asked to save.
import type { Address, AddressInput } from "storefront-customer/elastic-path";

/** In the order of the form. */
export const addressFields = [
  "label",
  "firstName",
  "lastName",
  "company",
  "phone",
  "countryCode",
  "line1",
  "line2",
  "city",
  "postcode",
  "county",
  "region",
  "instructions",
] as const;

export type AddressField = (typeof addressFields)[number];

/** A blank field is left out, unless it clears something that was saved. A label cannot be cleared. */
export function addressInput(typed: Record<AddressField, string>, saved: Address | null): AddressInput {
  const input: AddressInput = {};
  for (const field of addressFields) {
    if (typed[field] !== "") input[field] = typed[field];
    else if (saved?.[field] && field !== "label") input[field] = null;
  }
  return input;
}
