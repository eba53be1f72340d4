// Makes a row's project below target/: the tiny app, the row's tools as its lock file has them, and the package
// as npm packs it. Tools that are there already stay; everything else is made anew.

import assert from "node:assert/strict";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { capture, root } from "../../scripts/processes.mjs";

const folderOf = (name) => fileURLToPath(new URL(`./${name}/`, import.meta.url));
const work = join(root, "target", "matrix");
const app = folderOf("app");
/** The parts of the app that have a page. */
const pages = ["page", "worker", "service-worker"];

let packing;
const made = new Map();

/** The folder of a project, made once in a run. */
export function project(name) {
  if (!made.has(name)) made.set(name, make(name));
  return made.get(name);
}

/** Lets the project's app take the package from one of the entries that app/entries/ names. */
export function take(entries, folder) {
  copyFileSync(join(app, "entries", `${entries}.js`), join(folder, "package.js"));
}

/** What a project's package.json asks for, such as "vite 8.3.8". */
export function toolsOf(name) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folderOf("projects"), name, "package.json")));
  return Object.entries(dependencies).map(([tool, version]) => `${tool} ${version}`);
}

async function make(name) {
  const source = join(folderOf("projects"), name);
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (entry !== "node_modules") rmSync(join(folder, entry), { recursive: true });
  }
  cpSync(app, folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  for (const page of pages) cpSync(join(folder, "index.html"), join(folder, page, "index.html"));
  rmSync(join(folder, "index.html"));
  await install(folder);
  await addPackage(folder);
  return folder;
}

async function install(folder) {
  const lock = join(folder, "package-lock.json");
  if (!existsSync(lock)) return;
  const wanted = readFileSync(lock, "utf8");
  const stamp = join(folder, "node_modules", ".installed");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    await run("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], folder);
    writeFileSync(stamp, wanted);
  }
  // Vite keeps what it made of the package, by a hash of the lock file, which does not name the package.
  rmSync(join(folder, "node_modules", ".vite"), { recursive: true, force: true });
}

async function addPackage(folder) {
  packing ??= pack();
  const target = join(folder, "node_modules", "storefront-customer");
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  await run("tar", ["-xzf", await packing, "-C", target, "--strip-components=1"], folder);
}

async function pack() {
  const output = await run("npm", ["pack", join(root, "pkg"), "--json", "--pack-destination", work], work);
  return join(work, JSON.parse(output)[0].filename);
}

async function run(command, args, cwd) {
  const { code, output } = await capture(command, args, { cwd });
  assert.equal(code, 0, `${command} ${args.join(" ")}\n${output}`);
  return output;
}
