// The account's front page: a greeting, the latest order, the first address, and ways to the rest.
import type { Address, Page as Items, OrderSummary } from "storefront-customer/elastic-path";
import { accountPage } from "../components/account-page";
import { type Child, element, link } from "../components/dom";
import { heading } from "../components/heading";
import { type IconName, icon } from "../components/icon";
import { loadedPart } from "../components/load";
import { postalBlock } from "../components/postal";
import { skeletonLines } from "../components/skeleton";
import { statusChip, statusNote } from "../components/status";
import { countInWords, formatDay, formatMoney } from "../format";
import { fulfillmentStatus, type OrderTerms, orderName, orderStatus } from "../order-words";
import type { Abilities } from "../platform/platform";
import { paths } from "../routes";
import type { Page, Visit } from "../visit";

/** What only some platforms have. */
const more: readonly {
  needs: keyof Abilities;
  drawing: IconName;
  path: string;
  title: string;
  text: string;
}[] = [
  {
    needs: "subscriptions",
    drawing: "repeat",
    path: paths.subscriptions,
    title: "Subscriptions",
    text: "What comes again and again",
  },
  {
    needs: "returns",
    drawing: "return",
    path: paths.returns,
    title: "Returns",
    text: "What goes back to us",
  },
  {
    needs: "wishlists",
    drawing: "heart",
    path: paths.wishlists,
    title: "Wishlists",
    text: "What you would like",
  },
  { needs: "wallet", drawing: "card", path: paths.wallet, title: "Wallet", text: "How you pay" },
];

export function overviewPage(visit: Visit): Page {
  const options = { signal: visit.signal };
  const orderCount = element("span", { class: "shortcut-text" }, "What you have bought");
  const addressCount = element("span", { class: "shortcut-text" }, "Where your parcels go");

  const latestOrder = loadedPart(visit, {
    what: "your latest order",
    placeholder: () => skeletonLines(40, 65, 30),
    load: () => visit.shop.orders.list({ limit: 1 }, options),
    render: (orders) => {
      showCount(orderCount, orders, "order", "orders");
      return latestOrderCard(visit.platform.orders.terms, orders.items[0]);
    },
  });
  const firstAddress = loadedPart(visit, {
    what: "your address",
    placeholder: () => skeletonLines(50, 70, 45),
    load: () => visit.shop.addresses.list({}, options),
    render: (addresses) => {
      showCount(addressCount, addresses, "address", "addresses");
      return firstAddressCard(visit.platform.addresses.arrange(addresses.items)[0]);
    },
  });

  return {
    title: "Your account",
    content: accountPage(
      visit,
      "overview",
      greeting(visit),
      element("p", { class: "lead" }, "Here is where things stand."),
      element(
        "div",
        { class: "overview-cards" },
        card("Latest order", latestOrder),
        card("Delivery address", firstAddress),
      ),
      element(
        "ul",
        { class: "shortcuts" },
        shortcut("parcel", paths.orders(), "Your orders", orderCount),
        shortcut("envelope", paths.addressBook(), "Address book", addressCount),
        shortcut(
          "person",
          paths.profile,
          "Your profile",
          element("span", { class: "shortcut-text" }, "Name, e-mail and password"),
        ),
        ...more
          .filter(({ needs }) => visit.platform.abilities[needs])
          .map(({ drawing, path, title, text }) =>
            shortcut(drawing, path, title, element("span", { class: "shortcut-text" }, text)),
          ),
      ),
    ),
  };
}

function greeting(visit: Visit): HTMLElement {
  const words = heading("Hello");
  const greet = (name: string | null) => {
    if (name) words.textContent = `Hello, ${name}`;
  };
  if (visit.shopper.profile) greet(visit.shopper.profile.name);
  // Without a profile the greeting stays nameless; the parts below say what is wrong.
  else
    visit.shopper.load().then(
      (profile) => greet(profile.name),
      () => undefined,
    );
  return words;
}

function card(title: string, content: HTMLElement): HTMLElement {
  return element("section", { class: "card" }, element("h2", { class: "card-title" }, title), content);
}

function latestOrderCard(terms: OrderTerms, order: OrderSummary | undefined): Child[] {
  if (!order) {
    return [
      element(
        "p",
        { class: "card-empty" },
        "Nothing ordered yet. Your first order will show up here as soon as it is placed.",
      ),
    ];
  }
  return [
    element("p", { class: "card-main" }, orderName(order)),
    element("p", { class: "card-detail" }, `Placed on ${formatDay(order.createdAt)}`),
    element(
      "p",
      { class: "card-statuses" },
      statusChip(orderStatus(terms, order)),
      statusNote(fulfillmentStatus(terms, order)),
    ),
    element(
      "p",
      { class: "card-foot" },
      element("span", { class: "amount" }, formatMoney(order.totals.total)),
      link(paths.order(order.id), { class: "more" }, "See this order"),
    ),
  ];
}

function firstAddressCard(address: Address | undefined): Child[] {
  if (!address) {
    return [
      element(
        "p",
        { class: "card-empty" },
        "No address saved yet. Add one and the next parcel knows its way.",
      ),
      element("p", { class: "card-foot" }, link(paths.newAddress, { class: "more" }, "Add an address")),
    ];
  }
  return [
    address.label && element("p", { class: "card-main" }, address.label),
    postalBlock(address),
    element(
      "p",
      { class: "card-foot" },
      link(paths.editAddress(address.id), { class: "more" }, "Edit this address"),
    ),
  ];
}

function shortcut(drawing: IconName, path: string, title: string, text: HTMLElement): HTMLElement {
  return element(
    "li",
    {},
    link(
      path,
      { class: "shortcut" },
      icon(drawing),
      element("span", { class: "shortcut-words" }, element("span", { class: "shortcut-title" }, title), text),
      icon("arrow"),
    ),
  );
}

function showCount(place: HTMLElement, page: Items<unknown>, one: string, many: string): void {
  if (page.items.length > 0) place.textContent = countInWords(page, one, many) || place.textContent;
}
