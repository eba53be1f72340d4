// Which page belongs to which route. One that the platform has no ability for is as good as none.
import type { Route } from "../routes";
import type { Page, Visit } from "../visit";
import { addressBookPage } from "./address-book";
import { editAddressPage, newAddressPage } from "./address-editor";
import { cartPage } from "./cart";
import { checkoutPage } from "./checkout";
import { notFoundPage } from "./not-found";
import { orderPage } from "./order";
import { ordersPage } from "./orders";
import { overviewPage } from "./overview";
import { profilePage } from "./profile";
import { shopPage } from "./shop";
import { signInPage } from "./sign-in";
import { signUpPage } from "./sign-up";
import { thankYouPage } from "./thank-you";

export function pageFor(visit: Visit, route: Route): Page {
  return page(visit, route) ?? notFoundPage();
}

function page(visit: Visit, route: Route): Page | null {
  const { cart } = visit;
  switch (route.name) {
    case "sign-in":
      return signInPage(visit, route);
    case "sign-up":
      return signUpPage(visit, route);
    case "overview":
      return overviewPage(visit);
    case "profile":
      return profilePage(visit);
    case "address-book":
      return addressBookPage(visit, route);
    case "new-address":
      return newAddressPage(visit);
    case "edit-address":
      return editAddressPage(visit, route);
    case "orders":
      return ordersPage(visit, route);
    case "order":
      return orderPage(visit, route);
    case "shop":
      return cart && shopPage(cart);
    case "cart":
      return cart && cartPage(visit, cart);
    case "checkout":
      return cart && checkoutPage(visit, cart);
    case "thank-you":
      return cart && thankYouPage(visit, cart);
    default:
      return null;
  }
}
