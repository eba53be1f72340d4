// Starts the WebAssembly module, in the way of the entry. Nothing happens on import; calls at the same time
// share one start; a failed one is not kept, so the next call tries again, and so does the call after a trap.

import { CustomerError } from "wasm:error";
import { abandon, start as connect, type Export, type Exports, entrances } from "wasm:glue";
import { instantiate } from "wasm:module";
import { extend, operations } from "./entrance.js";

let loading: Promise<void> | undefined;

/** The numbers of the tables that the wasm knows, which each start forgets. */
let numbers: Map<string, number>;

/** The same promise as long as the module lives. */
export function load(): Promise<void> {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start(): Promise<void> {
  const exports = await instantiate();
  const guarded: Exports = { ...exports };
  let trapped: CustomerError | undefined;
  for (const name of entrances) {
    guarded[name] = (...values: unknown[]) => {
      if (trapped) throw trapped;
      try {
        return (exports[name] as Export)(...values);
      } catch (cause) {
        // Its memory is no longer what its code expects: nothing may enter it again.
        loading = undefined;
        trapped = new CustomerError(
          "The WebAssembly module failed, a defect to report: the next call starts it anew.",
          { code: "internal", retryable: true, cause },
        );
        abandon(trapped);
        throw trapped;
      }
    };
  }
  connect(guarded);
  numbers = new Map([[operations(), 0]]);
}

/** The number of a table of rows, which a call takes. */
export function numberOf(tables: string): number {
  let number = numbers.get(tables);
  if (number === undefined) {
    number = extend(tables);
    numbers.set(tables, number);
  }
  return number;
}
