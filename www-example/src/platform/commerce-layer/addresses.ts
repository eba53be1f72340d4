// Addresses on Commerce Layer: without a county, but with a telephone number; a company's needs no person.

import type { CommerceLayerAddressBookEntry } from "storefront-customer/commerce-layer";
import type { Address } from "storefront-customer/elastic-path";
import { addressFields } from "../../address-input";
import { checkboxField } from "../../components/checkbox";
import type { AddressRules } from "../platform";

/** Pages know records by what all platforms share; these are this platform's. */
const nativeOf = ({ native }: Address) => native as CommerceLayerAddressBookEntry;

export const addressRules: AddressRules = {
  fields: addressFields.filter((name) => name !== "county"),
  optional: ["label", "company", "line2", "region", "instructions"],
  keepsLabel: false,
  extras(saved) {
    const business = checkboxField({
      name: "business",
      label: "This is a company’s address: it needs no person’s name",
      checked: saved !== null && nativeOf(saved).address?.attributes.business === true,
    });
    return {
      title: "Who it is for",
      fields: [business],
      check: () => ({}),
      native: () => ({ business: business.checked() }),
    };
  },
  arrange: (addresses) => [...addresses],
};
