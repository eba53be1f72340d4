// One subscription: what it brings and when, with the ways to change it, let it rest, and end it.
import type { OrderSubscription, Subscriptions } from "storefront-customer/commerce-layer/subscriptions";
import type { OrderSummary } from "storefront-customer/elastic-path";
import { accountPage } from "../components/account-page";
import { action } from "../components/action";
import { confirmAction } from "../components/dialog";
import { button, type Child, element, link } from "../components/dom";
import { facts } from "../components/facts";
import { selectField, textField } from "../components/field";
import { form } from "../components/form";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { orderTable } from "../components/order-table";
import { panel } from "../components/panel";
import { pricedItems } from "../components/record-card";
import { skeletonBlocks } from "../components/skeleton";
import { statusChip } from "../components/status";
import type { ErrorWording } from "../error-words";
import { dayForField, formatDay } from "../format";
import { setPageTitle } from "../page-title";
import type { Loading } from "../platform/platform";
import { type NameOf, productNames } from "../product-names";
import { paths, type Route } from "../routes";
import {
  frequencies,
  frequencyInWords,
  goesOn,
  subscriptionName,
  subscriptionStatus,
} from "../subscription-words";
import type { Page, Visit } from "../visit";

interface Whole {
  readonly own: Subscriptions;
  readonly one: OrderSubscription;
  readonly orders: readonly OrderSummary[];
  readonly nameOf: NameOf;
}

const wording: ErrorWording = {
  forbidden: "This shop changes subscriptions itself: write to its help desk.",
};

export function subscriptionPage(
  visit: Visit,
  open: Loading<Subscriptions>,
  { id }: Extract<Route, { name: "subscription" }>,
): Page {
  const title = heading("Your subscription");
  return {
    title: "Your subscription",
    content: accountPage(
      visit,
      "subscriptions",
      link(paths.subscriptions, { class: "back" }, "Subscriptions"),
      title,
      loadedPart(visit, {
        what: "the subscription",
        placeholder: () => skeletonBlocks(3, "row"),
        load: () => load(visit, open, id),
        render: (whole) => {
          title.textContent = subscriptionName(whole.one);
          setPageTitle(subscriptionName(whole.one));
          return parts(visit, whole);
        },
        wording: { "not-found": "We could not find this subscription among yours." },
        wayOut: () => link(paths.subscriptions, { class: "button button-quiet" }, "See all subscriptions"),
      }),
    ),
  };
}

async function load(visit: Visit, open: Loading<Subscriptions>, id: string): Promise<Whole> {
  const options = { signal: visit.signal };
  const own = await open();
  const [one, orders] = await Promise.all([own.get(id, options), own.orders(id, {}, options)]);
  return { own, one, orders: orders.items, nameOf: await productNames(visit, one.items) };
}

function parts(visit: Visit, { own, one, orders, nameOf }: Whole): Child[] {
  const isOpen = one.status === "active" || one.status === "inactive";
  return [
    element("p", { class: "order-statuses" }, statusChip(subscriptionStatus(one))),
    isOpen && element("div", { class: "order-actions" }, rest(visit, own, one), end(visit, own, one)),
    element(
      "div",
      { class: "panels" },
      panel(
        "What it brings",
        pricedItems(one.items, nameOf),
        facts(
          ["How often", frequencyInWords(one.frequency)],
          ["Next order", goesOn(one) ? formatDay(one.nextRunAt) : null],
          ["Last order", one.lastRunAt && formatDay(one.lastRunAt)],
          ["Since", one.startsAt && formatDay(one.startsAt)],
          ["Until", one.expiresAt && formatDay(one.expiresAt)],
        ),
        one.lastRunAt &&
          !one.succeededOnLastRun &&
          element("p", { class: "remark" }, "The last order did not work. Please check how you pay."),
      ),
      isOpen && panel("Change it", changeForm(visit, own, one)),
    ),
    element(
      "section",
      { class: "placed-orders" },
      element("h2", {}, "Orders that came of it"),
      orders.length === 0
        ? element("p", { class: "card-empty" }, "None yet.")
        : orderTable(visit.platform.orders.terms, orders, "Orders of this subscription"),
    ),
  ];
}

function rest(visit: Visit, own: Subscriptions, one: OrderSubscription): HTMLElement {
  const isActive = one.status === "active";
  return action(visit, {
    label: isActive ? "Pause it" : "Resume it",
    busyLabel: isActive ? "Pausing…" : "Resuming…",
    wording,
    act: async () => {
      await (isActive ? own.pause(one.id) : own.resume(one.id));
      if (visit.signal.aborted) return;
      visit.go(
        paths.subscription(one.id),
        isActive ? "Your subscription is paused." : "Your subscription goes on.",
      );
    },
  });
}

function end(visit: Visit, own: Subscriptions, one: OrderSubscription): HTMLElement {
  return button({ class: "button button-quiet-danger" }, "End it", async () => {
    const ended = await confirmAction({
      title: "End this subscription?",
      text: "Nothing more will come of it, and it cannot be taken up again. Orders already placed still come.",
      confirmLabel: "End subscription",
      busyLabel: "Ending…",
      cancelLabel: "Keep it",
      action: async () => {
        await own.cancel(one.id);
      },
      sessionEnded: visit.sessionEnded,
      wording,
    });
    if (ended && !visit.signal.aborted) visit.go(paths.subscription(one.id), "Your subscription has ended.");
  });
}

function changeForm(visit: Visit, own: Subscriptions, one: OrderSubscription): HTMLElement {
  const isKnown = frequencies.some(({ value }) => value === one.frequency);
  const frequency = selectField({ name: "frequency", label: "How often", value: one.frequency }, [
    ...(isKnown ? [] : [{ value: one.frequency, text: frequencyInWords(one.frequency) }]),
    ...frequencies,
  ]);
  const next = textField(
    { name: "nextRunAt", label: "Next order", value: dayForField(one.nextRunAt), autocomplete: "off" },
    { type: "date" },
  );
  const today = dayForField(new Date().toISOString());
  return form({
    fields: [frequency, next],
    body: [frequency.element, next.element],
    submitLabel: "Save changes",
    busyLabel: "Saving…",
    sessionEnded: visit.sessionEnded,
    wording,
    check: (): Record<string, string> =>
      next.read() <= today ? { nextRunAt: "Choose a day that is still to come." } : {},
    submit: async () => {
      await own.update(one.id, {
        frequency: frequency.read(),
        // At noon it is the same day nearly everywhere.
        nextRunAt: new Date(`${next.read()}T12:00:00`).toISOString(),
      });
      if (!visit.signal.aborted) visit.go(paths.subscription(one.id), "Your subscription is changed.");
      return null;
    },
  });
}
