// From the navigation to the first request to the API.

import assert from "node:assert/strict";
import { ada } from "../../tests/account/stage.mjs";
import { median, milliseconds, ratio, spread } from "../numbers.mjs";
import { clients, platforms, sidesOf } from "../sides.mjs";

/** Signs in as soon as the page is there. */
const script = ({ name, reads, platform }, url) => `
  import { open } from "/sides/${name}.js";
  const account = await open({ url: "${url}", clientId: "${clients[platform]}" });
  await account.signIn(${JSON.stringify(ada)});
  await import("/runner.js");
  bench.me = runner.readings["${reads}"].profile(await account.profile());
`;

async function visit(page, url) {
  await page.goto(url);
  await page.waitForFunction(() => globalThis.bench.me);
  return page.evaluate(() => [globalThis.bench.firstRequestAt, globalThis.bench.me]);
}

export const coldStart = {
  name: "cold-start",
  title: "cold start: navigation to first API request",
  did: "Every side: a page with nothing but its module, which signs in at once. The time at which the browser is told to send the first request, by the page's clock, which begins with the navigation. Cold: a new browser profile. Warm: the fourth visit, when module and compiled code are cached, with nothing stored, 100 ms after the third, which for ours has let go of its turn among tabs by then. Each side is first in turn. On loopback, so without the time that the bytes take.",
  async run({ host, browser, rounds }) {
    const rows = [];
    for (const platform of platforms) {
      const some = sidesOf(platform);
      const times = { cold: {}, warm: {} };
      for (const side of some) {
        host.page(`/cold/${side.name}`, script(side, host.url));
        for (const cache of Object.values(times)) cache[side.name] = [];
      }
      let people = {};
      for (let round = 0; round < rounds(21); round += 1) {
        people = {};
        // Each is first in turn: what the one before left behind is still being cleared away.
        for (const side of [...some.slice(round % some.length), ...some.slice(0, round % some.length)]) {
          const context = await browser.newContext();
          const page = await context.newPage();
          const url = `${host.url}/cold/${side.name}`;
          const [cold, me] = await visit(page, url);
          await visit(page, url);
          await visit(page, url);
          // A visitor as the first time: what is stored would spare a request.
          await page.evaluate(() => localStorage.clear());
          // Our page keeps its turn among tabs for 50 ms after a sign-in. Who comes back within them has what it stored.
          await page.waitForTimeout(100);
          const [warm] = await visit(page, url);
          times.cold[side.name].push(cold);
          times.warm[side.name].push(warm);
          people[side.name] = me;
          await context.close();
        }
      }
      const [wanted, ...others] = Object.values(people);
      for (const other of others) assert.deepEqual(other, wanted, "everybody signed in as the same customer");
      for (const [cache, byName] of Object.entries(times)) {
        const ours = median(byName[some.find(({ isOurs }) => isOurs).name]);
        const best = Math.min(
          ...some
            .filter(({ isOurs, partial }) => !isOurs && !partial)
            .map(({ name }) => median(byName[name])),
        );
        for (const side of some) {
          rows.push({
            side,
            what: `${cache} cache`,
            figure: milliseconds(median(byName[side.name])),
            spread: spread(byName[side.name]),
            against: side.isOurs ? "" : `ours is ${ratio(ours / median(byName[side.name]))}`,
            ...(side.isOurs && { target: "faster than the official SDK", met: ours < best }),
          });
        }
      }
    }
    return rows;
  },
};
