// What the shopper has sent back, or is about to.
import type { Return } from "storefront-customer/commerce-layer/returns";
import { collected } from "../collected";
import { accountPage } from "../components/account-page";
import { element, link } from "../components/dom";
import { emptyState } from "../components/empty";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { pricedItems, recordCard, recordList } from "../components/record-card";
import { skeletonBlocks } from "../components/skeleton";
import { formatDay } from "../format";
import type { Loading, OrderReturns } from "../platform/platform";
import { returnName, returnStatus } from "../return-words";
import { paths } from "../routes";
import type { Page, Visit } from "../visit";

export function returnsPage(visit: Visit, open: Loading<OrderReturns>): Page {
  return {
    title: "Returns",
    content: accountPage(
      visit,
      "returns",
      heading("Returns"),
      element(
        "p",
        { class: "lead" },
        "To send something back, open ",
        link(paths.orders(), {}, "its order"),
        " and choose what.",
      ),
      loadedPart(visit, {
        what: "your returns",
        placeholder: () => skeletonBlocks(4, "card"),
        load: async () => collected((await open()).all({}, { signal: visit.signal })),
        render: (all) => [all.length === 0 ? noReturns() : recordList(...newestFirst(all).map(card))],
        wording: { forbidden: "This shop does not show returns here." },
      }),
    ),
  };
}

function noReturns(): HTMLElement {
  return emptyState("return", "No returns", "You have kept everything. We are glad.");
}

function newestFirst(all: readonly Return[]): Return[] {
  return [...all].sort((one, other) => (other.createdAt ?? "").localeCompare(one.createdAt ?? ""));
}

function card(one: Return): HTMLElement {
  return recordCard({
    title: returnName(one),
    status: returnStatus(one.status),
    content: [
      element("p", { class: "card-detail" }, `Begun on ${formatDay(one.createdAt)}`),
      pricedItems(one.items, ({ name, sku }) => name ?? sku ?? "Item"),
    ],
    foot: [
      link(
        paths.return(one.id),
        { class: "more", "aria-label": `See ${returnName(one)}` },
        "See this return",
      ),
    ],
  });
}
