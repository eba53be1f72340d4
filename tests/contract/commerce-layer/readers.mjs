// How Commerce Layer's answers are read.

import assert from "node:assert/strict";
import { readersOf } from "../readers.mjs";
import { unreachable } from "./exceptions.mjs";
import { expected } from "./resources.mjs";
import { ids } from "./store.mjs";

export { nothing } from "../readers.mjs";

/** Every record that a result has under a `native`. */
function nativesIn(value) {
  if (Object(value) !== value) return [];
  const { native, ...others } = Array.isArray(value) ? { ...value } : value;
  const own = native?.entry ? [native.entry, native.address] : [native];
  return [...own, ...Object.values(others).flatMap(nativesIn)].filter(Boolean);
}

/** The rows of what cannot be reached that something needed. */
export const needed = new Set();

/** What came along is in the result, whole, but for what is known not to be. */
function holdsAll(result, { included = [] }, operation) {
  const kept = new Set(nativesIn(result).map(({ type, id }) => `${type} ${id}`));
  const lost = new Set(included.filter(({ type, id }) => !kept.has(`${type} ${id}`)).map(({ type }) => type));
  const known = unreachable.filter((one) => one.operations.includes(operation) && lost.has(one.type));
  for (const one of known) {
    needed.add(one);
    lost.delete(one.type);
  }
  assert.deepEqual([...lost], [], "came along and cannot be reached");
}

const plainReaders = readersOf(expected);
const holdingAll =
  (reader) =>
  (...names) =>
  (result, body, _, operation) => {
    reader(...names)(result, body);
    holdsAll(result, body, operation);
  };

export const one = holdingAll(plainReaders.one);
export const page = holdingAll(plainReaders.page);
export const first = holdingAll(plainReaders.first);

/** One field of what an include adds. */
export const part = (name, field) => (result, body, _, operation) => {
  assert.deepEqual(result, expected(name, body.data, body.included)[field]);
  holdsAll(result, body, operation);
};

/** An address whose entry came last. */
export const newAddress =
  (written) =>
  (result, { data }) =>
    assert.deepEqual(result, expected("Address", { entry: data, address: written.data }));

/** An address that came last itself. */
export const changedAddress =
  (entry) =>
  (result, { data }) =>
    assert.deepEqual(result, expected("Address", { entry, address: data }));

/** A visitor's token. */
export const visitorTokens = (headers, { access_token }) =>
  assert.deepEqual(headers, { Authorization: `Bearer ${access_token}` });

/** A customer's. */
export async function session({ state, customerId }, { access_token }, shop) {
  assert.deepEqual([state, customerId], ["customer", ids.customer]);
  assert.deepEqual(await shop.auth.headers(), { Authorization: `Bearer ${access_token}` });
}
