// One order: what was in it, what it came to, and where it went.
import type { Order, OrderAddress, OrderLine } from "storefront-customer/elastic-path";
import { accountPage } from "../components/account-page";
import { type Child, element, link } from "../components/dom";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { orderTotals } from "../components/order-totals";
import { postalBlock } from "../components/postal";
import { skeletonBlocks } from "../components/skeleton";
import { statusChip } from "../components/status";
import { table } from "../components/table";
import { formatDay, formatMoney } from "../format";
import { fulfillmentStatus, orderName, orderStatus, paymentStatus } from "../order-words";
import { setPageTitle } from "../page-title";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

export function orderPage(visit: Visit, { id }: Extract<Route, { name: "order" }>): Page {
  const title = heading("Your order");
  return {
    title: "Your order",
    content: accountPage(
      "orders",
      link(paths.orders(), { class: "back" }, "Your orders"),
      title,
      loadedPart(visit, {
        what: "the order",
        placeholder: () => skeletonBlocks(4, "row"),
        load: () => visit.shop.orders.get(id, {}, { signal: visit.signal }),
        render: (order) => {
          title.textContent = orderName(order);
          setPageTitle(orderName(order));
          return orderParts(order);
        },
        wording: { "not-found": "We could not find this order among yours." },
        wayOut: () => link(paths.orders(), { class: "button button-quiet" }, "See all your orders"),
      }),
    ),
  };
}

function orderParts(order: Order): Child[] {
  return [
    element("p", { class: "lead" }, `Placed on ${formatDay(order.createdAt)}`),
    element(
      "p",
      { class: "order-statuses" },
      statusChip(orderStatus(order)),
      statusChip(paymentStatus(order)),
      statusChip(fulfillmentStatus(order)),
    ),
    element(
      "div",
      { class: "order-body" },
      element("section", { class: "order-lines" }, element("h2", {}, "What you ordered"), lines(order.lines)),
      element("section", { class: "docket" }, element("h2", {}, "Totals"), orderTotals(order)),
    ),
    element(
      "div",
      { class: "order-addresses" },
      addressPart("Delivery address", order.shippingAddress),
      addressPart("Billing address", order.billingAddress),
    ),
  ];
}

function lines(items: readonly OrderLine[]): HTMLElement {
  if (items.length === 0) return element("p", { class: "card-empty" }, "This order has no items listed.");
  return table({
    caption: "Items in this order",
    kind: "lines",
    columns: ["Item", "Price", "Quantity", "Total"],
    numeric: ["Price", "Quantity", "Total"],
    // A promotion is a line as well, with nothing but its amount to say.
    rows: items.map((line) => [
      element(
        "span",
        { class: "line-item" },
        element("span", { class: "line-name" }, line.name ?? line.sku ?? "Item"),
        line.sku && line.name && element("span", { class: "line-code" }, line.sku),
      ),
      isDeduction(line) ? "" : formatMoney(line.unitPrice),
      isDeduction(line) ? "" : String(line.quantity),
      formatMoney(line.total),
    ]),
  });
}

function isDeduction(line: OrderLine): boolean {
  return line.total !== null && line.total.amount < 0;
}

function addressPart(title: string, address: OrderAddress | null): HTMLElement | null {
  return (
    address &&
    element(
      "section",
      {},
      element("h2", {}, title),
      postalBlock(address),
      address.instructions && element("p", { class: "instructions" }, address.instructions),
    )
  );
}
