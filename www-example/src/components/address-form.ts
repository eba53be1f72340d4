// The form for an address, new or saved. Which fields are required is the shop's own rule.
import type { Address } from "storefront-customer/elastic-path";
import { type AddressField, addressInput } from "../address-input";
import { paths } from "../routes";
import type { Visit } from "../visit";
import { createAddressFields, fieldGroup, readAddress } from "./address-fields";
import { link } from "./dom";
import { form } from "./form";

const groups: readonly { title: string; fields: readonly AddressField[] }[] = [
  { title: "Who it is for", fields: ["label", "firstName", "lastName", "company", "phone"] },
  {
    title: "Where it goes",
    fields: ["countryCode", "line1", "line2", "city", "postcode", "county", "region"],
  },
  { title: "For the courier", fields: ["instructions"] },
];

export function addressForm(visit: Visit, saved: Address | null): HTMLElement {
  const rules = visit.platform.addresses;
  const keepsLabel = rules.keepsLabel && Boolean(saved?.label);
  const optional = rules.optional.filter((name) => name !== "label" || !keepsLabel);
  const fields = createAddressFields({ saved, optional });
  const extras = rules.extras(saved);

  return form({
    fields: [...rules.fields.map((name) => fields[name]), ...(extras?.fields ?? [])],
    body: [
      ...groups.map(({ title, fields: names }) => {
        const kept = names.filter((name) => rules.fields.includes(name)).map((name) => fields[name]);
        return fieldGroup(title, ...kept, ...(extras?.title === title ? extras.fields : []));
      }),
      extras && groups.every(({ title }) => title !== extras.title)
        ? fieldGroup(extras.title, ...extras.fields)
        : null,
    ],
    submitLabel: saved ? "Save changes" : "Save address",
    busyLabel: "Saving…",
    sessionEnded: visit.sessionEnded,
    wording: {
      "limit-reached":
        "Your address book is full. Delete an address that you no longer need, and then save this one: it stays typed in here, so do that in another tab.",
    },
    aside: link(paths.addressBook(), { class: "text-action" }, "Cancel"),
    check: () => ({
      ...(keepsLabel &&
        fields.label.read() === "" && {
          label: "The label can be changed, but not taken away.",
        }),
      ...extras?.check(),
    }),
    submit: async () => {
      const input = {
        ...addressInput(readAddress(fields, rules.fields), saved),
        ...(extras && { native: extras.native() }),
      };
      if (saved) await visit.shop.addresses.update(saved.id, input);
      else await visit.shop.addresses.create(input);
      if (!visit.signal.aborted) visit.go(paths.addressBook(), "The address is saved.");
      return null;
    },
  });
}
