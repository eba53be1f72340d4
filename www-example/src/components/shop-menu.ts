// The header's way into the shop and to the cart, with how many things are in it.
import { paths, type Route } from "../routes";
import { element, hiddenText, link, setAttribute } from "./dom";
import { icon } from "./icon";

export interface ShopMenuState {
  readonly route: Route;
  readonly count: number | null;
}

/** Fills the place given and returns what brings it up to date. */
export function shopMenu(place: HTMLElement): (state: ShopMenuState) => void {
  const shelves = link(paths.shop, { class: "session-link" }, "Shop");
  const count = element("span", { class: "cart-count", "aria-hidden": "true" });
  const spoken = hiddenText("");
  const cart = link(
    paths.cart,
    { class: "session-link cart-link" },
    icon("cart"),
    element("span", { class: "cart-word" }, "Cart"),
    count,
    spoken,
  );
  place.replaceChildren(shelves, cart);

  return ({ route, count: things }) => {
    count.textContent = things ? String(things) : "";
    spoken.textContent = things ? ` with ${things} ${things === 1 ? "thing" : "things"} in it` : "";
    setAttribute(shelves, "aria-current", route.name === "shop" && "page");
    setAttribute(cart, "aria-current", route.name === "cart" && "page");
  };
}
