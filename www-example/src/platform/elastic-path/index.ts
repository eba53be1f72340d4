// Elastic Path Commerce Cloud, with the settings that the demo was built with.
import { elasticPath } from "storefront-customer/elastic-path";
import { chosenCurrency } from "../../currency";
import { sandboxUrl } from "../../sandbox-url";
import type { Platform } from "../platform";
import { addressRules } from "./addresses";
import { createShopperCart } from "./cart";
import { readOrder } from "./orders";
import { profileParts } from "./profile";
import type { StoreFields } from "./store";
import { terms } from "./terms";

export async function open(): Promise<Platform> {
  const shop = await elasticPath<StoreFields>({
    baseUrl: import.meta.env.VITE_ELASTIC_PATH_URL || sandboxUrl,
    clientId: import.meta.env.VITE_ELASTIC_PATH_CLIENT_ID || "sandbox-storefront",
    currency: chosenCurrency(),
    keepFresh: true,
  });
  return {
    client: shop,
    abilities: {
      openCart: (onChange) => createShopperCart(shop, onChange),
      signOn: true,
      passwords: null,
      subscriptions: null,
      returns: null,
      wishlists: null,
      wallet: null,
      catalogue: null,
    },
    addresses: addressRules,
    profile: profileParts,
    orders: { terms, read: (id, signal) => readOrder(shop, id, { signal }) },
  };
}
