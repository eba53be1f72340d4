// Brings a fresh machine (rustup and Node, nothing else) to where this repository builds.
// Needs nothing but Node itself, because it runs before node_modules exists.
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { capture, Failure, find, main, root } from "./processes.mjs";

const WASM_PACK = "0.15.1";
const WASM_TARGET = "wasm32-unknown-unknown";

const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
const toolsFolder = join(cache, "storefront-customer", "tools");
const cargoHome = process.env.CARGO_HOME || join(homedir(), ".cargo");

// Tools come first, so that what was installed here wins over an older one elsewhere on the PATH.
// Cargo's own folder comes last, for a shell that was open before rustup was installed.
const searchPath = [
  join(toolsFolder, "bin"),
  join(root, "node_modules", ".bin"),
  process.env.PATH ?? "",
  join(cargoHome, "bin"),
].join(delimiter);

const browserPrograms = [
  {
    variable: "CHROMIUM",
    names: [
      "chromium",
      "chromium-browser",
      "google-chrome",
      "google-chrome-stable",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
  },
  { variable: "CHROMEDRIVER", names: ["chromedriver"] },
];

/** The second engine: what needs it says so where it cannot be had. */
const firefoxPrograms = [
  {
    variable: "FIREFOX",
    names: ["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
  },
];

/**
 * Installs what is missing and returns the environment for child processes.
 * `browser` adds what browser tests need, `firefox` the second engine; `components` names parts of the Rust toolchain.
 */
export async function setup({ browser = false, firefox = false, components = [] } = {}) {
  const env = await setupRust();
  await addRustParts(env, components);
  for (const tool of cargoTools().filter((tool) => browser || !tool.forBrowser)) await installTool(tool, env);
  await installPackages(env);
  if (browser) Object.assign(env, await browserPaths(env));
  if (firefox) Object.assign(env, asVariables(await findOrInstall(firefoxPrograms, ["firefox-esr"], env)));
  return env;
}

/** For what is built with Rust alone: installs nothing. */
export async function setupRust() {
  const env = { ...process.env, PATH: searchPath };
  checkSystem();
  await checkRust(env);
  return env;
}

function checkSystem() {
  if (process.platform === "win32") {
    throw new Failure("These scripts need Linux or macOS; on Windows, run them inside WSL.");
  }
  const wanted = JSON.parse(readText("package.json")).engines.node.match(/[\d.]+/)[0];
  if (isOlder(process.versions.node, wanted)) {
    throw new Failure(
      `Node ${wanted} or newer is needed (this is ${process.versions.node}): https://nodejs.org`,
    );
  }
}

async function checkRust(env) {
  if (!find("cargo", env.PATH)) {
    throw new Failure(
      "Rust is missing: install it with rustup from https://rustup.rs and open a new terminal.",
    );
  }
  const wanted = readText("Cargo.toml").match(/^rust-version = "([\d.]+)"/m)[1];
  const { output } = await capture("rustc", ["--version"], { env });
  const found = output.match(/^rustc (\d[\d.]*)/m)?.[1];
  if (!found)
    throw new Failure("rustc does not run: repair the Rust installation with `rustup default stable`.");
  if (isOlder(found, wanted)) {
    throw new Failure(`Rust ${wanted} or newer is needed (this is ${found}): run \`rustup update stable\`.`);
  }
}

async function addRustParts(env, components) {
  const { output } = await capture("rustc", ["--print", "target-libdir", "--target", WASM_TARGET], { env });
  if (!existsSync(output.trim())) await addRustPart("target", WASM_TARGET, env);
  for (const component of components) {
    if (!(await hasComponent(component, env))) await addRustPart("component", component, env);
  }
}

/** `rust-src` is a folder of sources; every other component is a program. */
async function hasComponent(component, env) {
  if (component === "rust-src") {
    const { output } = await capture("rustc", ["--print", "sysroot"], { env });
    return existsSync(join(output.trim(), "lib", "rustlib", "src", "rust", "library", "Cargo.lock"));
  }
  const program = component === "rustfmt" ? "fmt" : component;
  return (await capture("cargo", [program, "--version"], { env })).code === 0;
}

async function addRustPart(kind, name, env) {
  if (!find("rustup", env.PATH)) {
    throw new Failure(
      `The Rust ${kind} ${name} is missing and there is no rustup to add it: install Rust from https://rustup.rs, or the ${kind} with your system's packages.`,
    );
  }
  await install(`adding the Rust ${kind} ${name}`, "rustup", [kind, "add", name], { env });
}

function cargoTools() {
  return [
    {
      crate: "wasm-bindgen-cli",
      programs: ["wasm-bindgen", "wasm-bindgen-test-runner"],
      version: pinnedWasmBindgen(),
      // Without --locked: its lock file names a crate version that cannot be had any more.
      options: [],
      takes: "about 5 minutes",
    },
    {
      crate: "wasm-pack",
      programs: ["wasm-pack"],
      version: WASM_PACK,
      options: ["--locked"],
      takes: "about 3 minutes",
      forBrowser: true,
    },
  ];
}

/** The command-line tool and the crate must be of one version, so the crate's pin decides. */
function pinnedWasmBindgen() {
  const pin = /^wasm-bindgen\s*=\s*(?:\{[^}\n]*?version\s*=\s*)?"=\s*([\d.]+)"/m;
  const version = readText("Cargo.toml").match(pin)?.[1];
  if (!version)
    throw new Failure('Cargo.toml must pin wasm-bindgen exactly, as in wasm-bindgen = "=0.2.130".');
  return version;
}

async function installTool({ crate, programs, version, options, takes }, env) {
  const versions = await Promise.all(programs.map((program) => versionOf(program, env)));
  if (versions.every((found) => found === version)) return;
  const args = [
    "install",
    "--quiet",
    "--force",
    "--root",
    toolsFolder,
    crate,
    "--version",
    version,
    ...options,
  ];
  await install(`installing ${programs[0]} ${version}`, "cargo", args, { env, takes });
}

async function versionOf(program, env) {
  if (!find(program, env.PATH)) return undefined;
  const { output } = await capture(program, ["--version"], { env });
  return output.match(/\d+\.\d+\.\d+\S*/)?.[0];
}

async function installPackages(env) {
  if (packagesAreCurrent()) return;
  await install("installing npm packages", "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    env,
  });
}

/** Compares what npm says it installed with what package-lock.json asks for. */
function packagesAreCurrent() {
  const installedList = join("node_modules", ".package-lock.json");
  if (!existsSync(join(root, installedList))) return false;
  const installed = JSON.parse(readText(installedList)).packages;
  return Object.entries(JSON.parse(readText("package-lock.json")).packages).every(
    ([path, { version, optional }]) =>
      path === "" || optional || (installed[path]?.version === version && existsSync(join(root, path))),
  );
}

async function browserPaths(env) {
  const found = await findOrInstall(browserPrograms, ["chromium", "chromium-driver"], env);
  const missing = found.filter(({ path }) => !path).map(({ variable }) => variable);
  if (missing.length === 0) return asVariables(found);
  throw new Failure(
    `The browser tests need Chromium (or Chrome) and ChromeDriver of the same version: install both (Debian: apt-get install chromium chromium-driver; macOS: brew install --cask google-chrome chromedriver), or name their paths in ${missing.join(" and ")}.`,
  );
}

/** Finds programs, after installing Debian's packages of them where one is missing and that can be done. */
async function findOrInstall(programs, packages, env) {
  const found = findPrograms(programs, env);
  const canInstall = process.getuid() === 0 && find("apt-get", env.PATH);
  if (!canInstall || found.every(({ path }) => path)) return found;
  const options = { env: { ...env, DEBIAN_FRONTEND: "noninteractive" } };
  await install("updating the list of system packages", "apt-get", ["update"], options);
  const args = ["install", "-y", "--no-install-recommends", ...packages];
  await install(`installing ${packages.join(" and ")}`, "apt-get", args, options);
  return findPrograms(programs, env);
}

function findPrograms(programs, env) {
  return programs.map(({ variable, names }) => {
    if (env[variable] && !find(env[variable], env.PATH)) {
      throw new Failure(`${variable} names ${env[variable]}, which is not a program: correct or unset it.`);
    }
    const path = [env[variable], ...names].map((name) => name && find(name, env.PATH)).find(Boolean);
    return { variable, path };
  });
}

const asVariables = (found) =>
  Object.fromEntries(found.filter(({ path }) => path).map(({ variable, path }) => [variable, path]));

/** What goes wrong most, by the words that tell it apart. Only a network deserves another try. */
const troubles = [
  {
    words:
      /resolve host|failure resolving|timed out|network (error|failure|unreachable)|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|connection (refused|reset|closed)|failed to (download|fetch)|spurious/i,
    advice:
      "the network could not be reached, so check the connection and any proxy settings, then run this again",
    passes: true,
  },
  {
    words: /linker `?\w+`? not found/,
    advice: "a C compiler is missing (Debian: apt-get install build-essential)",
  },
  { words: /ENOSPC|No space left/i, advice: "the disk is full, so make room and run this again" },
  {
    words: /can only install packages when/,
    advice: "package-lock.json does not fit package.json, so run `npm install`",
  },
];

/** Runs one installing command, and again (twice at most) after a failure that may pass. */
async function install(what, command, args, { env, takes }) {
  console.log(`setup: ${what}${takes ? ` (${takes}, once)` : ""}`);
  for (const wait of [2000, 8000, 0]) {
    const { code, output } = await capture(command, args, { env });
    if (code === 0) return;
    const trouble = troubles.find(({ words }) => words.test(output));
    if (!trouble?.passes || !wait) {
      printExcerpt(output);
      const byHand = `put right what is printed above, or try \`${[command, ...args].join(" ")}\` by hand`;
      throw new Failure(`Setup stopped at ${what}: ${trouble?.advice ?? byHand}.`);
    }
    console.log("setup: the network failed, trying again");
    await pause(wait);
  }
}

/** Some tools say what is wrong first and some last, so both ends are shown; a stack trace says nothing. */
function printExcerpt(output) {
  const lines = output
    .split("\n")
    .filter((line) => line.trim() && !/^.*\bat .+:\d+:\d+\)?( \{)?$/.test(line));
  const shown = lines.length > 16 ? [...lines.slice(0, 8), "...", ...lines.slice(-8)] : lines;
  for (const line of shown) console.error(`  | ${line}`);
}

function isOlder(version, than) {
  const parts = (text) => text.split(".").map(Number);
  const [found, wanted] = [parts(version), parts(than)];
  const at = wanted.findIndex((part, index) => part !== (found[index] ?? 0));
  return at >= 0 && (found[at] ?? 0) < wanted[at];
}

const readText = (file) => readFileSync(join(root, file), "utf8");

if (process.argv[1] === import.meta.filename) {
  const everything = process.argv.includes("--browser");
  await main(() => setup({ browser: everything, components: everything ? ["clippy", "rustfmt"] : [] }));
}
