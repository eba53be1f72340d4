// One wishlist: what is on it, with the ways to change it.
import type { Wishlist, WishlistItem, Wishlists } from "storefront-customer/commerce-layer/wishlists";
import { accountPage } from "../components/account-page";
import { action } from "../components/action";
import { confirmAction } from "../components/dialog";
import { button, type Child, element, link } from "../components/dom";
import { emptyState } from "../components/empty";
import { selectField, textField } from "../components/field";
import { form } from "../components/form";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { panel } from "../components/panel";
import { skeletonBlocks } from "../components/skeleton";
import { setPageTitle } from "../page-title";
import type { CatalogueProduct, Loading } from "../platform/platform";
import { type NameOf, productNames } from "../product-names";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

interface Whole {
  readonly own: Wishlists;
  readonly list: Wishlist;
  readonly nameOf: NameOf;
  /** What the shop has; nothing where it cannot be read, which is no reason to hide the list. */
  readonly products: readonly CatalogueProduct[];
}

export function wishlistPage(
  visit: Visit,
  open: Loading<Wishlists>,
  { id }: Extract<Route, { name: "wishlist" }>,
): Page {
  const title = heading("Your wishlist");
  return {
    title: "Your wishlist",
    content: accountPage(
      visit,
      "wishlists",
      link(paths.wishlists, { class: "back" }, "Wishlists"),
      title,
      loadedPart(visit, {
        what: "the wishlist",
        placeholder: () => skeletonBlocks(3, "row"),
        load: () => load(visit, open, id),
        render: (whole) => {
          title.textContent = whole.list.name;
          setPageTitle(whole.list.name);
          return parts(visit, whole);
        },
        wording: { "not-found": "We could not find this list among yours. It may have been deleted." },
        wayOut: () => link(paths.wishlists, { class: "button button-quiet" }, "See all wishlists"),
      }),
    ),
  };
}

async function load(visit: Visit, open: Loading<Wishlists>, id: string): Promise<Whole> {
  const own = await open();
  const [list, products] = await Promise.all([
    own.get(id, { signal: visit.signal }),
    visit.platform.abilities.catalogue?.products(visit.signal).catch(() => []) ?? [],
  ]);
  return { own, list, products, nameOf: await productNames(visit, list.items) };
}

function parts(visit: Visit, { own, list, nameOf, products }: Whole): Child[] {
  const missing = products.filter(({ sku }) => list.items.every((item) => item.sku !== sku));
  const count = list.items.length;
  return [
    count > 0 && element("p", { class: "lead" }, count === 1 ? "One thing" : `${count} things`),
    count === 0
      ? emptyState("heart", "Nothing on it yet", "Choose below what you would like to have.")
      : element(
          "ul",
          { class: "wishes" },
          ...list.items.map((item) => wish(visit, own, list, item, nameOf(item))),
        ),
    element(
      "div",
      { class: "panels" },
      missing.length > 0 && panel("Add something", addForm(visit, own, list, missing)),
      panel("Call it something else", renameForm(visit, own, list)),
    ),
    element(
      "section",
      { class: "deletion" },
      element(
        "div",
        {},
        element("h2", {}, "Enough of it"),
        element("p", {}, "Deletes the list. Nothing that you have bought goes with it."),
      ),
      deleteButton(visit, own, list),
    ),
  ];
}

function wish(visit: Visit, own: Wishlists, list: Wishlist, item: WishlistItem, name: string): HTMLElement {
  return element(
    "li",
    { class: "wish" },
    element(
      "span",
      { class: "line-item" },
      element("span", { class: "line-name" }, name),
      item.sku && name !== item.sku && element("span", { class: "line-code" }, item.sku),
    ),
    action(visit, {
      label: "Remove",
      of: name,
      busyLabel: "Removing…",
      kind: "text-action",
      act: async () => {
        await own.removeItem(item.id);
        if (!visit.signal.aborted) visit.go(paths.wishlist(list.id), `“${name}” is off the list.`);
      },
    }),
  );
}

function addForm(
  visit: Visit,
  own: Wishlists,
  list: Wishlist,
  products: readonly CatalogueProduct[],
): HTMLElement {
  const product = selectField({ name: "product", label: "What it is", value: "" }, [
    { value: "", text: "Choose something" },
    ...products.map(({ sku, name }) => ({ value: sku, text: name })),
  ]);
  return form({
    fields: [product],
    body: [product.element],
    submitLabel: "Add it",
    busyLabel: "Adding…",
    sessionEnded: visit.sessionEnded,
    wording: { conflict: "It is on the list already." },
    check: (): Record<string, string> => (product.read() === "" ? { product: "Choose something." } : {}),
    submit: async () => {
      const sku = product.read();
      await own.addItem(list.id, sku);
      const name = products.find((one) => one.sku === sku)?.name ?? sku;
      if (!visit.signal.aborted) visit.go(paths.wishlist(list.id), `“${name}” is on the list.`);
      return null;
    },
  });
}

function renameForm(visit: Visit, own: Wishlists, list: Wishlist): HTMLElement {
  const name = textField({ name: "name", label: "Name", value: list.name, autocomplete: "off" });
  return form({
    fields: [name],
    body: [name.element],
    submitLabel: "Save name",
    busyLabel: "Saving…",
    sessionEnded: visit.sessionEnded,
    check: (): Record<string, string> => (name.read() === "" ? { name: "Give it a name." } : {}),
    submit: async () => {
      await own.update(list.id, { name: name.read() });
      if (!visit.signal.aborted) visit.go(paths.wishlist(list.id), "The list has its new name.");
      return null;
    },
  });
}

function deleteButton(visit: Visit, own: Wishlists, list: Wishlist): HTMLElement {
  return button({ class: "button button-quiet-danger" }, "Delete this list", async () => {
    const deleted = await confirmAction({
      title: `Delete “${list.name}”?`,
      text: "The list and what is on it are gone for good.",
      confirmLabel: "Delete list",
      busyLabel: "Deleting…",
      cancelLabel: "Keep it",
      action: () => own.delete(list.id),
      sessionEnded: visit.sessionEnded,
    });
    if (deleted && !visit.signal.aborted) visit.go(paths.wishlists, `“${list.name}” is deleted.`);
  });
}
