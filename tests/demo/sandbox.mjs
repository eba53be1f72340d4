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

/** Ends every shopper's session: where a token can be renewed, that ends as well. */
export const revokeShopperTokens = () =>
  request("POST", "/__sandbox/revoke", { kinds: ["customer", "refresh_token"] });

export const changeSettings = (settings) => request("PUT", "/__sandbox/settings", settings);

/** How many requests of this kind there have been since the reset. */
export async function requestCount(method, path) {
  const { requests } = await (await request("GET", "/__sandbox/requests")).json();
  return requests.filter((entry) => entry.method === method && path.test(entry.path)).length;
}

/** Elastic Path's headers of a shopper who has signed in without a page. */
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

/** What Elastic Path answers to a shopper. */
export async function answerTo(shopper, path) {
  return (await request("GET", path, undefined, await shopperHeaders(shopper))).json();
}

/** What Commerce Layer answers to the merchant's own server. */
export async function asMerchant(method, path, data) {
  const { access_token: token } = await (
    await request("POST", "/oauth/token", {
      grant_type: "client_credentials",
      client_id: "sandbox-integration",
      client_secret: "sandbox-integration-secret",
    })
  ).json();
  const headers = { accept: "application/vnd.api+json", "content-type": "application/vnd.api+json" };
  const body = data && { data };
  const answer = await request(method, `/api/${path}`, body, {
    ...headers,
    authorization: `Bearer ${token}`,
  });
  return answer.json();
}
