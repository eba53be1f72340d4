// An address block, as written on an envelope.
import { addressLines, fullName, type PostalAddress } from "../postal-address";
import { element } from "./dom";

export function postalBlock(address: PostalAddress): HTMLElement {
  const name = fullName(address);
  return element(
    "address",
    { class: "postal" },
    name !== "" && element("span", { class: "postal-name" }, name),
    ...addressLines(address).map((line) => element("span", {}, line)),
    address.phone && element("span", { class: "postal-phone" }, address.phone),
  );
}
