// Makes the same calls with our client and with a platform's own, and holds what differs to a table.
//
// A pair is a call of both:
//
// about    what is special about this pair, where an operation has several
// by       who asks, by default a signed-in "shopper"
// answers  what the store answers besides the least, as arguments of `tell`
// ours     the call of this package. It gets our client and the store.
// theirs   the call of theirs. It gets what `theirClient` makes, and our requests.
//
// A difference is a row of a table, and has to occur: at every pair named, or, without names, somewhere.
//
// pairs    operations, with what is special about the pair
// says     the difference, as compare.mjs words it
// gotcha   its number in the fact sheet, or the section that has the truth
// because  why ours is right by the documents

import assert from "node:assert/strict";
import { test } from "node:test";
import { compare } from "./compare.mjs";

/**
 * Compares every pair, by operation in `pairs`; `operations` are all there are, and `withoutPair` has the reason
 * where theirs has nothing for one. `ourClient` and `theirClient` get a pair and lead up to its call; what is sent
 * until then is forgotten. Returns every request of ours.
 */
export async function holdToTheirs({
  store,
  operations,
  pairs,
  withoutPair,
  differences,
  ourClient,
  theirClient,
}) {
  /** What a call sends, and what went wrong with it. */
  const sentBy = async (call) => {
    store.forget();
    const [{ reason: error }] = await Promise.allSettled([call()]);
    return { requests: [...store.requests], error };
  };
  const rows = Object.entries(pairs).flatMap(([name, rows]) =>
    rows.map((row) => ({ ...row, title: row.about ? `${name} ${row.about}` : name })),
  );
  /** Every difference that was seen, by pair. */
  const seen = new Map();
  for (const row of rows) {
    const shop = await ourClient(row);
    for (const answer of row.answers ?? []) store.tell(...answer);
    const mine = await sentBy(() => row.ours(shop, store));
    store.resetAnswers();
    shop.dispose();
    const client = await theirClient(row);
    for (const answer of row.answers ?? []) store.tell(...answer);
    const other = await sentBy(() => row.theirs(client, mine.requests));
    store.resetAnswers();
    const length = Math.max(mine.requests.length, other.requests.length);
    const found = Array.from({ length }, (_, at) => compare(mine.requests[at], other.requests[at])).flat();
    seen.set(row.title, { found, sent: mine.requests, error: mine.error ?? other.error });
  }

  test("every operation of the package has a pair, or a reason why there is none", () => {
    const named = [...Object.keys(pairs), ...Object.keys(withoutPair), "auth.onChange", "dispose"];
    assert.deepEqual(operations.toSorted(), named.toSorted());
  });

  const isAt = (title, names) => names === undefined || names.includes(title);
  for (const [title, { sent, found, error }] of seen) {
    test(`${title} asks as the platform's own client does, but for what is explained`, () => {
      assert.ifError(error);
      assert.ok(sent.length > 0, "nothing was sent");
      const explained = differences.filter((one) => isAt(title, one.pairs)).map(({ says }) => says);
      assert.deepEqual(
        found.filter((says) => !explained.includes(says)),
        [],
      );
    });
  }

  test("every difference still occurs", () => {
    const titles = [...seen.keys()];
    const gone = differences.flatMap(({ pairs: names, says }) => {
      const occurs = (title) => seen.get(title)?.found.includes(says);
      if (!names) return titles.some(occurs) ? [] : [says];
      return names.filter((title) => !occurs(title)).map((title) => `${title}: ${says}`);
    });
    assert.deepEqual(gone, []);
  });

  return [...seen.values()].flatMap(({ sent }) => sent);
}
