// The package as npm packs it: its contents, its types against what is there, and its use from Node.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { packageFolder, sandboxUrl } from "./serve.mjs";

let project;

before(() => {
  project = mkdtempSync(join(tmpdir(), "storefront-"));
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const [{ filename }] = JSON.parse(npm("pack", packageFolder, "--json", "--pack-destination", project));
  npm("install", "--offline", "--no-audit", "--no-fund", join(project, filename));
});
after(() => rmSync(project, { recursive: true, force: true }));

function npm(...values) {
  return execFileSync("npm", values, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

/** Runs a module in the project that has installed the tarball. */
function node(code) {
  writeFileSync(join(project, "try.mjs"), code);
  return JSON.parse(execFileSync("node", ["try.mjs"], { cwd: project, encoding: "utf8", timeout: 20_000 }));
}

test("the tarball holds the module, its types, its page and its licences, and nothing else", () => {
  const [{ files }] = JSON.parse(npm("pack", packageFolder, "--json", "--dry-run"));
  assert.deepEqual(files.map(({ path }) => path).sort(), [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "elastic-path.d.ts",
    "elastic-path.js",
    "package.json",
  ]);
});

test("importing does nothing, in Node too", () => {
  const seen = node(`
    const before = Object.keys(globalThis).length;
    globalThis.fetch = () => { throw new Error("fetched"); };
    const module = await import("storefront-customer/elastic-path");
    console.log(JSON.stringify({ names: Object.keys(module).sort(), added: Object.keys(globalThis).length - before }));`);
  assert.deepEqual(seen, { names: ["CustomerError", "elasticPath"], added: 0 });
});

test("another project can install it and sign in from Node, where the session is kept in memory", () => {
  const seen = node(`
    import { elasticPath } from "storefront-customer/elastic-path";
    const shop = await elasticPath({ clientId: "sandbox-storefront", baseUrl: ${JSON.stringify(sandboxUrl())} });
    await shop.auth.login({ email: "ada@example.com", password: "correct-horse-battery" });
    console.log(JSON.stringify([(await shop.profile.get()).name, (await shop.orders.list({ limit: 2 })).items.length]));`);
  assert.deepEqual(seen, ["Ada Lovelace", 2]);
});

test("every method of the types is there, and nothing that the types do not name", () => {
  const types = readFileSync(join(packageFolder, "elastic-path.d.ts"), "utf8");
  /** The members of an interface, those of the interfaces of its members, and so on. */
  const declared = (name) => {
    const body = types.split(new RegExp(`export interface ${name}<[^{]*\\{\\n`))[1].split("\n}\n")[0];
    const members = [...body.matchAll(/^ +(?:readonly )?(\w+)(\(|: (\w+))/gm)];
    return Object.fromEntries(
      members.map(([, member, , type]) => [
        member,
        /^(Auth|SignOn|Profiles|Addresses|Orders)$/.test(type) ? declared(type) : "",
      ]),
    );
  };
  const actual = node(`
    import { elasticPath } from "storefront-customer/elastic-path";
    const shop = await elasticPath({ clientId: "c", baseUrl: "https://store.example" });
    const members = (value) => Object.fromEntries(Object.entries(value).map(([name, own]) =>
      [name, typeof own === "object" && name !== "session" ? members(own) : ""]));
    console.log(JSON.stringify(members(shop)));`);
  assert.deepEqual(actual, { ...declared("CustomerClient"), ...declared("PassThrough") });
});

test("the types hold no any, and none of the names of the generated glue", () => {
  const types = readFileSync(join(packageFolder, "elastic-path.d.ts"), "utf8").replaceAll(
    /\/\*\*[\s\S]*?\*\//g,
    "",
  );
  assert.doesNotMatch(types, /\bany\b/);
  assert.doesNotMatch(types, /__wb|wasm|\bfree\b|ptr/i);
});

test("every name of the types is documented", () => {
  const lines = readFileSync(join(packageFolder, "elastic-path.d.ts"), "utf8").split("\n");
  const bare = lines.filter((line, index) => /^export /.test(line) && !lines[index - 1].includes("*/"));
  assert.deepEqual(bare, []);
});
