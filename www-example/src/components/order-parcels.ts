// The parcels of an order: what travels in each, when it comes, where it has been, and how to follow it.
import { formatMoney, formatShortDay } from "../format";
import type { Parcel, Stop, WholeOrder } from "../platform/platform";
import type { Visit } from "../visit";
import { button, element, hiddenText } from "./dom";
import { loadedPart } from "./load";
import { skeletonLines } from "./skeleton";
import { statusNote } from "./status";

export function orderParcels(visit: Visit, order: WholeOrder): HTMLElement {
  return element(
    "section",
    {},
    element("h2", {}, "Parcels"),
    loadedPart(visit, {
      what: "the parcels",
      placeholder: () => skeletonLines(70, 50),
      load: () => order.parcels(),
      render: ({ carrier, parcels }) => [
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
                ),
              ),
            ),
      ],
    }),
  );
}

function parcelStep(parcel: Parcel, title: string): HTMLElement {
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
    parcel.status && element("p", { class: "step-detail" }, statusNote(parcel.status)),
    ...parcel.details.map((detail) => element("p", { class: "step-detail" }, detail)),
    parcel.contents.length > 0 && element("p", { class: "step-detail" }, parcel.contents.join("; ")),
    parcel.tracking && tracking(parcel.tracking),
    parcel.journey.length > 0 && journey(parcel.journey),
  );
}

/** Folded away, because the status above says the latest of it. */
function journey(stops: readonly Stop[]): HTMLElement {
  return element(
    "details",
    { class: "journey" },
    element("summary", {}, "Where it has been"),
    element(
      "ol",
      {},
      ...stops.map(({ what, where, when }) =>
        element(
          "li",
          {},
          element("span", {}, what),
          element(
            "span",
            { class: "hint" },
            [where, when && formatShortDay(when)].filter(Boolean).join(", "),
          ),
        ),
      ),
    ),
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
