// An account on this package: what a storefront writes for it.

import { commerceLayer } from "storefront-customer/commerce-layer";
import { customer } from "storefront-customer/commerce-layer/customer";

export async function open({ url, clientId }) {
  const shop = await commerceLayer({ clientId, baseUrl: url, authUrl: url });
  return {
    signIn: (credentials) => shop.auth.login(credentials),
    profile: () => shop.profile.get(),
    rename: (name) => shop.profile.update({ native: { metadata: { name } } }),
    addresses: () => shop.addresses.list(),
    addAddress: ({ county, ...address }) => shop.addresses.create(address),
    orders: (limit) => shop.orders.list({ limit, include: ["lines"] }),
    unfiltered: (limit) => shop.orders.list({ limit, include: ["lines"], fields: "all" }),
    order: (id) => shop.orders.get(id),
    dashboard: () =>
      Promise.all([customer(shop).get({ include: ["addresses"] }), shop.orders.list({ limit: 10 })]),
    visit: async () => (await shop.fetch("/api/skus?page[size]=3")).json(),
    history: () => shop.orders.all({ limit: 25 }),
    close: () => shop.dispose(),
  };
}
