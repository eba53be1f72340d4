// The parcels of an order: what travels in each, when it comes, and how to follow it.
import type { Shipment } from "storefront-customer/elastic-path";
import { formatMoney, formatShortDay } from "../format";
import { shippingMethod } from "../order-words";
import type { BoughtLine, WholeOrder } from "../store";
import type { Visit } from "../visit";
import { button, element, hiddenText } from "./dom";
import { loadedPart } from "./load";
import { skeletonLines } from "./skeleton";

export function orderParcels(visit: Visit, order: WholeOrder): HTMLElement {
  const carrier = order.native["shipping-provider"];
  return element(
    "section",
    {},
    element("h2", {}, "Parcels"),
    loadedPart(visit, {
      what: "the parcels",
      placeholder: () => skeletonLines(70, 50),
      load: () => visit.shop.orders.shipments(order.id, { signal: visit.signal }),
      render: (parcels) => [
        carrier && parcels.length > 0 ? element("p", { class: "step-carrier" }, `With ${carrier}`) : null,
        parcels.length === 0
          ? element(
              "p",
              { class: "card-empty" },
              carrier ? `With ${carrier}, without a number to follow.` : "There is no parcel to follow.",
            )
          : element(
              "ul",
              { class: "steps" },
              ...parcels.map((parcel, place) =>
                parcelStep(
                  parcel,
                  parcels.length > 1 ? `Parcel ${place + 1} of ${parcels.length}` : "One parcel",
                  order.lines.filter((line) => line.shipmentId === parcel.id),
                ),
              ),
            ),
      ],
    }),
  );
}

function parcelStep(parcel: Shipment, title: string, lines: readonly BoughtLine[]): HTMLElement {
  const cost = parcel.cost?.amount ? formatMoney(parcel.cost) : null;
  return element(
    "li",
    { class: "step" },
    element(
      "p",
      { class: "step-main" },
      element("span", { class: "line-name" }, title),
      cost && element("span", { class: "figure" }, cost),
    ),
    element(
      "p",
      { class: "step-detail" },
      [shippingMethod(parcel.method), expected(parcel)].filter(Boolean).join(", "),
    ),
    lines.length > 0 &&
      element(
        "p",
        { class: "step-detail" },
        lines.map(({ name, sku, quantity }) => `${quantity} × ${name ?? sku ?? "Item"}`).join("; "),
      ),
    parcel.trackingReference && tracking(parcel.trackingReference),
  );
}

/** The carrier is not known here, so the reference is given to be copied to the carrier's own page. */
function tracking(reference: string): HTMLElement {
  const code = element("code", { class: "tracking-code" }, reference);
  const copy = button({ class: "text-action" }, "Copy", async () => {
    try {
      await navigator.clipboard.writeText(reference);
      said.textContent = "Copied.";
    } catch {
      // A page without leave to write the clipboard can still mark the text.
      getSelection()?.selectAllChildren(code);
      said.textContent = "Marked: copy it now.";
    }
  });
  copy.append(hiddenText(` tracking reference ${reference}`));
  const said = element("span", { class: "hint", role: "status" });
  return element("p", { class: "tracking" }, "Tracking", code, copy, said);
}

function expected({ expectedFrom, expectedUntil }: Shipment): string | null {
  const [from, until] = [expectedFrom, expectedUntil].map((day) => day && formatShortDay(day));
  if (from && until && from !== until) return `expected ${from} to ${until}`;
  const day = until || from;
  return day ? `expected ${day}` : null;
}
