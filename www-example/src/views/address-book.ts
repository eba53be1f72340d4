// The shopper's addresses as cards, with the way to add, change and delete them.
import type { Address } from "storefront-customer/elastic-path";
import { accountPage } from "../components/account-page";
import { confirmAction } from "../components/dialog";
import { button, type Child, element, hiddenText, link } from "../components/dom";
import { emptyState } from "../components/empty";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { pager } from "../components/pager";
import { postalBlock } from "../components/postal";
import { skeletonBlocks } from "../components/skeleton";
import { countInWords } from "../format";
import { addressLines, fullName } from "../postal-address";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

const pageSize = 12;

export function addressBookPage(visit: Visit, { position }: Extract<Route, { name: "address-book" }>): Page {
  const count = element("p", { class: "lead" });
  return {
    title: "Address book",
    content: accountPage(
      visit,
      "addresses",
      element(
        "div",
        { class: "title-row" },
        element("div", {}, heading("Address book"), count),
        link(paths.newAddress, { class: "button" }, "Add an address"),
      ),
      loadedPart(visit, {
        what: "your addresses",
        placeholder: () => skeletonBlocks(4, "card"),
        load: () =>
          visit.shop.addresses.list(
            { limit: pageSize, ...(position.cursor !== null && { cursor: position.cursor }) },
            { signal: visit.signal },
          ),
        render: (page): Child[] => {
          count.textContent = countInWords(page, "address", "addresses");
          if (page.items.length === 0 && position.cursor === null) return [noAddresses()];
          return [
            element(
              "ul",
              { class: "address-cards" },
              ...visit.platform.addresses.arrange(page.items).map((address) => addressCard(visit, address)),
            ),
            pager({ label: "Pages of addresses", page, pageSize, position, pathTo: paths.addressBook }),
          ];
        },
        wording: { validation: "These addresses cannot be shown from here." },
        wayOut: () => link(paths.addressBook(), { class: "button button-quiet" }, "Show the first addresses"),
      }),
    ),
  };
}

function noAddresses(): HTMLElement {
  return emptyState(
    "envelope",
    "No addresses yet",
    "Save the places you send parcels to, and checking out takes less typing.",
  );
}

function addressCard(visit: Visit, address: Address): HTMLElement {
  const title = address.label || fullName(address) || addressLines(address)[0] || "Address";
  return element(
    "li",
    { class: "address-card" },
    address.countryCode && element("span", { class: "stamp", "aria-hidden": "true" }, address.countryCode),
    element("h2", { class: "address-title" }, title),
    postalBlock(address),
    address.instructions &&
      element("p", { class: "instructions" }, hiddenText("Delivery instructions: "), address.instructions),
    element(
      "p",
      { class: "address-actions" },
      link(paths.editAddress(address.id), { class: "text-action" }, "Edit", hiddenText(` ${title}`)),
      deleteButton(visit, address, title),
    ),
  );
}

function deleteButton(visit: Visit, address: Address, title: string): HTMLElement {
  const created = button({ class: "text-action text-action-danger" }, "Delete", async () => {
    const deleted = await confirmAction({
      title: `Delete “${title}”?`,
      text: "The address leaves your address book. Orders already placed keep theirs.",
      confirmLabel: "Delete address",
      busyLabel: "Deleting…",
      cancelLabel: "Keep it",
      action: () => visit.shop.addresses.delete(address.id),
      sessionEnded: visit.sessionEnded,
    });
    if (deleted && !visit.signal.aborted) visit.go(paths.addressBook(), `“${title}” is deleted.`);
  });
  created.append(hiddenText(` ${title}`));
  return created;
}
