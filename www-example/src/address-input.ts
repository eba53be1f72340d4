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

export type TypedAddress = Readonly<Partial<Record<AddressField, string>>>;

/** A blank field is left out, unless it clears something that was saved. */
export function addressInput(typed: TypedAddress, saved: Address | null): AddressInput {
  const input: AddressInput = {};
  for (const [field, text] of Object.entries(typed) as [AddressField, string][]) {
    if (text !== "") input[field] = text;
    else if (saved?.[field]) input[field] = null;
  }
  return input;
}
