// Requests and bytes on the wire for what an account does, by the sandbox's own log.

import assert from "node:assert/strict";
import { ada, address } from "../../tests/account/stage.mjs";
import { control } from "../../tests/package/serve.mjs";
import { whole } from "../numbers.mjs";
import { callersOf, platforms, sidesOf } from "../sides.mjs";
import { assertSame } from "../stage.mjs";

const wholeAddress = { ...address, phone: "+44 20 7946 0000" };

/** Which tokens stop working under a shopper's feet. */
const revoked = { "elastic-path": "implicit", "commerce-layer": "customer" };

// name       as the table and counts.json have it
// task       of a side's account, with its values
// cold       whether the visitor has just come, and has not signed in
// times      how often, all at once
// shownBy    what shows that it was done, where it has no result of its own
// spoil      whether the platform revokes the token first
// fails      which side ends with an error, and why; it has to
const tasks = [
  { name: "cold sign-in", task: "signIn", values: [ada], cold: true, shownBy: "profile" },
  { name: "dashboard", task: "dashboard" },
  { name: "add an address", task: "addAddress", values: [wholeAddress] },
  { name: "order page, 25 with lines", task: "orders", values: [25] },
  { name: "five cold calls at once", task: "visit", cold: true, times: 5 },
  {
    name: "401 in the middle of a POST",
    task: "addAddress",
    values: [wholeAddress],
    spoil: true,
    fails: {
      "sdks-shopper": "fails: the body of the request is spent when it would be sent again",
      "commerce-layer-sdk": "fails: it renews a token whose time is over, and not one that was revoked",
    },
  },
];

/** Runs in the page. SDKs reject with plain objects too, of which the browser's driver would show nothing. */
async function perform([side, task, values, times, isRead]) {
  const { accounts, readings } = globalThis.runner;
  try {
    const calls = Array.from({ length: times }, () => accounts[side.name][task](...values));
    const results = await Promise.all(calls);
    return { read: isRead ? results.map(readings[side.reads][task]) : undefined };
  } catch (error) {
    return { failure: error instanceof Error ? String(error) : JSON.stringify(error) };
  }
}

/** What one side sends for one task, and what it reads. */
export async function count(stage, side, { task, values = [], cold, times = 1, spoil, shownBy, fails }) {
  await control("reset", "POST");
  const credentials = cold ? null : ada;
  return stage.inPage([side], { credentials, api: stage.sandbox }, async (page) => {
    if (spoil) await control("revoke", "POST", { kinds: [revoked[side.platform]] });
    await control("requests", "DELETE");
    const { read, failure } = await page.evaluate(perform, [side, task, values, times, !shownBy]);
    const failing = fails?.[side.name];
    assert.equal(Boolean(failure), Boolean(failing), `${side.name} ${task}: ${failure ?? "no longer fails"}`);
    const { requests } = await control("requests", "GET");
    const sent = requests.filter(({ method }) => method !== "OPTIONS");
    const bytes = sent
      .map(({ headers, answerBytes }) => Number(headers["content-length"] ?? 0) + (answerBytes ?? 0))
      .reduce((sum, one) => sum + one, 0);
    return {
      requests: sent.length,
      preflights: requests.length - sent.length,
      tokens: sent.filter(({ path }) => path.startsWith("/oauth/")).length,
      bytes,
      failing,
      log: sent.map(({ method, path, status }) => `${method} ${path} ${status}`),
      read: shownBy
        ? await page.evaluate(([one, next]) => globalThis.runner.read(one, next), [side, shownBy])
        : read,
    };
  });
}

/** A page of orders with every field that the platform has, by our own client. */
export async function unfiltered(stage) {
  await control("reset", "POST");
  const [ours] = sidesOf("commerce-layer");
  return stage.inPage([ours], { api: stage.sandbox }, async (page) => {
    await control("requests", "DELETE");
    await page.evaluate((side) => globalThis.runner.accounts[side.name].unfiltered(25), ours);
    const { requests } = await control("requests", "GET");
    return requests.find(({ method }) => method === "GET").answerBytes;
  });
}

/** Every task of every side, by platform and name. */
export async function countAll(stage) {
  const counted = [];
  for (const platform of platforms) {
    const some = callersOf(platform);
    for (const one of tasks) {
      const found = {};
      for (const side of some) found[side.name] = await count(stage, side, one);
      const done = Object.entries(found).filter(([, { failing }]) => !failing);
      assertSame(
        `${platform}, ${one.name}`,
        Object.fromEntries(done.map(([name, { read }]) => [name, read])),
      );
      counted.push({ platform, name: one.name, sides: some, found });
    }
  }
  return counted;
}

export const wire = {
  name: "wire",
  title: "requests on the wire",
  did: "Every side: the same task against the sandbox, from a new browser profile; signed in before, but for the cold ones. Counted by the sandbox. Bytes are those of bodies, both ways. In brackets the browser's pre-flights. The sign-in is followed by a look at the profile, uncounted, to see who it is. For the 401, the platform revokes the token before the POST leaves.",
  async run(stage) {
    const rows = [];
    for (const { platform, name, sides, found } of await countAll(stage)) {
      const rivals = sides.filter((side) => !side.isOurs && !found[side.name].failing);
      const fewest = Math.min(...rivals.map((side) => found[side.name].requests));
      for (const side of sides) {
        const { requests, preflights, bytes, failing } = found[side.name];
        rows.push({
          side,
          what: name,
          figure: `${requests} (+${preflights})`,
          spread: failing ?? `${whole(bytes)} bytes`,
          ...(side.isOurs && {
            target: rivals.length > 0 ? `≤ ${fewest}` : "it is done",
            met: requests <= fewest,
          }),
        });
      }
      if (platform === "commerce-layer" && name.startsWith("order page")) {
        const all = await unfiltered(stage);
        const part = found[sides[0].name].bytes / all;
        rows.push({
          side: sides[0],
          what: "order page, of the unfiltered",
          figure: `${(part * 100).toFixed(1)} %`,
          spread: `unfiltered ${whole(all)} bytes`,
          target: "≤ 25 %",
          met: part <= 0.25,
        });
      }
    }
    return rows;
  },
};
