// Whether a long history takes longer for each of its orders, or more memory.

import assert from "node:assert/strict";
import { orderBodies } from "../bodies.mjs";
import { growth as growthOf, heapOf, percent } from "../heap.mjs";
import { median, milliseconds, whole } from "../numbers.mjs";
import { callersOf, platforms } from "../sides.mjs";

/** Runs in the page: goes through the history up to its last order, and holds on there. */
async function walk([side, total]) {
  const { bench, runner } = globalThis;
  const began = performance.now();
  const orders = runner.accounts[side.name].history();
  const ids = new Set();
  let sum = 0;
  for (let count = 1; count < total; count += 1) {
    const { value } = await orders.next();
    ids.add(value.id);
    sum += runner.total(side, value);
  }
  const took = performance.now() - began;
  bench.orders = orders;
  return { took, different: ids.size, sum };
}

/** Runs in the page: the last order, and the end. */
async function finish([side]) {
  const { bench, runner } = globalThis;
  const { value } = await bench.orders.next();
  const { done } = await bench.orders.next();
  bench.orders = undefined;
  return { last: runner.total(side, value), done };
}

export const growth = {
  name: "growth",
  title: "growth: a whole history of orders",
  did: "Every side: goes through all orders, the largest page the platform allows at a time, the same bytes for all, from the loopback: ours by `orders.all()`, the SDKs by a loop over their pages. Time for each order; the JavaScript heap on the last page, the collector having run, the median of five, each with orders of its own, after five histories of 10,000 that are not counted. Compared are the histories of 1,000 and of 10,000.",
  async run(stage) {
    const rows = [];
    for (const platform of platforms) {
      const some = callersOf(platform);
      const bodies = await orderBodies(stage, platform);
      const lengths = stage.quick ? [100, 200] : [100, 1_000, 10_000];
      const histories = lengths.map((total) => ({ total, pages: bodies.history(total) }));
      const found = Object.fromEntries(some.map(({ name }) => [name, []]));
      await stage.inPage(some, {}, async (page) => {
        for (const { total, pages } of histories) {
          stage.host.answer(bodies.path, pages);
          const times = Object.fromEntries(some.map(({ name }) => [name, []]));
          const sums = new Set();
          for (let round = 0; round < stage.rounds(5); round += 1) {
            for (const side of some) {
              const { took, different, sum } = await page.evaluate(walk, [side, total]);
              const { last, done } = await page.evaluate(finish, [side]);
              assert.ok(done, `${side.name} ends after ${total} orders`);
              assert.equal(different, total - 1, `${side.name} shows no order twice`);
              sums.add(sum + last);
              times[side.name].push(took / total);
            }
          }
          assert.equal(sums.size, 1, "everybody saw the same totals");
          for (const { name } of some) found[name].push({ total, each: median(times[name]) });
        }
      });
      // Memory is each side's own: what one holds for a while, such as the time limits of its requests, is not the
      // other's. The engine goes on compiling for some hundred pages, which is not what an order takes: so the longest
      // comes first, uncounted, and then all in turn, each time with orders that were never seen.
      for (const side of some) {
        await stage.inPage([side], {}, async (page) => {
          const held = await heapOf(page);
          const heaps = new Map(lengths.map((total) => [total, []]));
          const heapAfter = async (total, pages) => {
            stage.host.answer(bodies.path, pages);
            await page.evaluate(walk, [side, total]);
            const { heap } = await held();
            await page.evaluate(finish, [side]);
            return heap;
          };
          const { total: longest, pages: known } = histories.at(-1);
          for (let round = 0; round < stage.rounds(5); round += 1) await heapAfter(longest, known);
          for (let round = 0; round < stage.rounds(5); round += 1) {
            for (const total of lengths) heaps.get(total).push(await heapAfter(total, bodies.history(total)));
          }
          for (const one of found[side.name]) one.heap = median(heaps.get(one.total));
        });
      }
      for (const side of some) {
        const [before, after] = found[side.name].slice(-2);
        const slower = after.each / before.each;
        const more = growthOf(before.heap, after.heap);
        rows.push({
          side,
          what: `each of ${found[side.name].map(({ total }) => whole(total)).join(", ")} orders`,
          figure: found[side.name].map(({ each }) => milliseconds(each)).join(", "),
          spread: `heap ${percent(more)}`,
          against: `time ${slower.toFixed(2)} ×`,
          ...(side.isOurs && { target: "linear, flat", met: slower <= 1.25 && more <= 0.01 }),
        });
      }
    }
    return rows;
  },
};
