// What a call costs the processor beyond the request itself.

import assert from "node:assert/strict";
import { change } from "../../tests/commerce-layer/stage.mjs";
import { median, ratio } from "../numbers.mjs";
import { callersOf, platforms } from "../sides.mjs";
import { assertSame } from "../stage.mjs";

const tasks = { profile: "profile.get", addresses: "addresses.list" };

/** Runs in the page: blocks of calls, everybody in turn. */
async function race([sides, task, done, rounds, block]) {
  const { runner } = globalThis;
  const runs = Object.fromEntries(sides.map(({ name }) => [name, () => runner.accounts[name][task]()]));
  for (const { name } of sides) {
    const { path } = done[`${task} ${name}`];
    runs[`bare ${name}`] = async () => (await fetch(path)).json();
  }
  const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = -5; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(runs)) {
      const began = performance.now();
      for (let call = 0; call < block; call += 1) await run();
      if (round >= 0) times[name].push((performance.now() - began) / block);
    }
  }
  const read = {};
  for (const side of sides) read[side.name] = await runner.read(side, task);
  return { times, read };
}

const micro = (value) => `${Math.round(value * 1000)} µs`;

export const calls = {
  name: "calls",
  title: "processor time of a call beyond bare fetch",
  did: "Every side: 1,000 calls one after the other, in blocks of 50, each block beside one of bare `(await fetch(path)).json()` for the bytes that the same side asked for; `fetch` resolves at once with the bytes in the page, so that what is left is computing. The figure is the median block less the median bare one, a call.",
  async run(stage) {
    // Within the budgets it would be told, our side would wait, and that is no computing.
    await change({ sendRateLimits: false });
    const rows = [];
    for (const platform of platforms) {
      const some = callersOf(platform);
      await stage.inPage(some, {}, async (page) => {
        const done = await page.evaluate(
          (values) => globalThis.runner.remember(...values),
          [some, Object.keys(tasks).map((task) => [task])],
        );
        const asked = stage.host.asked();
        for (const [task, what] of Object.entries(tasks)) {
          const given = [some, task, done, stage.rounds(20), stage.quick ? 5 : 50];
          const { times, read } = await page.evaluate(race, given);
          assertSame(what, read);
          const beyond = (name) => median(times[name]) - median(times[`bare ${name}`]);
          for (const side of some) {
            const own = beyond(side.name);
            rows.push({
              side,
              what,
              figure: micro(own),
              spread: `whole ${micro(median(times[side.name]))}, bare ${micro(median(times[`bare ${side.name}`]))}`,
              against: side.isOurs ? "" : `ours is ${ratio(beyond(some[0].name) / own)}`,
              ...(side.isOurs && { target: "≤ 100 µs", met: own <= 0.1 }),
            });
          }
        }
        assert.equal(stage.host.asked(), asked, "no request leaves the page");
      });
    }
    return rows;
  },
};
