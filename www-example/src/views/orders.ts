// The order history, newest first, a page at a time.
import type { OrderSummary } from "storefront-customer/elastic-path";
import { accountPage } from "../components/account-page";
import { type Child, element, link } from "../components/dom";
import { emptyState } from "../components/empty";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { pager } from "../components/pager";
import { skeletonBlocks } from "../components/skeleton";
import { statusChip, statusNote } from "../components/status";
import { table } from "../components/table";
import { countInWords, formatMoney, formatShortDay } from "../format";
import { fulfillmentStatus, orderName, orderStatus, paymentStatus } from "../order-words";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

const pageSize = 10;

export function ordersPage(visit: Visit, { position }: Extract<Route, { name: "orders" }>): Page {
  const count = element("p", { class: "lead" });
  return {
    title: position.page !== null && position.page > 1 ? `Your orders, page ${position.page}` : "Your orders",
    content: accountPage(
      "orders",
      heading("Your orders"),
      count,
      loadedPart(visit, {
        what: "your orders",
        placeholder: () => skeletonBlocks(6, "row"),
        load: () =>
          visit.shop.orders.list(
            { limit: pageSize, ...(position.cursor !== null && { cursor: position.cursor }) },
            { signal: visit.signal },
          ),
        render: (page): Child[] => {
          if (page.items.length === 0) return [noOrders()];
          const howMany = countInWords(page, "order", "orders");
          count.textContent = howMany && `${howMany}, newest first`;
          return [
            orderTable(page.items),
            pager({ label: "Pages of orders", page, pageSize, position, pathTo: paths.orders }),
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

function orderTable(orders: readonly OrderSummary[]): HTMLElement {
  return table({
    caption: "Your orders, newest first",
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
