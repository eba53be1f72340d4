// The order history, a page at a time: all of it newest first, or what the shopper looks for.
import { accountPage } from "../components/account-page";
import { type Child, element, link } from "../components/dom";
import { emptyState } from "../components/empty";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { orderFilters } from "../components/order-filters";
import { orderTable } from "../components/order-table";
import { pager } from "../components/pager";
import { skeletonBlocks } from "../components/skeleton";
import { countInWords } from "../format";
import {
  countConditions,
  everyOrder,
  type OrderSearch,
  orderFilter,
  orderSort,
  searchChoices,
  sortInWords,
  understood,
} from "../order-search";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

const pageSize = 10;

export function ordersPage(visit: Visit, route: Extract<Route, { name: "orders" }>): Page {
  const { position } = route;
  const { terms } = visit.platform.orders;
  const search = understood(route.search, searchChoices(terms));
  const count = element("p", { class: "lead" });
  return {
    title: position.page !== null && position.page > 1 ? `Your orders, page ${position.page}` : "Your orders",
    content: accountPage(
      visit,
      "orders",
      heading("Your orders"),
      count,
      orderFilters(visit, search),
      loadedPart(visit, {
        what: "your orders",
        placeholder: () => skeletonBlocks(6, "row"),
        load: () =>
          visit.shop.orders.list(
            {
              limit: pageSize,
              filter: orderFilter(search),
              sort: orderSort(search),
              ...(position.cursor !== null && { cursor: position.cursor }),
            },
            { signal: visit.signal },
          ),
        render: (page): Child[] => {
          if (page.items.length === 0) return [countConditions(search) > 0 ? noMatch(search) : noOrders()];
          const howMany = countInWords(page, "order", "orders");
          count.textContent = howMany && `${howMany}, ${sortInWords(search)}`;
          return [
            orderTable(terms, page.items, `Your orders, ${sortInWords(search)}`),
            pager({
              label: "Pages of orders",
              page,
              pageSize,
              position,
              pathTo: (other) => paths.orders(search, other),
            }),
          ];
        },
        wording: { validation: "These orders cannot be shown from here." },
        wayOut: () => link(paths.orders(), { class: "button button-quiet" }, "Show the newest orders"),
      }),
    ),
  };
}

function noOrders(): HTMLElement {
  return emptyState(
    "parcel",
    "No orders yet",
    "Once you have bought something, you can follow it from here.",
  );
}

function noMatch(search: OrderSearch): HTMLElement {
  return emptyState(
    "parcel",
    "No order fits",
    search.number === ""
      ? "Try a longer time, or fewer conditions."
      : "Part of the number is enough. An order that has no number of its own cannot be found this way.",
    link(paths.orders(everyOrder), { class: "button button-quiet" }, "Show all your orders"),
  );
}
