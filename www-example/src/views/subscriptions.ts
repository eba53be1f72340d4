// What the shopper has subscribed to: orders that come again by themselves.
import type { OrderSubscription, Subscriptions } from "storefront-customer/commerce-layer/subscriptions";
import { accountPage } from "../components/account-page";
import { element, link } from "../components/dom";
import { emptyState } from "../components/empty";
import { facts } from "../components/facts";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { pricedItems, recordCard, recordList } from "../components/record-card";
import { skeletonBlocks } from "../components/skeleton";
import { formatDay } from "../format";
import type { Loading } from "../platform/platform";
import { type NameOf, namedRecords } from "../product-names";
import { paths } from "../routes";
import { frequencyInWords, goesOn, subscriptionName, subscriptionStatus } from "../subscription-words";
import type { Page, Visit } from "../visit";

export function subscriptionsPage(visit: Visit, open: Loading<Subscriptions>): Page {
  return {
    title: "Subscriptions",
    content: accountPage(
      visit,
      "subscriptions",
      heading("Subscriptions"),
      element("p", { class: "lead" }, "What comes to you again and again, until you say stop."),
      loadedPart(visit, {
        what: "your subscriptions",
        placeholder: () => skeletonBlocks(2, "card"),
        load: async () => namedRecords(visit, (await open()).all({}, { signal: visit.signal })),
        render: ({ all, nameOf }) => [
          all.length === 0 ? noSubscriptions() : recordList(...all.map((one) => card(one, nameOf))),
        ],
        wording: { forbidden: "This shop does not show subscriptions here." },
      }),
    ),
  };
}

function noSubscriptions(): HTMLElement {
  return emptyState("repeat", "No subscriptions", "What you order to come again will show up here.");
}

function card(one: OrderSubscription, nameOf: NameOf): HTMLElement {
  return recordCard({
    title: subscriptionName(one),
    status: subscriptionStatus(one),
    content: [
      pricedItems(one.items, nameOf),
      facts(
        ["How often", frequencyInWords(one.frequency)],
        ["Next order", goesOn(one) ? formatDay(one.nextRunAt) : null],
      ),
    ],
    foot: [
      link(
        paths.subscription(one.id),
        { class: "more", "aria-label": `See ${subscriptionName(one)}` },
        "See this subscription",
      ),
    ],
  });
}
