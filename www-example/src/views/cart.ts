// The cart: what is in it, what it comes to, and the way to the checkout.
import { errorAlert } from "../components/alert";
import { announce } from "../components/announcer";
import { type Act, cartLines } from "../components/cart-lines";
import { cartTotals } from "../components/cart-totals";
import { currencyChoice } from "../components/currency-choice";
import { button, type Child, element, link } from "../components/dom";
import { emptyState } from "../components/empty";
import { textField } from "../components/field";
import { form } from "../components/form";
import { heading } from "../components/heading";
import { loadedPart } from "../components/load";
import { skeletonBlocks } from "../components/skeleton";
import { storePage } from "../components/store-page";
import { chosenCurrency, currencyName } from "../currency";
import { isCode, reportUnexpected } from "../error-words";
import { formatDay } from "../format";
import { paths } from "../routes";
import type { Contents, ShopperCart } from "../shopper-cart";
import type { Page, Visit } from "../visit";

export function cartPage(visit: Visit, cart: ShopperCart): Page {
  return {
    title: "Your cart",
    content: storePage(
      element("div", { class: "title-row" }, heading("Your cart"), currencyChoice()),
      loadedPart(visit, {
        what: "your cart",
        placeholder: () => skeletonBlocks(3, "row"),
        load: () => cart.read(visit.signal),
        render: (contents) => [cartPart(visit, cart, contents)],
      }),
    ),
  };
}

function cartPart(visit: Visit, cart: ShopperCart, first: Contents | null): HTMLElement {
  const part = element("div", { class: "cart", tabindex: "-1" });
  const alertPlace = element("div", { class: "form-alert" });
  const body = element("div", {});
  part.append(alertPlace, body);

  const show = (contents: Contents | null) =>
    body.replaceChildren(...cartParts(visit, cart, contents, act, refresh));
  const refresh = async () => {
    const contents = await cart.read(visit.signal);
    if (!visit.signal.aborted) show(contents);
  };

  const act: Act = async (change, said, key) => {
    if (part.ariaBusy === "true") return;
    part.ariaBusy = "true";
    alertPlace.replaceChildren();
    try {
      await change();
      await refresh();
      announce(said);
      const control =
        key === "" ? null : body.querySelector<HTMLButtonElement>(`[data-key="${key}"]:enabled`);
      (control ?? part).focus();
    } catch (error) {
      if (visit.signal.aborted) return;
      if (isCode(error, "not-signed-in")) return visit.sessionEnded();
      reportUnexpected(error);
      const alert = errorAlert(error, {
        "not-found": "This is not in your cart any more. Reload to see what is.",
      });
      alertPlace.replaceChildren(alert);
      alert.focus();
    } finally {
      part.ariaBusy = "false";
    }
  };

  show(first);
  return part;
}

function cartParts(
  visit: Visit,
  cart: ShopperCart,
  contents: Contents | null,
  act: Act,
  refresh: () => Promise<void>,
): HTMLElement[] {
  if (!contents || contents.items.every(({ kind }) => kind === "promotion")) {
    return [
      emptyState(
        "cart",
        "Nothing in your cart",
        "Find something on our shelves, or order again what you once had.",
        link(paths.shop, { class: "button" }, "Go to the shop"),
      ),
    ];
  }
  return [
    element(
      "div",
      { class: "order-body" },
      element(
        "div",
        {},
        currencyRemark(cart, contents, act),
        cartLines(cart, contents.items, act),
        promotionForm(visit, cart, refresh),
        contents.cart.expiresAt &&
          element(
            "p",
            { class: "hint cart-until" },
            `We keep this cart for you until ${formatDay(contents.cart.expiresAt)}.`,
          ),
      ),
      element(
        "section",
        { class: "docket" },
        element("h2", {}, "Totals"),
        cartTotals(contents),
        link(paths.checkout, { class: "button docket-button" }, "Check out"),
      ),
    ),
  ];
}

function promotionForm(visit: Visit, cart: ShopperCart, refresh: () => Promise<void>): HTMLElement {
  const code = textField(
    { name: "code", label: "Promotion code", autocomplete: "off" },
    { autocapitalize: "characters", spellcheck: "false" },
  );
  return form({
    fields: [code],
    body: [code.element],
    submitLabel: "Apply code",
    busyLabel: "Applying…",
    sessionEnded: visit.sessionEnded,
    wording: { "not-found": "We do not know this code. It may be over." },
    check: () => (code.read() === "" ? { code: "Enter a code." } : {}),
    submit: async () => {
      await cart.applyCode(code.read().toUpperCase());
      await refresh();
      announce("The code is applied.");
      return null;
    },
  });
}

/** A cart keeps the currency of the first thing in it, whatever is chosen later. */
function currencyRemark(own: ShopperCart, { cart }: Contents, act: Act): Child {
  const kept = cart.total?.currency;
  const chosen = chosenCurrency();
  if (!kept || kept === chosen) return null;
  return element(
    "div",
    { class: "remark cart-remark" },
    element("p", {}, `This cart was begun in ${currencyName(kept)}, and keeps them.`),
    button({ class: "text-action" }, `Change it to ${currencyName(chosen)}`, () =>
      act(() => own.startAnew(), `Your cart is in ${currencyName(chosen)}.`, ""),
    ),
  );
}
