// Which page belongs to which route.
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
      return shopPage(visit);
    case "cart":
      return cartPage(visit);
    case "checkout":
      return checkoutPage(visit);
    case "thank-you":
      return thankYouPage(visit);
    case "not-found":
      return notFoundPage();
  }
}
