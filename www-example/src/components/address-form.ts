// The form for an address, new or saved. Which fields are required is the shop's own rule.
import type { Address } from "storefront-customer/elastic-path";
import { type AddressField, addressFields, addressInput } from "../address-input";
import { countries } from "../countries";
import { paths } from "../routes";
import type { Visit } from "../visit";
import { element, link } from "./dom";
import { type Field, selectField, textAreaField, textField } from "./field";
import { form } from "./form";

export function addressForm(visit: Visit, saved: Address | null): HTMLElement {
  const fields = createFields(saved);
  const typed = () =>
    Object.fromEntries(addressFields.map((name) => [name, fields[name].read()])) as Record<
      AddressField,
      string
    >;
  const group = (title: string, ...names: AddressField[]) =>
    element(
      "fieldset",
      { class: "group" },
      element("legend", {}, title),
      element("div", { class: "group-fields" }, ...names.map((name) => fields[name].element)),
    );

  return form({
    fields: addressFields.map((name) => fields[name]),
    body: [
      group("Who it is for", "label", "firstName", "lastName", "company", "phone"),
      group("Where it goes", "countryCode", "line1", "line2", "city", "county", "region", "postcode"),
      group("For the courier", "instructions"),
    ],
    submitLabel: saved ? "Save changes" : "Save address",
    busyLabel: "Saving…",
    sessionEnded: visit.sessionEnded,
    aside: link(paths.addressBook(), { class: "text-action" }, "Cancel"),
    check: () =>
      saved?.label && fields.label.read() === ""
        ? { label: "The label can be changed, but not taken away." }
        : ({} as Record<string, string>),
    submit: async () => {
      const input = addressInput(typed(), saved);
      if (saved) await visit.shop.addresses.update(saved.id, input);
      else await visit.shop.addresses.create(input);
      if (!visit.signal.aborted) visit.go(paths.addressBook(), "The address is saved.");
      return null;
    },
  });
}

function createFields(saved: Address | null): Record<AddressField, Field> {
  const choices = [
    { value: "", text: "Choose a country" },
    ...countries(saved?.countryCode ?? null).map(({ code, name }) => ({ value: code, text: name })),
  ];
  const text = (
    name: AddressField,
    label: string,
    autocomplete: string,
    shape: { half?: boolean; optional?: boolean } = {},
  ) => textField({ name, label, autocomplete, value: saved?.[name] ?? null, ...shape });

  return {
    label: textField({
      name: "label",
      label: "Label",
      autocomplete: "off",
      value: saved?.label ?? null,
      hint: "A name to know it by, such as Home or Studio.",
      optional: !saved?.label,
    }),
    firstName: text("firstName", "First name", "given-name", { half: true }),
    lastName: text("lastName", "Last name", "family-name", { half: true }),
    company: text("company", "Company", "organization", { half: true, optional: true }),
    phone: textField(
      {
        name: "phone",
        label: "Phone",
        autocomplete: "tel",
        value: saved?.phone ?? null,
        half: true,
        optional: true,
      },
      { type: "tel" },
    ),
    countryCode: selectField(
      { name: "countryCode", label: "Country", autocomplete: "country", value: saved?.countryCode ?? null },
      choices,
    ),
    line1: text("line1", "Address line 1", "address-line1"),
    line2: text("line2", "Address line 2", "address-line2", { optional: true }),
    city: text("city", "Town or city", "address-level2", { half: true }),
    county: text("county", "County", "off", { half: true, optional: true }),
    region: text("region", "State / province", "address-level1", { half: true, optional: true }),
    postcode: text("postcode", "Postcode", "postal-code", { half: true }),
    instructions: textAreaField({
      name: "instructions",
      label: "Delivery instructions",
      autocomplete: "off",
      value: saved?.instructions ?? null,
      optional: true,
    }),
  };
}
