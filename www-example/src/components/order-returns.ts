// What of an order went back, or is about to, with the way to send back more.
import { fulfillmentStatus } from "../order-words";
import type { Loading, OrderReturns, WholeOrder } from "../platform/platform";
import { returnName, returnStatus } from "../return-words";
import { paths } from "../routes";
import type { Visit } from "../visit";
import { element, link } from "./dom";
import { loadedPart } from "./load";
import { skeletonLines } from "./skeleton";
import { statusNote } from "./status";

export function orderReturns(visit: Visit, open: Loading<OrderReturns>, order: WholeOrder): HTMLElement {
  // Only what has arrived can go back.
  const canReturn = order.fulfillmentStatus === "fulfilled";
  const isComing = fulfillmentStatus(visit.platform.orders.terms, order)?.tone === "waiting";
  return element(
    "section",
    {},
    element("h2", {}, "Returns"),
    loadedPart(visit, {
      what: "the returns",
      placeholder: () => skeletonLines(60),
      load: async () => (await open()).ofOrder(order.id, visit.signal),
      render: (all) => [
        all.length === 0
          ? element(
              "p",
              { class: "card-empty" },
              isComing ? "Once it has arrived, you can send things back." : "Nothing has gone back.",
            )
          : element(
              "ul",
              { class: "steps" },
              ...all.map((one) =>
                element(
                  "li",
                  { class: "step" },
                  element(
                    "p",
                    { class: "step-main" },
                    link(paths.return(one.id), { class: "line-name" }, returnName(one)),
                  ),
                  element("p", { class: "step-detail" }, statusNote(returnStatus(one.status))),
                ),
              ),
            ),
        canReturn &&
          element("p", {}, link(paths.newReturn(order.id), { class: "text-action" }, "Send something back")),
      ],
    }),
  );
}
