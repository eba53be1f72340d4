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

/** An order's total, from a page of one order. */
function total({ reads }, order) {
  return readings[reads].total(order);
}

Object.assign(globalThis, { runner: { accounts, open, read, readings, total } });
