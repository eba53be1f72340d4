// Asking to send back some of what an order had.
import { accountPage } from "../components/account-page";
import { type Child, element, link } from "../components/dom";
import { emptyState } from "../components/empty";
import { type Field, selectField, textAreaField } from "../components/field";
import { form } from "../components/form";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { skeletonLines } from "../components/skeleton";
import { formatMoney } from "../format";
import { orderName } from "../order-words";
import type { BoughtLine, Loading, OrderReturns, WholeOrder } from "../platform/platform";
import { reasons } from "../return-words";
import { paths, type Route } from "../routes";
import type { Page, Visit } from "../visit";

export function newReturnPage(
  visit: Visit,
  open: Loading<OrderReturns>,
  { orderId }: Extract<Route, { name: "new-return" }>,
): Page {
  return {
    title: "Send something back",
    content: accountPage(
      visit,
      "returns",
      link(paths.order(orderId), { class: "back" }, "The order"),
      heading("Send something back"),
      loadedPart(visit, {
        what: "the order",
        placeholder: () => skeletonLines(20, 60, 20, 60),
        load: () => visit.platform.orders.read(orderId, visit.signal),
        render: (order) => parts(visit, open, order),
        wording: { "not-found": "We could not find this order among yours." },
        wayOut: () => link(paths.orders(), { class: "button button-quiet" }, "See all your orders"),
      }),
    ),
  };
}

function parts(visit: Visit, open: Loading<OrderReturns>, order: WholeOrder): Child[] {
  const lines = order.lines.filter(({ kind }) => kind === "product");
  if (lines.length === 0) {
    return [emptyState("return", "Nothing here can go back", "What was given with an order stays with you.")];
  }
  return [
    element(
      "p",
      { class: "lead" },
      `From ${orderName(order).toLowerCase()}. Choose what goes back, and why.`,
    ),
    returnForm(visit, open, order, lines),
  ];
}

function returnForm(
  visit: Visit,
  open: Loading<OrderReturns>,
  order: WholeOrder,
  lines: readonly BoughtLine[],
): HTMLElement {
  const chosen = lines.map((line) => ({ line, field: quantityField(line) }));
  const reason = selectField({ name: "reason", label: "Why it goes back" }, reasons);
  const note = textAreaField({
    name: "note",
    label: "More about it",
    autocomplete: "off",
    hint: "It helps us to do better.",
    optional: true,
  });
  let current: BoughtLine | null = null;

  return form({
    fields: [...chosen.map(({ field }) => field), reason, note],
    body: [
      element(
        "fieldset",
        { class: "group" },
        element("legend", {}, "What goes back"),
        element("div", { class: "return-lines" }, ...chosen.map(({ field }) => field.element)),
      ),
      element(
        "fieldset",
        { class: "group" },
        element("legend", {}, "Why"),
        element("div", { class: "group-fields" }, reason.element, note.element),
      ),
    ],
    submitLabel: "Ask to send it back",
    busyLabel: "Asking…",
    sessionEnded: visit.sessionEnded,
    wording: { forbidden: "This shop takes nothing back from this page: write to its help desk." },
    explainElsewhere: ({ field, message }) =>
      field === "quantity" && current
        ? `So many of “${nameOf(current)}” cannot go back: some are in another return already.`
        : message,
    aside: link(paths.order(order.id), { class: "text-action" }, "Cancel"),
    check: () => ({
      ...(chosen.every(({ field }) => field.read() === "0") && {
        [chosen[0]?.field.name ?? ""]: "Choose how many of something go back.",
      }),
      ...(reason.read() === "" && { reason: "Choose a reason." }),
    }),
    submit: async () => {
      const own = await open();
      const begun = await own.create(order.id);
      const why = { reason: [reason.read(), note.read()].filter(Boolean).join(": ") };
      try {
        for (const { line, field } of chosen) {
          const quantity = Number(field.read());
          current = line;
          if (quantity > 0) await own.addItem(begun.id, line.id, { quantity, reason: why });
        }
        current = null;
        await own.request(begun.id);
      } catch (error) {
        // Half a return is of no use to anybody; where even that fails, it stays among the returns to be seen.
        await own.cancel(begun.id).catch(() => undefined);
        throw error;
      }
      if (!visit.signal.aborted)
        visit.go(paths.return(begun.id), "We have your request, and will answer soon.");
      return null;
    },
  });
}

function quantityField(line: BoughtLine): Field {
  const price = line.unitPrice ? `${formatMoney(line.unitPrice)} each` : "";
  return selectField(
    { name: `line-${line.id}`, label: nameOf(line), value: "0", ...(price !== "" && { hint: price }) },
    Array.from({ length: line.quantity + 1 }, (_, quantity) => ({
      value: String(quantity),
      text: quantity === 0 ? "None" : String(quantity),
    })),
  );
}

function nameOf({ name, sku }: BoughtLine): string {
  return name ?? sku ?? "Item";
}
