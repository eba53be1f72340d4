// Commerce Layer, with the settings that the demo was built with.
import { type CommerceLayerOptions, commerceLayer } from "storefront-customer/commerce-layer";
import { fetched } from "../../fetched";
import { sandboxUrl } from "../../sandbox-url";
import type { Platform } from "../platform";
import { addressRules } from "./addresses";
import { catalogueOf } from "./catalogue";
import { readOrder } from "./orders";
import { profileParts } from "./profile";
import { terms } from "./terms";

export async function open(): Promise<Platform> {
  const shop = await commerceLayer({ ...organization(), keepFresh: true });
  return {
    client: shop,
    abilities: {
      openCart: null,
      signOn: false,
      passwords: async () =>
        (await fetched(() => import("storefront-customer/commerce-layer/passwords"))).passwords(shop),
      subscriptions: async () =>
        (await fetched(() => import("storefront-customer/commerce-layer/subscriptions"))).subscriptions(shop),
      returns: async () => (await fetched(() => import("./returns"))).returnsOf(shop),
      wishlists: async () =>
        (await fetched(() => import("storefront-customer/commerce-layer/wishlists"))).wishlists(shop),
      wallet: async () =>
        (await fetched(() => import("storefront-customer/commerce-layer/wallet"))).wallet(shop),
      catalogue: catalogueOf(shop),
    },
    addresses: addressRules,
    profile: profileParts,
    orders: { terms, read: (id, signal) => readOrder(shop, id, { signal }) },
  };
}

function organization(): CommerceLayerOptions {
  const clientId = import.meta.env.VITE_COMMERCE_LAYER_CLIENT_ID;
  const scope = import.meta.env.VITE_COMMERCE_LAYER_SCOPE;
  // The sandbox answers for both of the platform's hosts.
  if (!clientId) return { clientId: "sandbox-sales-channel", baseUrl: sandboxUrl, authUrl: sandboxUrl };
  return { clientId, ...(scope && { scope }) };
}
