// A client of the built package in Node, against the sandbox's Commerce Layer over real HTTP.

import { commerceLayer } from "storefront-customer/commerce-layer";
import { ada } from "../account/stage.mjs";
import { control, sandboxUrl } from "../package/serve.mjs";

export { ada, collected, failure, requests, reset } from "../account/stage.mjs";

export const grace = { email: "grace@example.com", password: "copper-kettle-lantern" };

export const change = (commerceLayer) => control("settings", "PUT", { commerceLayer });

/** A storage like a browser's, in memory, for several clients to share. */
export function sharedStorage() {
  const texts = new Map();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

/** A storefront's client. */
export function storefront(options = {}) {
  const url = sandboxUrl();
  return commerceLayer({
    clientId: "sandbox-sales-channel",
    baseUrl: url,
    authUrl: url,
    storage: "memory",
    ...options,
  });
}

/** A storefront's client with a shopper signed in. */
export async function signedIn(credentials = ada, options = {}) {
  const shop = await storefront(options);
  await shop.auth.login(credentials);
  return shop;
}

/** An integration's request, as the merchant's server makes it. */
export async function asServer(method, path, data) {
  const url = sandboxUrl();
  const token = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      grant_type: "client_credentials",
      client_id: "sandbox-integration",
      client_secret: "sandbox-integration-secret",
    }),
  });
  const { access_token } = await token.json();
  const response = await fetch(`${url}/api/${path}`, {
    method,
    headers: {
      accept: "application/vnd.api+json",
      authorization: `Bearer ${access_token}`,
      ...(data && { "content-type": "application/vnd.api+json" }),
    },
    ...(data && { body: JSON.stringify({ data }) }),
  });
  const text = await response.text();
  return text ? JSON.parse(text).data : undefined;
}

export const address = {
  label: "Studio",
  firstName: "Ada",
  lastName: "Lovelace",
  line1: "4 Dorset Street",
  city: "London",
  region: "London",
  postcode: "W1U 6QS",
  countryCode: "GB",
  phone: "+44 20 7946 0000",
  instructions: "Ring twice.",
};
