// The same account on @elasticpath/js-sdk. The customer's token is the caller's to keep.

import { gateway } from "@elasticpath/js-sdk";
import { elasticPathAddress } from "./elastic-path-address.mjs";

export async function open({ url, clientId }) {
  const { host, protocol } = new URL(url);
  const shop = gateway({ client_id: clientId, host, protocol: protocol.slice(0, -1) });
  let customer;
  let token;
  const page = (limit, offset) => shop.Orders.Limit(limit).Offset(offset).Sort("-created_at");
  return {
    async signIn({ email, password }) {
      const { data } = await shop.Customers.TokenViaPassword(email, password);
      customer = data.customer_id;
      token = data.token;
    },
    profile: () => shop.Customers.Get(customer, token),
    rename: (name) => shop.Customers.Update(customer, { name }, token),
    addresses: () => shop.CustomerAddresses.All({ customer, token }),
    addAddress: (address) =>
      shop.CustomerAddresses.Create({
        customer,
        token,
        body: elasticPathAddress(address),
      }),
    orders: (limit) => page(limit, 0).With(["items"]).All(token),
    order: (id) => shop.Orders.With(["items"]).Get(id, token),
    dashboard: () =>
      Promise.all([
        shop.Customers.Get(customer, token),
        shop.CustomerAddresses.All({ customer, token }),
        page(10, 0).All(token),
      ]),
    visit: () => shop.AuthenticationSettings.Get(),
    async *history() {
      let offset = 0;
      let total;
      do {
        const { data, meta } = await page(100, offset).All(token);
        yield* data;
        offset += data.length;
        total = meta.results.total;
      } while (offset < total);
    },
    close: () => undefined,
  };
}
