// The same account on @epcc-sdk/sdks-shopper, which has orders but no customers: those are requested by hand.

import { createShopperClient, getAnOrder, getCustomerOrders } from "@epcc-sdk/sdks-shopper";
import { elasticPathAddress } from "./elastic-path-address.mjs";

export async function open({ url, clientId }) {
  const { client } = createShopperClient({ baseUrl: url }, { clientId });
  let customer;
  let headers;
  const send = async (method, path, data) => {
    const body = data && { data };
    const answer = await client[method]({ url: path, body, headers });
    if (answer.error) throw answer.error;
    return answer.data;
  };
  const orders = async (query) => {
    const { data, error } = await getCustomerOrders({ client, query, headers });
    if (error) throw error;
    return data;
  };
  const page = (limit, offset, more) =>
    orders({ sort: "-created_at", "page[limit]": limit, "page[offset]": offset, ...more });
  const profile = () => send("get", `/v2/customers/${customer}`);
  const addresses = () => send("get", `/v2/customers/${customer}/addresses`);
  return {
    async signIn({ email, password }) {
      const credentials = { type: "token", authentication_mechanism: "password", email, password };
      const { data } = await send("post", "/v2/customers/tokens", credentials);
      customer = data.customer_id;
      headers = { "X-Moltin-Customer-Token": data.token };
    },
    profile,
    rename: (name) => send("put", `/v2/customers/${customer}`, { type: "customer", name }),
    addresses,
    addAddress: (address) =>
      send("post", `/v2/customers/${customer}/addresses`, {
        type: "address",
        ...elasticPathAddress(address),
      }),
    orders: (limit) => page(limit, 0, { include: ["items"] }),
    async order(orderID) {
      const { data, error } = await getAnOrder({
        client,
        path: { orderID },
        query: { include: ["items"] },
        headers,
      });
      if (error) throw error;
      return data;
    },
    dashboard: () => Promise.all([profile(), addresses(), page(10, 0)]),
    visit: () => send("get", "/v2/settings/customer-authentication"),
    async *history() {
      let offset = 0;
      let total;
      do {
        const { data, meta } = await page(100, offset);
        yield* data;
        offset += data.length;
        total = meta.results.total;
      } while (offset < total);
    },
    close: () => undefined,
  };
}
