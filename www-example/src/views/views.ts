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
import { resetPage } from "./reset";
import { returnPage } from "./return";
import { newReturnPage } from "./return-request";
import { returnsPage } from "./returns";
import { shopPage } from "./shop";
import { signInPage } from "./sign-in";
import { signUpPage } from "./sign-up";
import { subscriptionPage } from "./subscription";
import { subscriptionsPage } from "./subscriptions";
import { thankYouPage } from "./thank-you";
import { walletPage } from "./wallet";
import { wishlistPage } from "./wishlist";
import { wishlistsPage } from "./wishlists";

export function pageFor(visit: Visit, route: Route): Page {
  return page(visit, route) ?? notFoundPage();
}

function page(visit: Visit, route: Route): Page | null {
  const { cart } = visit;
  const { passwords, subscriptions, returns, wishlists, wallet } = visit.platform.abilities;
  switch (route.name) {
    case "sign-in":
      return signInPage(visit, route);
    case "sign-up":
      return signUpPage(visit, route);
    case "reset":
      return passwords && resetPage(visit, passwords, route);
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
    case "subscriptions":
      return subscriptions && subscriptionsPage(visit, subscriptions);
    case "subscription":
      return subscriptions && subscriptionPage(visit, subscriptions, route);
    case "returns":
      return returns && returnsPage(visit, returns);
    case "return":
      return returns && returnPage(visit, returns, route);
    case "new-return":
      return returns && newReturnPage(visit, returns, route);
    case "wishlists":
      return wishlists && wishlistsPage(visit, wishlists);
    case "wishlist":
      return wishlists && wishlistPage(visit, wishlists, route);
    case "wallet":
      return wallet && walletPage(visit, wallet);
    case "shop":
      return cart && shopPage(cart);
    case "cart":
      return cart && cartPage(visit, cart);
    case "checkout":
      return cart && checkoutPage(visit, cart);
    case "thank-you":
      return cart && thankYouPage(visit, cart);
    case "not-found":
      return null;
  }
}
