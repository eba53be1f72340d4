// An account on this package: what a storefront writes for it.

import { elasticPath } from "storefront-customer/elastic-path";

export async function open({ url, clientId }) {
  const shop = await elasticPath({ clientId, baseUrl: url });
  const orders = (limit, cursor) => shop.orders.list({ limit, cursor, include: ["lines"] });
  return {
    signIn: (credentials) => shop.auth.login(credentials),
    profile: () => shop.profile.get(),
    rename: (name) => shop.profile.update({ name }),
    addresses: () => shop.addresses.list(),
    addAddress: (address) => shop.addresses.create(address),
    orders: (limit) => orders(limit),
    order: (id) => shop.orders.get(id),
    dashboard: () =>
      Promise.all([shop.profile.get(), shop.addresses.list(), shop.orders.list({ limit: 10 })]),
    visit: async () => (await shop.fetch("/v2/settings/customer-authentication")).json(),
    history: () => shop.orders.all({ limit: 100 }),
    close: () => shop.dispose(),
  };
}
