// The form for an address, new or saved. Which fields are required is the shop's own rule.
import { addressFields, addressInput } from "../address-input";
import { placeInput, readPlace } from "../address-place";
import { paths } from "../routes";
import type { SavedAddress } from "../store";
import type { Visit } from "../visit";
import { createAddressFields, fieldGroup, readAddress } from "./address-fields";
import { link } from "./dom";
import { textField } from "./field";
import { form } from "./form";

export function addressForm(visit: Visit, saved: SavedAddress | null): HTMLElement {
  const fields = createAddressFields({ saved });
  const place = textField(
    {
      name: "address-priority",
      label: "Place in the address book",
      value: saved && readPlace(saved),
      hint: "The address with the lowest number stands first, and is the one a checkout begins with.",
      optional: true,
    },
    { inputmode: "numeric" },
  );
  // A new address may have a place as well, but whether the shop keeps places shows in a saved one only.
  const hasPlace = saved !== null && "address-priority" in saved.native;

  return form({
    fields: [...addressFields.map((name) => fields[name]), place],
    body: [
      fieldGroup(
        "Who it is for",
        fields.label,
        fields.firstName,
        fields.lastName,
        fields.company,
        fields.phone,
      ),
      fieldGroup(
        "Where it goes",
        fields.countryCode,
        fields.line1,
        fields.line2,
        fields.city,
        fields.postcode,
        fields.county,
        fields.region,
      ),
      fieldGroup("For the courier", fields.instructions),
      hasPlace && fieldGroup("For you", place),
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
      ...(saved?.label &&
        fields.label.read() === "" && {
          label: "The label can be changed, but not taken away.",
        }),
      ...(!/^\d{0,4}$/.test(place.read()) && { "address-priority": "Enter a whole number, such as 1." }),
    }),
    submit: async () => {
      const input = {
        ...addressInput(readAddress(fields), saved),
        ...(hasPlace && { native: placeInput(place.read()) }),
      };
      if (saved) await visit.shop.addresses.update(saved.id, input);
      else await visit.shop.addresses.create(input);
      if (!visit.signal.aborted) visit.go(paths.addressBook(), "The address is saved.");
      return null;
    },
  });
}
