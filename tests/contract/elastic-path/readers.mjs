// How Elastic Path's answers are read.

import assert from "node:assert/strict";
import { readersOf } from "../readers.mjs";
import { expected } from "./resources.mjs";

export { nothing } from "../readers.mjs";
export const { one, list, page, first } = readersOf(expected);

/** A cart's lines, and beside them what it was not given. */
export const addition = (result, body) => assert.deepEqual(result, expected("CartAddition", body));

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
