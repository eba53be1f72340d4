// A client of the built package in Node, against the sandbox over real HTTP.

import assert from "node:assert/strict";
import { elasticPath } from "storefront-customer/elastic-path";
import { control, sandboxUrl } from "../package/serve.mjs";

export const ada = { email: "ada@example.com", password: "correct-horse-battery" };

export const change = (settings) => control("settings", "PUT", settings);
export const reset = () => control("reset", "POST");

/** What the sandbox has seen since it was last asked to forget it. */
export async function requests() {
  return (await control("requests", "GET")).requests;
}

/** A storefront's client. */
export function storefront(options = {}) {
  return elasticPath({
    clientId: "sandbox-storefront",
    baseUrl: sandboxUrl(),
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

/** A back end's token, as its server gets it. */
export async function backEndToken() {
  const { clients } = await (await fetch(`${sandboxUrl()}/__sandbox`)).json();
  const { clientId, clientSecret } = clients.client_credentials;
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
  });
  const response = await fetch(`${sandboxUrl()}/oauth/access_token`, { method: "POST", body });
  const token = await response.json();
  return (token.data ?? token).access_token;
}

/** A back end's client. */
export async function backEnd(options = {}) {
  return elasticPath({ baseUrl: sandboxUrl(), storage: "memory", accessToken: backEndToken, ...options });
}

/** The error a call ends with. */
export async function failure(call) {
  const error = await call.then(
    () => undefined,
    (error) => error,
  );
  assert.ok(error, "the call succeeded");
  assert.equal(error.name, "CustomerError", error.stack);
  return error;
}

/** All that an async iterator gives. */
export async function collected(iterator) {
  const all = [];
  for await (const one of iterator) all.push(one);
  return all;
}

export const address = {
  label: "Studio",
  firstName: "Ada",
  lastName: "Lovelace",
  line1: "4 Dorset Street",
  city: "London",
  county: "Greater London",
  region: "London",
  postcode: "W1U 6QS",
  countryCode: "GB",
};
