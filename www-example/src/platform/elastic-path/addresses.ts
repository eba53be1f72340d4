// Addresses on Elastic Path. Where one stands in the book is a field of this store's own, so another store's
// addresses keep the order in which they come.
import type { Address } from "storefront-customer/elastic-path";
import { addressFields } from "../../address-input";
import { textField } from "../../components/field";
import type { AddressExtras, AddressRules } from "../platform";
import type { Natives } from "./store";

const field = "address-priority";

/** Pages know records by what all platforms share; these are this platform's. */
const nativeOf = ({ native }: Address) => native as Natives["address"];

export const addressRules: AddressRules = {
  fields: addressFields,
  optional: ["label", "company", "phone", "line2", "county", "region", "instructions"],
  keepsLabel: true,
  // A new address may have a place as well, but whether the shop keeps places shows in a saved one only.
  extras: (saved) => (saved && field in nativeOf(saved) ? placeExtras(saved) : null),
  arrange(addresses) {
    const placeOf = (address: Address) => nativeOf(address)[field] ?? Number.POSITIVE_INFINITY;
    return [...addresses].sort((one, other) => {
      const [first, second] = [placeOf(one), placeOf(other)];
      // What has no place comes last.
      return first === second ? 0 : first - second;
    });
  },
};

function placeExtras(saved: Address): AddressExtras {
  const place = nativeOf(saved)[field];
  const input = textField(
    {
      name: field,
      label: "Place in the address book",
      value: place === undefined || place === null ? "" : String(place),
      hint: "The address with the lowest number stands first, and is the one a checkout begins with.",
      optional: true,
    },
    { inputmode: "numeric" },
  );
  return {
    title: "For you",
    fields: [input],
    check: (): Record<string, string> =>
      /^\d{0,4}$/.test(input.read()) ? {} : { [field]: "Enter a whole number, such as 1." },
    native: () => ({ [field]: input.read() === "" ? null : Number(input.read()) }),
  };
}
