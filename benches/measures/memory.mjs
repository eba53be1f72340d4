// Whether a page that stays open grows.

import assert from "node:assert/strict";
import { change } from "../../tests/commerce-layer/stage.mjs";
import { growth, heapOf, percent } from "../heap.mjs";
import { whole } from "../numbers.mjs";
import { callersOf, clients, platforms } from "../sides.mjs";
import { assertSame } from "../stage.mjs";

const kinds = [["profile"], ["addresses"], ["orders", 10]];

/** Runs in the page. */
async function callMany([side, kinds, times]) {
  const { accounts, breathe } = globalThis.runner;
  for (const [task, ...values] of kinds) {
    for (let call = 0; call < times; call += 1) {
      await accounts[side.name][task](...values);
      await breathe(call);
    }
  }
}

/** Runs in the page. */
async function openMany([side, settings, times]) {
  const { open } = await import(`/sides/${side.name}.js`);
  for (let turn = 0; turn < times; turn += 1) {
    (await open(settings)).close();
    await globalThis.runner.breathe(turn);
  }
}

const kilobytes = (bytes) => `${whole(bytes / 1024)} KiB`;

export const memory = {
  name: "memory",
  title: "memory after long use",
  did: "Every side: 20,000 calls each of profile, addresses and ten orders with lines, then 10,000 more of each; 1,000 clients made and disposed of, then 1,000 more. The JavaScript heap before and after the second part, the collector having run; beside it WebAssembly's memory. `fetch` resolves at once with the bytes in the page, which has a turn of its event loop after 50 of them. The SDKs have nothing to dispose of.",
  async run(stage) {
    // Within the budgets it would be told, our side would wait, and that is no computing.
    await change({ sendRateLimits: false });
    const rows = [];
    const part = stage.quick ? 0.002 : 1;
    for (const platform of platforms) {
      const readings = {};
      for (const side of callersOf(platform)) {
        await stage.inPage([side], {}, async (page) => {
          const held = await heapOf(page);
          const done = await page.evaluate(
            (values) => globalThis.runner.remember(...values),
            [[side], kinds],
          );
          readings[side.name] = Object.values(done).map(({ read }) => read);
          const asked = stage.host.asked();
          const settings = { url: stage.host.url, clientId: clients[platform] };
          // What the engine compiles by and by is a few percent: after 7,500 calls of each kind another one, after 20,000 a tenth.
          const uses = [
            ["10,000 calls of each kind", callMany, [side, kinds], 20_000, 10_000],
            ["1,000 clients made and disposed of", openMany, [side, settings], 1_000, 1_000],
          ];
          for (const [what, use, values, warmUp, times] of uses) {
            await page.evaluate(use, [...values, warmUp * part]);
            const before = await held();
            await page.evaluate(use, [...values, times * part]);
            const after = await held();
            const more = growth(before.heap, after.heap);
            const isFlat = more <= 0.01 && after.wasm === before.wasm;
            rows.push({
              side,
              what,
              figure: percent(more),
              spread: `heap ${kilobytes(after.heap)}, wasm ${kilobytes(after.wasm)}${after.wasm === before.wasm ? "" : ` (from ${kilobytes(before.wasm)})`}`,
              ...(side.isOurs && { target: "≤ 1 %", met: isFlat }),
            });
          }
          assert.equal(stage.host.asked(), asked, "no request leaves the page");
        });
      }
      assertSame("memory", readings);
    }
    return rows;
  },
};
