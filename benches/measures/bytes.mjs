// What a browser downloads.

import { gzipSync } from "node:zlib";
import { brotliSize } from "../../scripts/build.mjs";
import { whole } from "../numbers.mjs";
import { platforms, sidesOf } from "../sides.mjs";

export const bytes = {
  name: "bytes",
  title: "bytes downloaded",
  did: "Every side: one module with sign-in, profile read and written, addresses listed and added, orders listed and read, a dashboard, made by esbuild, minified. brotli 11; beside it gzip 9 and raw.",
  async run({ bundles }) {
    return platforms.flatMap((platform) => {
      const measured = sidesOf(platform).map((side) => ({ side, size: brotliSize(bundles[side.name]) }));
      const ours = measured.find(({ side }) => side.isOurs).size;
      return measured.map(({ side, size }) => ({
        side,
        figure: whole(size),
        spread: `gzip ${whole(gzipSync(bundles[side.name], { level: 9 }).length)}, raw ${whole(bundles[side.name].length)}`,
        against: side.isOurs ? "" : `ours is ${(ours / size).toFixed(2)} × this`,
        ...(side.isOurs && { target: "≤ 20,000", met: size <= 20_000 }),
        ...(side.partial && { note: side.partial }),
      }));
    });
  },
};
