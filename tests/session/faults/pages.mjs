// Pages that come and go.

import { order } from "../sandbox.mjs";
import { read, signedInTab } from "./steps.mjs";

export const rows = [
  {
    fault: "reload",
    saw: "ok",
    async meet(stage) {
      const page = await signedInTab(stage);
      await stage.restart(page);
      return { page, saw: await read(page) };
    },
  },
  {
    fault: "reload while a token is asked for",
    saw: "ok",
    async meet(stage) {
      const page = await signedInTab(stage);
      await page.evaluate(() => {
        globalThis.skewMs = 7_200_000;
      });
      await order("/oauth/access_token", { kind: "latency", ms: 400 }, 1);
      await page.evaluate(() => void globalThis.attempt(() => globalThis.shop.profile.get()));
      await stage.restart(page);
      return { page, saw: await read(page) };
    },
  },
  {
    fault: "tab closed and opened again",
    saw: "ok",
    async meet(stage) {
      const first = await signedInTab(stage);
      await first.close();
      const page = await stage.newTab();
      return { page, saw: await read(page) };
    },
  },
];
