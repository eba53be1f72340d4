// The ways to pay that the shopper has kept.
import type { SavedPayment, Wallet } from "storefront-customer/commerce-layer/wallet";
import { collected } from "../collected";
import { accountPage } from "../components/account-page";
import { confirmAction } from "../components/dialog";
import { button, element, hiddenText } from "../components/dom";
import { emptyState } from "../components/empty";
import { facts } from "../components/facts";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { recordCard, recordList } from "../components/record-card";
import { skeletonBlocks } from "../components/skeleton";
import { formatDay } from "../format";
import { cardExpiry, cardName } from "../payment-words";
import type { Loading } from "../platform/platform";
import { paths } from "../routes";
import type { Page, Visit } from "../visit";

export function walletPage(visit: Visit, open: Loading<Wallet>): Page {
  return {
    title: "Wallet",
    content: accountPage(
      visit,
      "wallet",
      heading("Wallet"),
      element("p", { class: "lead" }, "How you have paid before, kept for the next time."),
      loadedPart(visit, {
        what: "your wallet",
        placeholder: () => skeletonBlocks(2, "card"),
        load: async () => {
          const own = await open();
          return { own, kept: await collected(own.all({}, { signal: visit.signal })) };
        },
        render: ({ own, kept }) => [
          kept.length === 0 ? emptyWallet() : recordList(...kept.map((each) => card(visit, own, each))),
        ],
        wording: { forbidden: "This shop keeps no ways to pay here." },
      }),
    ),
  };
}

function emptyWallet(): HTMLElement {
  return emptyState(
    "card",
    "Nothing in your wallet",
    "At a checkout you can keep how you pay, and find it here.",
  );
}

function card(visit: Visit, own: Wallet, kept: SavedPayment): HTMLElement {
  const instrument = kept.source?.instrument ?? null;
  const name = cardName(instrument) ?? kept.method ?? kept.name ?? "A way to pay";
  return recordCard({
    title: name,
    content: [
      facts(
        ["Account", kept.name !== name && cardName(instrument) === null ? kept.name : null],
        ["Good until", cardExpiry(instrument)],
        ["Kept since", kept.createdAt && formatDay(kept.createdAt)],
      ),
    ],
    foot: [removal(visit, own, kept, name)],
  });
}

function removal(visit: Visit, own: Wallet, kept: SavedPayment, name: string): HTMLElement {
  const created = button({ class: "text-action text-action-danger" }, "Remove", async () => {
    const removed = await confirmAction({
      title: `Remove “${name}”?`,
      text: "It leaves your wallet. Orders that were paid with it stay paid, and a subscription may need another.",
      confirmLabel: "Remove it",
      busyLabel: "Removing…",
      cancelLabel: "Keep it",
      action: () => own.delete(kept.id),
      sessionEnded: visit.sessionEnded,
      wording: { forbidden: "This shop takes nothing out of wallets itself: write to its help desk." },
    });
    if (removed && !visit.signal.aborted) visit.go(paths.wallet, `“${name}” is removed.`);
  });
  created.append(hiddenText(` ${name}`));
  return created;
}
