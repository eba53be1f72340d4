// How an answer is read: each gets what the call returned, the body that the store answered, and the client.

import assert from "node:assert/strict";
import { expected } from "./resources.mjs";

/** One resource, with what includes add to it. */
export const one =
  (...names) =>
  (result, body) =>
    assert.deepEqual(result, expected(names, body.data, body.included));

/** A list of them. */
export const list =
  (...names) =>
  (result, body) => {
    assert.deepEqual(
      result,
      body.data.map((native) => expected(names, native, body.included)),
    );
  };

/** A page of a list. */
export const page =
  (...names) =>
  ({ items }, body) =>
    list(...names)(items, body);

/** The first of a list. */
export const first = (name) => (result, body) => assert.deepEqual(result, expected(name, body.data[0]));

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
