// The same account on @commercelayer/sdk and @commercelayer/js-auth, as their README has it: a sales channel
// that keeps the session, and a client with the token of the moment. `connect` makes the SDK's.

import { authenticate, makeSalesChannel } from "@commercelayer/js-auth";

/** In localStorage, as js-auth's README shows it. */
const storage = {
  getItem: async (key) => JSON.parse(localStorage.getItem(key)),
  setItem: async (key, value) => localStorage.setItem(key, JSON.stringify(value)),
  removeItem: async (key) => localStorage.removeItem(key),
};

export function account(connect, { clientId }) {
  const scope = "market:all";
  const channel = makeSalesChannel({ clientId, scope }, { storage });
  let session;
  let known;
  let resources;
  /** The session anew, when the platform has refused its token. */
  const refreshToken = async () => {
    session = await authenticate("refresh_token", { clientId, scope, refreshToken: session.refreshToken });
    await channel.setCustomer(session);
    return session.accessToken;
  };
  /** The resources, with the token of the moment. */
  const shop = async () => {
    const { accessToken } = await channel.getAuthorization();
    if (accessToken !== known) resources = connect({ accessToken, refreshToken });
    known = accessToken;
    return resources;
  };
  const history = { filters: { status_not_in: "draft,pending" }, sort: { placed_at: "desc" } };
  const profile = async () => (await shop()).customers.retrieve(session.ownerId);
  return {
    async signIn({ email, password }) {
      session = await authenticate("password", { clientId, scope, username: email, password });
      if (session.errors) throw session.errors;
      await channel.setCustomer(session);
    },
    profile,
    rename: async (name) => (await shop()).customers.update({ id: session.ownerId, metadata: { name } }),
    addresses: async () => (await shop()).customer_addresses.list({ include: ["address"], pageSize: 25 }),
    async addAddress(address) {
      const { addresses, customers, customer_addresses } = await shop();
      const made = await addresses.create({
        first_name: address.firstName,
        last_name: address.lastName,
        line_1: address.line1,
        city: address.city,
        state_code: address.region,
        zip_code: address.postcode,
        country_code: address.countryCode,
        phone: address.phone,
      });
      return customer_addresses.create(
        {
          reference: address.label,
          customer: customers.relationship(session.ownerId),
          address: addresses.relationship(made),
        },
        { include: ["address"] },
      );
    },
    orders: async (pageSize) => (await shop()).orders.list({ ...history, include: ["line_items"], pageSize }),
    order: async (order) => (await shop()).orders.retrieve(order, { include: ["line_items"] }),
    async dashboard() {
      const { customers, orders } = await shop();
      return Promise.all([
        customers.retrieve(session.ownerId, { include: ["customer_addresses.address"] }),
        orders.list({ ...history, pageSize: 10 }),
      ]);
    },
    visit: async () => (await shop()).skus.list({ pageSize: 3 }),
    async *history() {
      let pageNumber = 1;
      let page;
      do {
        page = await (await shop()).orders.list({ ...history, pageSize: 25, pageNumber });
        yield* page;
      } while (pageNumber++ < page.meta.pageCount);
    },
    close: () => undefined,
  };
}
