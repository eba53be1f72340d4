// Bundles each side as a storefront's build does: esbuild, minified, one module with all it needs.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** js-sdk has code for Node's disk in it, which no browser bundle can resolve. */
const withoutDisk = {
  name: "without-disk",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node-localstorage$/ }, ({ path }) => ({ path, namespace: "empty" }));
    onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "module.exports = {}" }));
  },
};

const options = {
  absWorkingDir: folder,
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  write: false,
  logLevel: "error",
  plugins: [withoutDisk],
};

const bundle = async (entry) => {
  const { outputFiles } = await build({ ...options, entryPoints: [entry] });
  return Buffer.from(outputFiles[0].contents);
};

/** The module of a side. */
export const bundleSide = ({ name }) => bundle(`sides/${name}.mjs`);

/** What pages share. */
export const bundleShared = () => bundle("page/runner.mjs");
