// The way into the wasm, which is one function: what can be asked of it, and the clients, which it knows by number.

import { enter } from "wasm:glue";

/** What can be asked, as `src/api/client.rs` reads it. */
const OPERATIONS = 0;
const EXTEND = 1;
const OPEN = 2;
const FORGET = 3;
export const CALL = 4;
export const SESSION = 5;
export const REFRESH = 6;
export const TICK = 7;
export const DISPOSE = 8;

/** Asks something of one client. A call has a number of tables and a row in them. */
export type Client = (asked: number, value?: unknown, module?: number, row?: number) => unknown;

/** What a client is made of: its options, and what it calls. */
interface Given {
  options: unknown;
  changed(reason: never): void;
  refresh(): void;
  tick(): void;
}

/** The rows of the operations that each client has; a call takes their places here. */
export const operations = () => enter(OPERATIONS) as string;

/** Takes the tables of an optional module. The number is for a call: it stands for all its operations. */
export const extend = (tables: string) => enter(EXTEND, 0, tables) as number;

/** How many clients there were: a number is never used again, in whatever start of the wasm. */
let count = 0;

/** The wasm forgets a client that nobody can reach any more. */
const registry = new FinalizationRegistry((number: number) => {
  try {
    enter(FORGET, number);
  } catch {
    // It has trapped, and forgets all.
  }
});

/** A client, and a promise that it is ready. */
export function open(given: Given): [client: Client, ready: unknown] {
  const number = ++count;
  const client: Client = (asked, value, module, row) => enter(asked, number, value, module, row);
  registry.register(client, number);
  return [client, enter(OPEN, number, given)];
}
