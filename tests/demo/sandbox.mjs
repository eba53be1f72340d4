// Speaks to the sandbox directly: its controls, and the shop's own data to compare the pages with.
import { setting } from "./settings.mjs";

export async function request(method, path, body, headers = {}) {
  const answer = await fetch(`${setting("SANDBOX_URL")}${path}`, {
    method,
    headers: body === undefined ? headers : { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`The sandbox answers ${answer.status} to ${method} ${path}.`);
  return answer;
}

export const reset = () => request("POST", "/__sandbox/reset");

/** Breaks the requests that match until `endFaults` is called. */
export const orderFault = (match, fault) =>
  request("POST", "/__sandbox/faults", { match, times: 1000, fault });

export const endFaults = () => request("DELETE", "/__sandbox/faults");

export const revokeShopperTokens = () => request("POST", "/__sandbox/revoke", { kinds: ["customer"] });

/** How many requests of this kind there have been since the reset. */
export async function requestCount(method, path) {
  const { requests } = await (await request("GET", "/__sandbox/requests")).json();
  return requests.filter((entry) => entry.method === method && path.test(entry.path)).length;
}

/** The headers of a shopper who has signed in without a page. */
async function shopperHeaders({ email, password }) {
  const tokens = await fetch(`${setting("SANDBOX_URL")}/oauth/access_token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "implicit", client_id: "sandbox-storefront" }),
  });
  const authorization = `Bearer ${(await tokens.json()).access_token}`;
  const login = { data: { type: "token", email, password, authentication_mechanism: "password" } };
  const session = await (await request("POST", "/v2/customers/tokens", login, { authorization })).json();
  return { authorization, "x-moltin-customer-token": session.data.token };
}

/** What the shop answers to a shopper. */
export async function answerTo(shopper, path) {
  return (await request("GET", path, undefined, await shopperHeaders(shopper))).json();
}

/** A shopper's orders, newest first, with their items, as the platform sends them. */
export async function ordersOf(shopper) {
  const path = "/v2/orders?include=items&sort=-created_at&page[limit]=100";
  const { data, included } = await answerTo(shopper, path);
  const items = new Map(included.items.map((item) => [item.id, item]));
  return data.map((order) => ({
    ...order,
    // Parcels are related as items too.
    items: order.relationships.items.data.flatMap(({ id }) => items.get(id) ?? []),
  }));
}

/** What the pages call an order. */
export const nameOf = (order) => `Order ${order.order_number ?? order.external_ref ?? order.id.slice(0, 8)}`;
