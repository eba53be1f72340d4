// What this store asks of its shoppers besides: a birthday, and whether letters are welcome. Both are fields
// of the store's own (Flow fields), so a store without them has no such panel.
import type { Profile } from "storefront-customer/elastic-path";
import { checkboxField } from "../../components/checkbox";
import { textField } from "../../components/field";
import { form } from "../../components/form";
import { panel } from "../../components/panel";
import { capitalized } from "../../order-words";
import type { Visit } from "../../visit";
import type { ProfileParts } from "../platform";
import type { Natives } from "./store";

const nativeOf = ({ native }: Profile) => native as Natives["customer"];

export const profileParts: ProfileParts = {
  panels: (visit, profile) => [aboutPanel(visit, nativeOf(profile))],
  facts(profile) {
    const tier = nativeOf(profile).loyalty_tier;
    return [["Loyalty tier", tier ? capitalized(tier) : null]];
  },
};

function aboutPanel(visit: Visit, native: Natives["customer"]): HTMLElement | null {
  const birthday =
    "birthday" in native
      ? textField(
          {
            name: "birthday",
            label: "Birthday",
            autocomplete: "bday",
            value: native.birthday?.slice(0, 10) ?? null,
            hint: "Only the shop sees it.",
            optional: true,
          },
          { type: "date" },
        )
      : null;
  const newsletter =
    "newsletter" in native
      ? checkboxField({
          name: "newsletter",
          label: "Send me the shop’s letter, once a month",
          checked: native.newsletter === true,
        })
      : null;
  const fields = [birthday, newsletter].filter((field) => field !== null);
  if (fields.length === 0) return null;
  return panel(
    "A little about you",
    form({
      fields,
      body: fields.map((field) => field.element),
      submitLabel: "Save this",
      busyLabel: "Saving…",
      sessionEnded: visit.sessionEnded,
      submit: async () => {
        const changed = await visit.shop.profile.update({
          native: {
            ...(birthday && { birthday: birthday.read() || null }),
            ...(newsletter && { newsletter: newsletter.checked() }),
          },
        });
        visit.shopper.remember(changed);
        return "This is saved.";
      },
    }),
  );
}
