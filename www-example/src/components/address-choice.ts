// Choosing one of the saved addresses, or typing a new one.
import type { Address, AddressInput } from "storefront-customer/elastic-path";
import type { CheckoutAddress } from "storefront-customer/elastic-path/carts";
import { type AddressField, addressFields, addressInput } from "../address-input";
import { addressLines, fullName } from "../postal-address";
import { createAddressFields, readAddress } from "./address-fields";
import { checkboxField } from "./checkbox";
import { element } from "./dom";
import type { Field } from "./field";

export interface AddressChoice {
  readonly element: HTMLFieldSetElement;
  /** Those the shopper can see now. */
  readonly fields: readonly Field[];
  /** The one of the address book; nothing where a new one is typed. */
  readonly saved: Address | null;
  /** The new address, where the shopper wants it kept. */
  readonly toKeep: AddressInput | null;
  read(): CheckoutAddress;
}

export interface AddressChoiceOptions {
  title: string;
  name: "shippingAddress" | "billingAddress";
  addresses: readonly Address[];
  /** Whether there is an address book to keep a new one in. */
  canKeep: boolean;
}

export function addressChoice({ title, name, addresses, canKeep }: AddressChoiceOptions): AddressChoice {
  const isDelivery = name === "shippingAddress";
  const all = createAddressFields({
    saved: null,
    optional: ["label", "company", "phone", "line2", "instructions"],
    prefix: `${name}.`,
    purpose: isDelivery ? "shipping" : "billing",
  });
  // A bill is not handed over, and the label is the address book's own.
  const left: readonly AddressField[] = isDelivery ? ["label"] : ["label", "phone", "instructions"];
  const fields = addressFields.filter((field) => !left.includes(field)).map((field) => all[field]);
  const keep = canKeep
    ? checkboxField({ name: `${name}.keep`, label: "Keep it in my address book", checked: false })
    : null;
  const typing = element(
    "div",
    { class: "group-fields" },
    ...fields.map((field) => field.element),
    keep?.element,
  );
  const radios = [...addresses, null].map((address, place) => {
    const radio = element("input", { type: "radio", name, id: `${name}-${place}`, value: address?.id ?? "" });
    radio.checked = place === 0;
    radio.addEventListener("change", showTyping);
    return radio;
  });
  const typed = () => addressInput(readAddress(all, addressFields), null);
  const chosen = () => addresses[radios.findIndex((radio) => radio.checked)] ?? null;

  function showTyping(): void {
    typing.hidden = chosen() !== null;
  }
  showTyping();

  return {
    element: element(
      "fieldset",
      { class: "group" },
      element("legend", {}, title),
      addresses.length > 0 &&
        element(
          "div",
          { class: "choices" },
          ...radios.map((radio, place) => choice(radio, addresses[place] ?? null)),
        ),
      typing,
    ),
    get fields() {
      return chosen() ? [] : fields;
    },
    get saved() {
      return chosen();
    },
    get toKeep() {
      return chosen() === null && keep?.checked() ? typed() : null;
    },
    read: () => chosen() ?? typed(),
  };
}

function choice(radio: HTMLInputElement, address: Address | null): HTMLElement {
  const [title, detail] = address ? words(address) : ["Another address", null];
  return element(
    "label",
    { class: "choice", for: radio.id },
    radio,
    element(
      "span",
      { class: "line-item" },
      element("span", { class: "line-name" }, title),
      detail && element("span", { class: "line-code" }, detail),
    ),
  );
}

function words(address: Address): [title: string, detail: string] {
  const lines = [fullName(address), ...addressLines(address)].filter((line) => line !== "");
  return address.label
    ? [address.label, lines.join(", ")]
    : [lines[0] ?? "Address", lines.slice(1).join(", ")];
}
