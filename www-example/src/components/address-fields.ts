// The fields of an address, for the address book and for the checkout.
import type { Address } from "storefront-customer/elastic-path";
import type { AddressField, TypedAddress } from "../address-input";
import { countries } from "../countries";
import { element } from "./dom";
import { type Field, selectField, textAreaField, textField } from "./field";

export interface AddressFieldOptions {
  saved: Address | null;
  /** Those that the form says may be empty. */
  optional: readonly AddressField[];
  /** Stands before the fields' names, where a form has several addresses. */
  prefix?: string;
  /** What the address is for, in the words of the attribute `autocomplete`. */
  purpose?: "shipping" | "billing";
}

export function createAddressFields({
  saved,
  optional,
  prefix = "",
  purpose,
}: AddressFieldOptions): Record<AddressField, Field> {
  const choices = [
    { value: "", text: "Choose a country" },
    ...countries(saved?.countryCode ?? null).map(({ code, name }) => ({ value: code, text: name })),
  ];
  const common = (name: AddressField, label: string, autocomplete: string, shape: Shape = {}) => ({
    name: `${prefix}${name}`,
    label,
    autocomplete: purpose && autocomplete !== "off" ? `${purpose} ${autocomplete}` : autocomplete,
    value: saved?.[name] ?? null,
    optional: optional.includes(name),
    ...shape,
  });
  const text = (name: AddressField, label: string, autocomplete: string, shape: Shape = {}) =>
    textField(common(name, label, autocomplete, shape));

  return {
    label: textField({
      ...common("label", "Label", "off"),
      hint: "A name to know it by, such as Home or Studio.",
    }),
    firstName: text("firstName", "First name", "given-name", { half: true }),
    lastName: text("lastName", "Last name", "family-name", { half: true }),
    company: text("company", "Company", "organization", { half: true }),
    phone: textField(common("phone", "Phone", "tel", { half: true }), { type: "tel" }),
    countryCode: selectField(common("countryCode", "Country", "country"), choices),
    line1: text("line1", "Address line 1", "address-line1"),
    line2: text("line2", "Address line 2", "address-line2"),
    city: text("city", "Town or city", "address-level2", { half: true }),
    // An order's address needs one of the two, an address of the book none.
    county: text("county", "County", "off", {
      half: true,
      ...(purpose && { hint: "Needed unless there is a state." }),
    }),
    region: text("region", "State / province", "address-level1", {
      half: true,
      ...(purpose && { hint: "Needed unless there is a county." }),
    }),
    postcode: text("postcode", "Postcode", "postal-code", { half: true }),
    instructions: textAreaField(common("instructions", "Delivery instructions", "off")),
  };
}

interface Shape {
  hint?: string;
  half?: boolean;
}

/** What was typed into those fields. */
export function readAddress(
  fields: Record<AddressField, Field>,
  names: readonly AddressField[],
): TypedAddress {
  return Object.fromEntries(names.map((name) => [name, fields[name].read()]));
}

export function fieldGroup(title: string, ...fields: readonly Field[]): HTMLElement {
  return element(
    "fieldset",
    { class: "group" },
    element("legend", {}, title),
    element("div", { class: "group-fields" }, ...fields.map((field) => field.element)),
  );
}
