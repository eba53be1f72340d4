// The time in which a page of orders becomes what a storefront shows, over that of bare `fetch` and `json()`.

import assert from "node:assert/strict";
import { orderBodies } from "../bodies.mjs";
import { median, milliseconds, ratio, spread, whole } from "../numbers.mjs";
import { callersOf } from "../sides.mjs";
import { assertSame } from "../stage.mjs";

const pages = [
  { platform: "commerce-layer", orders: 25, lines: 10 },
  { platform: "elastic-path", orders: 100, lines: 5 },
];

/** Runs in the page: everybody in turn, round after round. */
async function race([sides, path, orders, rounds, warmUp]) {
  const { runner } = globalThis;
  const runs = {
    bare: async () => (await fetch(path)).json(),
    ...Object.fromEntries(sides.map(({ name }) => [name, () => runner.accounts[name].orders(orders)])),
  };
  const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const [name, run] of Object.entries(runs)) {
      const began = performance.now();
      await run();
      if (round >= warmUp) times[name].push(performance.now() - began);
    }
  }
  const read = {};
  for (const side of sides) read[side.name] = await runner.read(side, "orders", orders);
  return { times, read };
}

export const decode = {
  name: "decode",
  title: "decode: a page of orders with lines",
  did: "Every side: asks for the page and has the orders in hand; the same bytes for all, from the loopback. Ours makes unified orders with their lines, the Commerce Layer SDK flattens JSON:API into objects with their lines, the Elastic Path SDKs hand over the parsed body as it is. Bare: `(await fetch(path)).json()`. The rows that say so have no network: `fetch` resolves at once with the bytes in the page.",
  async run(stage) {
    const rows = [];
    for (const { platform, orders, lines } of pages) {
      const some = callersOf(platform);
      const bodies = await orderBodies(stage, platform);
      const body = bodies.page(orders, lines);
      stage.host.answer(bodies.path, body);
      await stage.inPage(some, {}, async (page) => {
        for (const network of [true, false]) {
          if (!network) {
            await page.evaluate(async (path) => {
              const bytes = await (await fetch(path)).arrayBuffer();
              globalThis.bench.answers = new Map([[path, bytes]]);
            }, bodies.path);
          }
          const asked = stage.host.asked();
          const rounds = stage.rounds(120);
          const given = [some, bodies.path, orders, rounds, stage.quick ? 1 : 40];
          const { times, read } = await page.evaluate(race, given);
          assertSame("decode", read);
          const [{ lines: found }] = Object.values(read)[0];
          assert.deepEqual([Object.values(read)[0].length, found.length], [orders, lines]);
          assert.equal(stage.host.asked() > asked, network, "the bytes come from where the row says");
          const bare = median(times.bare);
          const what = `${orders} × ${lines}, ${whole(body.length / 1000)} KB${network ? "" : ", no network"}`;
          const best = Math.min(
            ...some.filter(({ isOurs }) => !isOurs).map(({ name }) => median(times[name])),
          );
          const row = (side, name, more) => ({
            side,
            what,
            figure: milliseconds(median(times[name])),
            spread: spread(times[name]),
            against: `${ratio(median(times[name]) / bare)} bare`,
            ...more,
          });
          rows.push(row({ platform, label: "bare" }, "bare", { against: "" }));
          for (const side of some) {
            const own = median(times[side.name]) / bare;
            const target = side.isOurs && network && { target: "≤ 1.15 × bare", met: own <= 1.15 };
            const ahead = side.isOurs &&
              !network && { note: `${ratio(median(times[side.name]) / best)} the quickest SDK` };
            rows.push(row(side, side.name, { ...target, ...ahead }));
          }
        }
      });
    }
    return rows;
  },
};
