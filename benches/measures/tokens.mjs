// How many tokens visitors get when many calls come at once, with none to go by.

import { callersOf, platforms } from "../sides.mjs";
import { assertSame } from "../stage.mjs";
import { count } from "./wire.mjs";

export const tokens = {
  name: "tokens",
  title: "token requests for calls at once, cold",
  did: "Every side: a new visitor's page makes so many calls at once that need a token, and has none. Counted by the sandbox.",
  async run(stage) {
    const rows = [];
    for (const platform of platforms) {
      const some = callersOf(platform);
      for (const times of stage.quick ? [100] : [1, 5, 100]) {
        const read = {};
        for (const side of some) {
          const found = await count(stage, side, { task: "visit", cold: true, times });
          read[side.name] = found.read;
          rows.push({
            side,
            what: `${times} ${times === 1 ? "call" : "calls"}`,
            figure: String(found.tokens),
            ...(side.isOurs && { target: "1", met: found.tokens === 1 }),
          });
        }
        assertSame(`${times} calls at once`, read);
      }
    }
    return rows;
  },
};
