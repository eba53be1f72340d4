// What was paid, held and given back for an order, step by step.
import type { Transaction } from "storefront-customer/elastic-path";
import { formatMoney, formatShortDay } from "../format";
import { paymentMethod, transactionKind, transactionStatus } from "../order-words";
import type { WholeOrder } from "../platform/platform";
import type { Visit } from "../visit";
import { element } from "./dom";
import { loadedPart } from "./load";
import { skeletonLines } from "./skeleton";
import { statusNote } from "./status";

export function orderPayments(visit: Visit, order: WholeOrder): HTMLElement {
  return element(
    "section",
    {},
    element("h2", {}, "Payments"),
    loadedPart(visit, {
      what: "the payments",
      placeholder: () => skeletonLines(70, 50),
      load: () => order.payments(),
      render: (transactions) => [
        order.paidWith && element("p", { class: "step-carrier" }, `With ${order.paidWith}`),
        transactions.length === 0
          ? element(
              "p",
              { class: "card-empty" },
              isFree(order) ? "There was nothing to pay." : "Nothing has been paid yet.",
            )
          : element("ul", { class: "steps" }, ...[...transactions].sort(byTime).map(step)),
      ],
      wording: { forbidden: "This shop does not show payments here. Its help desk can tell you about them." },
    }),
  );
}

function isFree({ totals }: WholeOrder): boolean {
  return totals.total?.amount === 0;
}

function byTime(one: Transaction, other: Transaction): number {
  return (one.createdAt ?? "").localeCompare(other.createdAt ?? "");
}

function step(transaction: Transaction): HTMLElement {
  const { amount, createdAt, name, reference } = transaction;
  const how = name ?? paymentMethod(transaction.gateway);
  return element(
    "li",
    { class: "step" },
    element(
      "p",
      { class: "step-main" },
      element("span", { class: "line-name" }, transactionKind(transaction.kind)),
      element("span", { class: "figure" }, formatMoney(amount)),
    ),
    element("p", { class: "step-detail" }, [how, formatShortDay(createdAt)].filter(Boolean).join(", ")),
    element("p", { class: "step-detail" }, statusNote(transactionStatus(transaction.status))),
    reference && reference !== transaction.gateway
      ? element("p", { class: "step-reference" }, `Reference ${reference}`)
      : null,
  );
}
