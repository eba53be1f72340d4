// The order history, a page at a time: all of it newest first, or what the shopper looks for.
import { accountPage } from "../components/account-page";
import { type Child, element, link } from "../components/dom";
import { emptyState } from "../components/empty";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { orderFilters } from "../components/order-filters";
import { pager } from "../components/pager";
import { skeletonBlocks } from "../components/skeleton";
import { statusChip, statusNote } from "../components/status";
import { table } from "../components/table";
import { countInWords, formatMoney, formatShortDay } from "../format";
import {
  countConditions,
  everyOrder,
  type OrderSearch,
  orderFilter,
  orderSort,
  sortInWords,
} from "../order-search";
import { fulfillmentStatus, orderName, orderStatus, paymentStatus } from "../order-words";
import { paths, type Route } from "../routes";
import type { PlacedOrder } from "../store";
import type { Page, Visit } from "../visit";

const pageSize = 10;

export function ordersPage(visit: Visit, { search, position }: Extract<Route, { name: "orders" }>): Page {
  const count = element("p", { class: "lead" });
  return {
    title: position.page !== null && position.page > 1 ? `Your orders, page ${position.page}` : "Your orders",
    content: accountPage(
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
            orderTable(page.items, sortInWords(search)),
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

function orderTable(orders: readonly PlacedOrder[], order: string): HTMLElement {
  return table({
    caption: `Your orders, ${order}`,
    kind: "orders",
    columns: ["Order", "Placed", "Status", "Payment", "Delivery", "Total"],
    numeric: ["Total"],
    rows: orders.map((order) => [
      link(paths.order(order.id), { class: "order-link" }, orderName(order)),
      formatShortDay(order.createdAt),
      statusChip(orderStatus(order)) ?? "—",
      statusNote(paymentStatus(order)),
      statusNote(fulfillmentStatus(order)),
      formatMoney(order.totals.total),
    ]),
  });
}
