// npm run bench: measures everything beside the official SDKs, prints one table and writes it to docs/benchmarks.md.
//   npm run bench                          all of it, in less than ten minutes
//   npm run bench -- --only decode         one measure (may be given several times); nothing is written
//   npm run bench -- --quick               a rehearsal: every comparison, and no figure that means anything

import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { Failure, main } from "../scripts/processes.mjs";
import { buildSandbox, startSandbox } from "../scripts/servers.mjs";
import { setup } from "../scripts/setup.mjs";

await main(async () => {
  const options = { only: { type: "string", multiple: true }, quick: { type: "boolean", default: false } };
  const { only, quick } = parseArgs({ options }).values;
  Object.assign(process.env, await setup({ browser: true, components: ["rust-src"] }));
  const { measures } = await import("./measures.mjs");
  const names = measures.map(({ name }) => name);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown) throw new Failure(`There is no measure ${unknown}: choose from ${names.join(", ")}.`);

  const { build } = await import("../scripts/build.mjs");
  await build({ quiet: true });
  await buildSandbox(process.env);
  const sandbox = await startSandbox(process.env);
  process.env.SANDBOX_URL = sandbox.url;
  const { openStage } = await import("./stage.mjs");
  const { reset } = await import("../tests/account/stage.mjs");
  const { print, write } = await import("./table.mjs");
  let browser;
  const results = [];
  const broken = [];
  for (const measure of measures.filter(({ name }) => !only || only.includes(name))) {
    const began = Date.now();
    await reset();
    // A browser of its own: what one measure leaves behind has ended a page of another.
    const stage = await openStage({ quick });
    browser = stage.browser.version();
    try {
      results.push({ measure, rows: await measure.run(stage) });
    } catch (error) {
      // The others are measured and written all the same; the command fails at its end.
      broken.push(`${measure.name}: ${error.message}`);
    }
    await stage.close();
    console.log(`bench: ${measure.name} took ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
  await sandbox.stop();
  print(results);
  if (!only && !quick) write(results, facts(browser));
  if (broken.length) throw new Failure(`What could not be measured:\n${broken.join("\n")}`);
});

function facts(browser) {
  const { version } = packageOf("../pkg/");
  const { devDependencies } = packageOf("../");
  const rivals = [
    "@elasticpath/js-sdk",
    "@epcc-sdk/sdks-shopper",
    "@commercelayer/sdk",
    "@commercelayer/js-auth",
  ];
  const versions = rivals.map((name) => `\`${name}\` ${devDependencies[name]}`).join(", ");
  const [{ model }] = cpus();
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: storefront-customer ${version} beside ${versions},`,
    `in headless Chromium ${browser}, Node ${process.versions.node}, esbuild ${devDependencies.esbuild}, on ${cpus().length} × ${model.trim()}.`,
  ];
}

function packageOf(folder) {
  return JSON.parse(readFileSync(new URL(`${folder}package.json`, import.meta.url), "utf8"));
}
