// Adding an address, or changing a saved one.
import type { Address } from "storefront-customer/elastic-path";
import { accountPage } from "../components/account-page";
import { addressForm } from "../components/address-form";
import { link } from "../components/dom";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { skeletonLines } from "../components/skeleton";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

export function newAddressPage(visit: Visit): Page {
  return {
    title: "Add an address",
    content: accountPage(visit, "addresses", backLink(), heading("Add an address"), addressForm(visit, null)),
  };
}

export function editAddressPage(visit: Visit, { id }: Extract<Route, { name: "edit-address" }>): Page {
  return {
    title: "Edit address",
    content: accountPage(
      visit,
      "addresses",
      backLink(),
      heading("Edit address"),
      loadedPart<Address>(visit, {
        what: "the address",
        placeholder: () => skeletonLines(20, 60, 20, 60, 20, 60),
        load: () => visit.shop.addresses.get(id, { signal: visit.signal }),
        render: (address) => [addressForm(visit, address)],
        wording: { "not-found": "This address is not in your address book. It may have been deleted." },
      }),
    ),
  };
}

function backLink(): HTMLElement {
  return link(paths.addressBook(), { class: "back" }, "Address book");
}
