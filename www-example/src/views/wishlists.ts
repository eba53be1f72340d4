// The shopper's lists of things to have one day.
import type { Wishlist, Wishlists } from "storefront-customer/commerce-layer/wishlists";
import { accountPage } from "../components/account-page";
import { element, link } from "../components/dom";
import { emptyState } from "../components/empty";
import { textField } from "../components/field";
import { form } from "../components/form";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { panel } from "../components/panel";
import { itemList, recordCard, recordList } from "../components/record-card";
import { skeletonBlocks } from "../components/skeleton";
import type { Loading } from "../platform/platform";
import { type NameOf, namedRecords } from "../product-names";
import { paths } from "../routes";
import type { Page, Visit } from "../visit";

export function wishlistsPage(visit: Visit, open: Loading<Wishlists>): Page {
  return {
    title: "Wishlists",
    content: accountPage(
      visit,
      "wishlists",
      heading("Wishlists"),
      element("p", { class: "lead" }, "Things to have one day, or to be given."),
      loadedPart(visit, {
        what: "your wishlists",
        placeholder: () => skeletonBlocks(2, "card"),
        load: async () => {
          const own = await open();
          return { own, ...(await namedRecords(visit, own.all({}, { signal: visit.signal }))) };
        },
        render: ({ own, all, nameOf }) => [
          all.length === 0 ? noWishlists() : recordList(...all.map((list) => card(list, nameOf))),
          element("div", { class: "panels" }, panel("A new wishlist", createForm(visit, own))),
        ],
        wording: { forbidden: "This shop does not keep wishlists here." },
      }),
    ),
  };
}

function noWishlists(): HTMLElement {
  return emptyState(
    "heart",
    "No wishlists yet",
    "Begin one below, and put on it what you would like to have.",
  );
}

function card(list: Wishlist, nameOf: NameOf): HTMLElement {
  const count = list.items.length;
  return recordCard({
    title: list.name,
    content: [
      list.description && element("p", { class: "card-detail" }, list.description),
      count === 0
        ? element("p", { class: "card-empty" }, "Nothing on it yet.")
        : itemList(list.items.map((item): [string, null] => [nameOf(item), null])),
    ],
    foot: [
      link(paths.wishlist(list.id), { class: "more", "aria-label": `Open ${list.name}` }, "Open this list"),
    ],
  });
}

function createForm(visit: Visit, own: Wishlists): HTMLElement {
  const name = textField({ name: "name", label: "Name", autocomplete: "off" });
  return form({
    fields: [name],
    body: [name.element],
    submitLabel: "Begin it",
    busyLabel: "Saving…",
    sessionEnded: visit.sessionEnded,
    check: (): Record<string, string> => (name.read() === "" ? { name: "Give it a name." } : {}),
    submit: async () => {
      const made = await own.create({ name: name.read() });
      if (!visit.signal.aborted) visit.go(paths.wishlist(made.id), `“${made.name}” is begun.`);
      return null;
    },
  });
}
