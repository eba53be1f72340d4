// What measures use in a page, as `globalThis.runner`.

import { readings } from "./readings.mjs";

const accounts = {};

/** Makes the accounts of the sides, signed in where there are credentials. */
async function open(sides, settings, credentials) {
  for (const { name } of sides) {
    const { open } = await import(`/sides/${name}.js`);
    accounts[name] = await open(settings);
    if (credentials) await accounts[name].signIn(credentials);
  }
}

/** Does one thing with a side's account, and says what came of it. */
async function read({ name, reads }, task, ...values) {
  return readings[reads][task](await accounts[name][task](...values));
}

/**
 * Does tasks once with the network, and answers in the page from then on. Gives what was read, and the path of each
 * task's request.
 */
async function remember(sides, tasks) {
  const { bench } = globalThis;
  bench.kept = new Map();
  const done = {};
  for (const [task, ...values] of tasks) {
    for (const side of sides) {
      const result = await read(side, task, ...values);
      done[`${task} ${side.name}`] = { read: result, path: bench.lastPath };
    }
  }
  bench.answers = bench.kept;
  bench.kept = undefined;
  return done;
}

/**
 * After every 50 rounds what a page without network never gets from promises alone: a turn of its event loop, in which
 * finalizers run and the browser frees its side of what was collected. Without, a page of 30,000 calls dies of it.
 */
async function breathe(round) {
  if (round % 50 === 49) await new Promise((resolve) => setTimeout(resolve));
}

/** An order's total, from a page of one order. */
function total({ reads }, order) {
  return readings[reads].total(order);
}

Object.assign(globalThis, { runner: { accounts, breathe, open, read, readings, remember, total } });
