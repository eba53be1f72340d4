// How an answer is read: each gets what the call returned, the body that the store answered, and the client.

import assert from "node:assert/strict";
import { expected } from "./resources.mjs";

/** One resource. */
export const one = (name) => (result, body) =>
  assert.deepEqual(result, expected(name, body.data, body.included));

/** A page of a list. */
export const page = (name) => (result, body) =>
  assert.deepEqual(
    result.items,
    body.data.map((native) => expected(name, native, body.included)),
  );

/** Nothing at all. */
export const nothing = (result) => assert.equal(result, undefined);

/** A visitor's token, flat or in `data` (G1). */
export const visitorTokens = (headers, body) =>
  assert.deepEqual(headers, { Authorization: `Bearer ${(body.data ?? body).access_token}` });

/** A shopper's token. */
export async function session({ state, customerId }, { data }, shop) {
  assert.deepEqual([state, customerId], ["customer", data.customer_id]);
  const headers = await shop.auth.headers();
  assert.equal(headers["X-Moltin-Customer-Token"], data.token);
}

/** The providers of a sign-on. One document's example leaves out the links that its schema has, and a provider
 *  without a page to go to is none. */
export const providers = (result, { data }) =>
  assert.deepEqual(
    result,
    data.filter(({ links }) => links?.["authorization-endpoint"]).map(({ id, name }) => ({ id, name })),
  );
