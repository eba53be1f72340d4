// Orders in a table, one a row, each leading to its page.
import type { OrderSummary } from "storefront-customer/elastic-path";
import { formatMoney, formatShortDay } from "../format";
import { fulfillmentStatus, type OrderTerms, orderName, orderStatus, paymentStatus } from "../order-words";
import { paths } from "../routes";
import { link } from "./dom";
import { statusChip, statusNote } from "./status";
import { table } from "./table";

export function orderTable(terms: OrderTerms, orders: readonly OrderSummary[], caption: string): HTMLElement {
  return table({
    caption,
    kind: "orders",
    columns: ["Order", "Placed", "Status", "Payment", "Delivery", "Total"],
    numeric: ["Total"],
    rows: orders.map((order) => [
      link(paths.order(order.id), { class: "order-link" }, orderName(order)),
      formatShortDay(order.createdAt),
      statusChip(orderStatus(terms, order)) ?? "—",
      statusNote(paymentStatus(terms, order)),
      statusNote(fulfillmentStatus(terms, order)),
      formatMoney(order.totals.total),
    ]),
  });
}
