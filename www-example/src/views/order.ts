// One order: what was in it, what it came to, how it was paid, and where it went.
import type { OrderAddress } from "storefront-customer/elastic-path";
import { accountPage } from "../components/account-page";
import { type Child, element, link } from "../components/dom";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { orderAgain } from "../components/order-again";
import { orderLines } from "../components/order-lines";
import { orderParcels } from "../components/order-parcels";
import { orderPayments } from "../components/order-payments";
import { orderReductions } from "../components/order-reductions";
import { orderReturns } from "../components/order-returns";
import { orderTotals } from "../components/order-totals";
import { postalBlock } from "../components/postal";
import { skeletonBlocks } from "../components/skeleton";
import { statusChip } from "../components/status";
import { formatDay } from "../format";
import { fulfillmentStatus, orderName, orderStatus, paymentStatus } from "../order-words";
import { setPageTitle } from "../page-title";
import type { WholeOrder } from "../platform/platform";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

export function orderPage(visit: Visit, { id }: Extract<Route, { name: "order" }>): Page {
  const title = heading("Your order");
  return {
    title: "Your order",
    content: accountPage(
      visit,
      "orders",
      link(paths.orders(), { class: "back" }, "Your orders"),
      title,
      loadedPart(visit, {
        what: "the order",
        placeholder: () => skeletonBlocks(4, "row"),
        load: () => visit.platform.orders.read(id, visit.signal),
        render: (order) => {
          title.textContent = orderName(order);
          setPageTitle(orderName(order));
          return orderParts(visit, order);
        },
        wording: { "not-found": "We could not find this order among yours." },
        wayOut: () => link(paths.orders(), { class: "button button-quiet" }, "See all your orders"),
      }),
    ),
  };
}

function orderParts(visit: Visit, order: WholeOrder): Child[] {
  const { terms } = visit.platform.orders;
  const { returns } = visit.platform.abilities;
  return [
    element("p", { class: "lead" }, placed(order)),
    element(
      "p",
      { class: "order-statuses" },
      statusChip(orderStatus(terms, order)),
      statusChip(paymentStatus(terms, order)),
      statusChip(fulfillmentStatus(terms, order)),
    ),
    visit.cart && element("div", { class: "order-actions" }, orderAgain(visit, visit.cart, order)),
    order.anonymized &&
      element("p", { class: "remark" }, "Personal details have been removed from this order for good."),
    element(
      "div",
      { class: "order-body" },
      element(
        "div",
        { class: "order-lines" },
        element("section", {}, element("h2", {}, "What you ordered"), orderLines(order.lines)),
        orderReductions(order),
      ),
      element("section", { class: "docket" }, element("h2", {}, "Totals"), orderTotals(order)),
    ),
    element(
      "div",
      { class: "order-steps" },
      orderPayments(visit, order),
      orderParcels(visit, order),
      returns && orderReturns(visit, returns, order),
    ),
    element(
      "div",
      { class: "order-addresses" },
      addressPart("Delivery address", order.shippingAddress),
      addressPart("Billing address", order.billingAddress),
      peoplePart(order),
      ...order.notes.map(([title, text]) => textPart(title, text)),
    ),
  ];
}

function placed({ createdAt, updatedAt, externalReference, number }: WholeOrder): string {
  const changed = formatDay(updatedAt) !== formatDay(createdAt) && `last changed on ${formatDay(updatedAt)}`;
  const reference = externalReference && number && `our reference ${externalReference}`;
  return [`Placed on ${formatDay(createdAt)}`, changed, reference].filter(Boolean).join(", ");
}

/** Who ordered; on the order of a business account that is its contact. */
function peoplePart(order: WholeOrder): HTMLElement | null {
  const name = order.contactName ?? order.customerName;
  const email = order.contactEmail ?? order.customerEmail;
  if (!name && !email) return null;
  return element(
    "section",
    {},
    element("h2", {}, order.contactName || order.contactEmail ? "Contact" : "Ordered by"),
    element("p", { class: "postal" }, name && element("span", { class: "postal-name" }, name), email),
  );
}

function textPart(title: string, text: string): HTMLElement {
  return element("section", {}, element("h2", {}, title), element("p", {}, text));
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
