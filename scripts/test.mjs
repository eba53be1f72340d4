// npm test: runs the suites of suites.mjs and ends with one line, "N passed, N failed".
//   npm test                    everything but what runs on request
//   npm test -- browser rust    only these (and what they need)
//   npm test -- --list          their names
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { capture, endAll, Failure, main, root } from "./processes.mjs";
import { buildSandbox, demoSettings, previewDemo, startSandbox } from "./servers.mjs";
import { setup } from "./setup.mjs";
import { suites } from "./suites.mjs";

// Colours for a person at a terminal, none in a log; not every tool can be told so.
const colours = process.stdout.isTTY && process.env.CI !== "true" && !process.env.NO_COLOR;

const available = suites
  .map((suite) => ({ ...suite, steps: suite.steps.filter(({ folder }) => !folder || isThere(folder)) }))
  .filter(({ steps }) => steps.length > 0);

await main(async () => {
  const wanted = process.argv.slice(2);
  if (wanted.includes("--list")) return console.log(available.map(({ name }) => name).join("\n"));
  const chosen = choose(wanted);
  const results = await runAll(chosen).catch((error) => {
    console.error(error.message);
    return [{ name: "setup", passed: 0, failed: 1, seconds: 0 }];
  });
  report(results);
});

function choose(wanted) {
  const unknown = wanted.filter((name) => !available.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    const names = available.map(({ name }) => name).join(", ");
    throw new Failure(`There is no suite ${unknown.join(", ")} to run: choose from ${names}.`);
  }
  if (wanted.length === 0) return available.filter(({ onRequest }) => !onRequest);
  const named = ({ name }) => wanted.includes(name);
  const needsPackage = available.some((suite) => named(suite) && suite.package);
  return available.filter((suite) => named(suite) || (needsPackage && suite.name === "build"));
}

async function runAll(chosen) {
  const env = await setup({
    browser: chosen.some(({ browser }) => browser),
    firefox: chosen.some(({ firefox }) => firefox),
    components: [...new Set(chosen.flatMap(({ components = [] }) => components))],
  });
  const results = [];
  for (const suite of chosen) {
    console.log(`\n=== ${suite.name}`);
    const unbuilt = suite.package && results.some(({ name, failed }) => name === "build" && failed > 0);
    const result = unbuilt ? skipped(suite) : await runSuite(suite, withColours(env));
    for (const message of result.messages) console.log(`${suite.name}: ${message}`);
    results.push(result);
  }
  return results;
}

function skipped({ name }) {
  return { name, passed: 0, failed: 1, seconds: 0, messages: ["not run, because the package did not build"] };
}

async function runSuite(suite, env) {
  const started = Date.now();
  const result = { name: suite.name, passed: 0, failed: 0, messages: [] };
  const fail = (message) => {
    result.failed += 1;
    result.messages.push(message);
  };
  let late = false;
  const alarm = setTimeout(() => {
    late = true;
    endAll();
  }, suite.minutes * 60_000);
  try {
    const served = await startServers(suite, env);
    for (const step of suite.steps) {
      if (!late) await runStep(step, { ...env, ...suite.env, ...served }, result, fail);
    }
  } catch (error) {
    fail(error.message);
  }
  clearTimeout(alarm);
  if (late) result.messages.push(`ended after its limit of ${suite.minutes} minutes`);
  await endAll();
  result.seconds = (Date.now() - started) / 1000;
  return result;
}

/** Starts what a suite asks for and gives the addresses its tests find in their environment. */
async function startServers(suite, env) {
  if (!suite.sandbox) return {};
  await buildSandbox(env);
  const { url: SANDBOX_URL } = await startSandbox(env);
  if (!suite.demo) return { SANDBOX_URL };
  const { url: DEMO_URL } = await previewDemo({ ...env, ...(await demoSettings(SANDBOX_URL)) });
  return { SANDBOX_URL, DEMO_URL };
}

async function runStep({ run, counts, stuckAfterSeconds = 0 }, env, result, fail) {
  const [command, ...args] = run.flatMap((part) => (part.testFilesOf ? testFiles(part.testFilesOf) : part));
  const print = (text) => process.stdout.write(colours ? text : stripVTControlCharacters(text));
  const attempt = () => capture(command, args, { env, silenceMs: stuckAfterSeconds * 1000, onText: print });
  let outcome = await attempt();
  for (let tries = 1; outcome.isStuck && tries < 3; tries++) {
    console.log(`\n\`${command}\` printed nothing for ${stuckAfterSeconds} s: started again`);
    outcome = await attempt();
  }
  const { code, output } = outcome;
  const {
    passed,
    failed,
    skipped = 0,
    seconds,
  } = counts ? counts(stripVTControlCharacters(output)) : { passed: code === 0 ? 1 : 0, failed: 0 };
  result.passed += passed;
  result.failed += failed;
  if (code !== 0 && failed === 0) fail(`\`${command} ${args.join(" ")}\` ended with ${code}`);
  else if (passed + failed + skipped === 0) fail(`\`${command} ${args.join(" ")}\` ran no test`);
  if (skipped > 0) result.messages.push(`${skipped} tests were SKIPPED; their output says why`);
  if (seconds !== undefined) result.messages.push(`${passed + failed} tests ran in ${seconds.toFixed(2)} s`);
}

function testFiles(folder) {
  const names = readdirSync(join(root, folder), { recursive: true });
  const files = names.filter((name) => name.endsWith(".test.mjs") && !name.includes("node_modules"));
  // Without a file to run, Node would look for tests everywhere.
  if (files.length === 0) throw new Failure(`there is no *.test.mjs file in ${folder}`);
  return files.sort().map((name) => join(folder, name));
}

function withColours(env) {
  const { FORCE_COLOR, NO_COLOR, ...others } = env;
  return colours
    ? { ...others, FORCE_COLOR: "1", CARGO_TERM_COLOR: "always" }
    : { ...others, NO_COLOR: "1", CARGO_TERM_COLOR: "never" };
}

function report(results) {
  const row = (...cells) =>
    console.log(cells.map((cell, at) => (at ? cell.padStart(9) : cell.padEnd(10))).join(""));
  console.log();
  row("suite", "passed", "failed", "seconds");
  for (const { name, passed, failed, seconds } of results) {
    row(name, String(passed), String(failed), seconds.toFixed(1));
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}

function isThere(folder) {
  return existsSync(join(root, folder));
}
