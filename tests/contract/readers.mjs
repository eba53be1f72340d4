// How an answer is read: each gets what the call returned, the body that the store answered, the client, and the
// operation's name.

import assert from "node:assert/strict";

/** `expected(names, native, included)` is what the package has to make of a platform's resource. */
export function readersOf(expected) {
  /** One resource, with what includes add to it. */
  const one =
    (...names) =>
    (result, body) =>
      assert.deepEqual(result, expected(names, body.data, body.included));

  /** A list of them. */
  const list =
    (...names) =>
    (result, body) => {
      assert.deepEqual(
        result,
        body.data.map((native) => expected(names, native, body.included)),
      );
    };

  /** A page of a list. */
  const page =
    (...names) =>
    ({ items }, body) =>
      list(...names)(items, body);

  /** The first of a list. */
  const first =
    (...names) =>
    (result, body) =>
      assert.deepEqual(result, expected(names, body.data[0], body.included));

  return { one, list, page, first };
}

/** Nothing at all. */
export const nothing = (result) => assert.equal(result, undefined);
