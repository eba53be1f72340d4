// A few things to put into the cart.
import { errorAlert } from "../components/alert";
import { currencyChoice } from "../components/currency-choice";
import { button, element, hiddenText, link } from "../components/dom";
import { heading } from "../components/heading";
import { icon } from "../components/icon";
import { storePage } from "../components/store-page";
import { chosenCurrency } from "../currency";
import { reportUnexpected } from "../error-words";
import { formatMoney } from "../format";
import { isBeforeTax, type Product, priceOf, products } from "../products";
import { paths } from "../routes";
import type { ShopperCart } from "../shopper-cart";
import type { Page } from "../visit";

export function shopPage(cart: ShopperCart): Page {
  return {
    title: "Shop",
    content: storePage(
      element(
        "div",
        { class: "title-row" },
        element(
          "div",
          {},
          heading("From our shelves"),
          element("p", { class: "lead" }, "Six things that we would not be without."),
        ),
        currencyChoice(),
      ),
      element("ul", { class: "products" }, ...products.map((product) => productCard(cart, product))),
    ),
  };
}

function productCard(cart: ShopperCart, product: Product): HTMLElement {
  const currency = chosenCurrency();
  const outcome = element("div", { class: "product-outcome", role: "status" });
  const add = button({ class: "button button-quiet" }, "", async () => {
    setBusy(true);
    outcome.replaceChildren();
    try {
      await cart.add(product.sku);
      outcome.replaceChildren(
        icon("tick"),
        element("span", {}, "In your cart. "),
        link(paths.cart, {}, "See it", hiddenText(" in your cart")),
      );
    } catch (error) {
      reportUnexpected(error);
      outcome.replaceChildren(errorAlert(error, { "not-found": "This is sold out for good." }));
    }
    setBusy(false);
    add.focus();
  });
  const setBusy = (busy: boolean) => {
    add.disabled = busy;
    add.replaceChildren(busy ? "Adding…" : "Add to cart", hiddenText(` ${product.name}`));
  };
  setBusy(false);
  return element(
    "li",
    { class: "product" },
    element("div", { class: "product-drawing" }, icon(product.drawing)),
    element("h2", {}, product.name),
    element("p", { class: "product-text" }, product.text),
    element(
      "p",
      { class: "product-price" },
      element("span", { class: "amount" }, formatMoney(priceOf(product, currency))),
      isBeforeTax(currency) && element("span", { class: "hint" }, " plus tax"),
    ),
    add,
    outcome,
  );
}
