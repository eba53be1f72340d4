// One return: what goes back, how far it has come, and what it brings.
import type { Money } from "storefront-customer/commerce-layer";
import type { Return } from "storefront-customer/commerce-layer/returns";
import { accountPage } from "../components/account-page";
import { action } from "../components/action";
import { confirmAction } from "../components/dialog";
import { button, type Child, element, link } from "../components/dom";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { skeletonBlocks } from "../components/skeleton";
import { statusChip } from "../components/status";
import { table } from "../components/table";
import { totalsRow } from "../components/totals-row";
import type { ErrorWording } from "../error-words";
import { formatDay, formatMoney, formatShortDay } from "../format";
import { setPageTitle } from "../page-title";
import type { Loading, Named, OrderReturns } from "../platform/platform";
import { type ReturnStep, reasonInWords, returnName, returnStatus, returnSteps } from "../return-words";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

const wording: ErrorWording = {
  forbidden: "This shop changes returns itself: write to its help desk.",
  validation: "It has gone too far for that. Reload to see how it stands.",
};

export function returnPage(
  visit: Visit,
  open: Loading<OrderReturns>,
  { id }: Extract<Route, { name: "return" }>,
): Page {
  const title = heading("Your return");
  return {
    title: "Your return",
    content: accountPage(
      visit,
      "returns",
      link(paths.returns, { class: "back" }, "Returns"),
      title,
      loadedPart(visit, {
        what: "the return",
        placeholder: () => skeletonBlocks(3, "row"),
        load: async () => {
          const own = await open();
          const [one, order] = await Promise.all([
            own.get(id, { signal: visit.signal }),
            own.orderOf(id, visit.signal),
          ]);
          return { own, one, order };
        },
        render: ({ own, one, order }) => {
          title.textContent = returnName(one);
          setPageTitle(returnName(one));
          return parts(visit, own, one, order);
        },
        wording: { "not-found": "We could not find this return among yours." },
        wayOut: () => link(paths.returns, { class: "button button-quiet" }, "See all returns"),
      }),
    ),
  };
}

function parts(visit: Visit, own: OrderReturns, one: Return, order: Named | null): Child[] {
  const canCancel = ["draft", "requested", "approved"].includes(one.status ?? "");
  return [
    element(
      "p",
      { class: "lead" },
      `Begun on ${formatDay(one.createdAt)}`,
      order && ", from ",
      order && link(paths.order(order.id), {}, `order ${order.number}`),
    ),
    element("p", { class: "order-statuses" }, statusChip(returnStatus(one.status))),
    element(
      "div",
      { class: "order-actions" },
      one.status === "draft" && one.items.length > 0 && request(visit, own, one),
      canCancel && cancel(visit, own, one),
    ),
    element(
      "div",
      { class: "order-body" },
      element(
        "div",
        {},
        element("section", { class: "order-lines" }, element("h2", {}, "What goes back"), items(one)),
        element(
          "section",
          { class: "order-way" },
          element("h2", {}, "How far it has come"),
          way(returnSteps(one)),
        ),
      ),
      refund(one) &&
        !isOver(one) &&
        element(
          "section",
          { class: "docket" },
          element("h2", {}, "Your refund"),
          element(
            "dl",
            { class: "totals" },
            totalsRow(one.status === "refunded" ? "Paid back" : "Expected", refund(one), "totals-sum"),
          ),
        ),
    ),
  ];
}

/** What is given back, where the shop says how much. */
function refund({ estimatedRefund: { amount, currency, formatted } }: Return): Money | null {
  return amount === null ? null : { amount, currency: currency ?? "", formatted: formatted ?? "" };
}

/** Where nothing goes back, no money does. */
function isOver({ status }: Return): boolean {
  return status === "cancelled" || status === "rejected";
}

function items({ items: returned }: Return): HTMLElement {
  if (returned.length === 0) return element("p", { class: "card-empty" }, "Nothing was chosen yet.");
  return table({
    caption: "What goes back",
    kind: "lines",
    columns: ["Item", "Quantity", "Total"],
    numeric: ["Quantity", "Total"],
    rows: returned.map((item) => [
      element(
        "span",
        { class: "line-item" },
        element("span", { class: "line-name" }, item.name ?? item.sku ?? "Item"),
        item.sku && element("span", { class: "line-code" }, item.sku),
        item.reason && element("span", { class: "line-detail" }, reasonInWords(item.reason)),
      ),
      String(item.quantity),
      formatMoney(item.total),
    ]),
  });
}

function way(steps: readonly ReturnStep[]): HTMLElement {
  return element(
    "ol",
    { class: "way" },
    ...steps.map(({ text, at, done }) =>
      element(
        "li",
        { class: done ? "way-step way-done" : "way-step" },
        element("span", {}, text),
        element("span", { class: "hint" }, done ? (at && formatShortDay(at)) || "done" : "still to come"),
      ),
    ),
  );
}

function request(visit: Visit, own: OrderReturns, one: Return): HTMLElement {
  return action(visit, {
    label: "Ask to send it back",
    busyLabel: "Asking…",
    kind: "button",
    wording,
    act: async () => {
      await own.request(one.id);
      if (!visit.signal.aborted) visit.go(paths.return(one.id), "We have your request.");
    },
  });
}

function cancel(visit: Visit, own: OrderReturns, one: Return): HTMLElement {
  return button({ class: "button button-quiet-danger" }, "Call it off", async () => {
    const done = await confirmAction({
      title: "Call this return off?",
      text: "You keep what you have. You can ask again later.",
      confirmLabel: "Call it off",
      busyLabel: "Calling it off…",
      cancelLabel: "Go on with it",
      action: async () => {
        await own.cancel(one.id);
      },
      sessionEnded: visit.sessionEnded,
      wording,
    });
    if (done && !visit.signal.aborted) visit.go(paths.return(one.id), "Your return is called off.");
  });
}
