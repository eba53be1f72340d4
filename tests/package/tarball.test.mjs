// The package as npm packs it: its contents, its types against what is there, and its use from Node.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "../../scripts/processes.mjs";
import { packageFolder, sandboxUrl } from "./serve.mjs";

let project;
let tarball;

before(() => {
  project = mkdtempSync(join(tmpdir(), "storefront-"));
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const [{ filename }] = JSON.parse(npm("pack", packageFolder, "--json", "--pack-destination", project));
  tarball = join(project, filename);
  npm("install", "--offline", "--no-audit", "--no-fund", tarball);
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

const platforms = [
  { name: "elastic-path", make: "elasticPath", modules: ["carts", "customers", "flows"] },
  {
    name: "commerce-layer",
    make: "commerceLayer",
    modules: ["customer", "passwords", "returns", "subscriptions", "wallet", "wishlists"],
  },
];
/** What can be imported as code, with types. */
const typed = [
  "index",
  ...platforms.flatMap(({ name, modules }) => [
    name,
    ...["adopt", "external", "js", ...modules].map((entry) => `${name}/${entry}`),
  ]),
  "forms",
];

test("the tarball holds the entries, their types, the modules, its page and its licences, and nothing else", () => {
  const [{ files }] = JSON.parse(npm("pack", packageFolder, "--json", "--dry-run"));
  const expected = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "package.json",
    "workerd.js",
    ...platforms.flatMap(({ name }) => [`${name}.wasm`, `${name}.wasm.d.ts`, `${name}/workerd.js`]),
    ...typed.flatMap((entry) => [`${entry}.d.ts`, `${entry}.js`]),
  ];
  assert.deepEqual(files.map(({ path }) => path).sort(), expected.sort());
});

test("the package says what it is, and where its files are: types first, and all of them exist", () => {
  const settings = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const { type, sideEffects, license, engines, exports } = settings;
  assert.deepEqual([type, sideEffects, license], ["module", false, "MIT OR Apache-2.0"]);
  assert.match(engines.node, /^>=\d+/);
  for (const [entry, conditions] of Object.entries(exports)) {
    const files = typeof conditions === "string" ? [conditions] : Object.values(conditions);
    for (const file of files) assert.ok(existsSync(join(packageFolder, file)), `${entry}: ${file}`);
    if (typeof conditions === "string") continue;
    assert.equal(Object.keys(conditions)[0], "types", entry);
    assert.equal(Object.keys(conditions).at(-1), "default", entry);
  }
  const named = typed.map((entry) => (entry === "index" ? "." : `./${entry}`));
  const others = ["./package.json", ...platforms.map(({ name }) => `./${name}.wasm`)];
  assert.deepEqual(Object.keys(exports).sort(), [...named, ...others].sort());
});

test("where the repository is known, the package names it, and is published with provenance from there", () => {
  const { repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const settings = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  assert.deepEqual(settings.repository, repository);
  // The registry takes provenance only for the repository that the package names.
  assert.deepEqual(settings.publishConfig, { access: "public", provenance: repository !== undefined });
});

test("publint has nothing to say, not even to suggest", async () => {
  const { messages, pkg } = await publint({ pack: { tarball: arrayBufferOf(tarball) }, strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
});

const arrayBufferOf = (path) => Uint8Array.from(readFileSync(path)).buffer;

test("are-the-types-wrong resolves every entry, as an ES module, to code and types", () => {
  const command = join(root, "node_modules", ".bin", "attw");
  // It ends with 1 when it finds anything.
  const told = execFileSync(command, [tarball, "--profile", "esm-only", "--format", "json"], {
    encoding: "utf8",
  });
  const { exports } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  assert.deepEqual(Object.keys(JSON.parse(told).analysis.entrypoints), Object.keys(exports));
});

for (const [entry, names] of [
  ["", ["CustomerError", "commerceLayer", "elasticPath"]],
  ...platforms.flatMap(({ name, make }) => [
    [`/${name}`, ["CustomerError", make]],
    [`/${name}/js`, ["CustomerError", make]],
    [`/${name}/external`, ["CustomerError", make, "init"]],
  ]),
  ["/elastic-path/adopt", ["fromJsSdk", "fromShopperSdk"]],
  ["/commerce-layer/adopt", ["fromJsAuth"]],
]) {
  test(`importing storefront-customer${entry} does nothing, in Node too`, () => {
    const seen = node(`
      const before = Object.keys(globalThis).length;
      globalThis.fetch = () => { throw new Error("fetched"); };
      const module = await import("storefront-customer${entry}");
      console.log(JSON.stringify({ names: Object.keys(module).sort(), added: Object.keys(globalThis).length - before }));`);
    assert.deepEqual(seen, { names, added: 0 });
  });
}

test("importing forms does nothing either", () => {
  const seen = node(`
    const before = Object.keys(globalThis).length;
    const module = await import("storefront-customer/forms");
    console.log(JSON.stringify({ names: Object.keys(module).sort(), added: Object.keys(globalThis).length - before }));`);
  const names = [
    "addressFields",
    "addressFromForm",
    "addressToForm",
    "checkoutAddress",
    "elasticPathCheckoutAddress",
    "fieldErrors",
  ];
  assert.deepEqual(seen, { names, added: 0 });
});

test("another project can install it and sign in from Node, where the session is kept in memory", () => {
  const seen = node(`
    import { elasticPath } from "storefront-customer/elastic-path";
    const shop = await elasticPath({ clientId: "sandbox-storefront", baseUrl: ${JSON.stringify(sandboxUrl())} });
    await shop.auth.login({ email: "ada@example.com", password: "correct-horse-battery" });
    console.log(JSON.stringify([(await shop.profile.get()).name, (await shop.orders.list({ limit: 2 })).items.length]));`);
  assert.deepEqual(seen, ["Ada Lovelace", 2]);
});

test("the same on Commerce Layer", () => {
  const seen = node(`
    import { commerceLayer } from "storefront-customer/commerce-layer";
    const url = ${JSON.stringify(sandboxUrl())};
    const shop = await commerceLayer({ clientId: "sandbox-sales-channel", baseUrl: url, authUrl: url });
    await shop.auth.login({ email: "ada@example.com", password: "correct-horse-battery" });
    console.log(JSON.stringify([(await shop.profile.get()).name, (await shop.orders.list({ limit: 2 })).items.length]));`);
  assert.deepEqual(seen, ["Ada Lovelace", 2]);
});

test("every method of the types is there, and nothing that the types do not name", () => {
  /** The members of an interface, those of the interfaces of its members, and so on. */
  const declared = (name, file = "elastic-path.d.ts") => {
    const types = readFileSync(join(packageFolder, file), "utf8");
    const body = types.split(new RegExp(`export interface ${name}<[^{]*\\{\\n`))[1].split("\n}\n")[0];
    const members = [...body.matchAll(/^ +(?:readonly )?(\w+)(?:<[^(]*>)?(\(|: (\w+))/gm)];
    return Object.fromEntries(
      members.map(([, member, , type]) => [
        member,
        /^(Auth|SignOn|Profiles|Addresses|Orders)$/.test(type) ? declared(type, file) : "",
      ]),
    );
  };
  const actual = node(`
    import { elasticPath } from "storefront-customer/elastic-path";
    import { carts } from "storefront-customer/elastic-path/carts";
    import { customers } from "storefront-customer/elastic-path/customers";
    import { flows } from "storefront-customer/elastic-path/flows";
    const shop = await elasticPath({ clientId: "c", baseUrl: "https://store.example" });
    import { commerceLayer } from "storefront-customer/commerce-layer";
    const channel = await commerceLayer({ clientId: "c" });
    const members = (value) => Object.fromEntries(Object.entries(value).map(([name, own]) =>
      [name, typeof own === "object" && name !== "session" ? members(own) : ""]));
    console.log(JSON.stringify([channel, shop, carts(shop), customers(shop), flows(shop)].map(members)));`);
  const [channel, shop, ...modules] = actual;
  const types = "commerce-layer.d.ts";
  assert.deepEqual(channel, { ...declared("CustomerClient", types), ...declared("PassThrough", types) });
  assert.deepEqual(shop, { ...declared("CustomerClient"), ...declared("PassThrough") });
  for (const [at, name] of ["carts", "customers", "flows"].entries()) {
    const main = name[0].toUpperCase() + name.slice(1);
    assert.deepEqual(modules[at], declared(main, `elastic-path/${name}.d.ts`), name);
  }
});

for (const file of typed) {
  const types = () => readFileSync(join(packageFolder, `${file}.d.ts`), "utf8");

  test(`the types of ${file} hold no any, and none of the names of the generated glue`, () => {
    const code = types().replaceAll(/\/\*\*[\s\S]*?\*\//g, "");
    assert.doesNotMatch(code, /\bany\b/);
    // `init` takes a WebAssembly module, and says so.
    const others = code.replaceAll(/WebAssembly\.Module|\bwasm: WasmSource|WasmSource/g, "");
    assert.doesNotMatch(others, /__wb|wasm|\bfree\(|ptr/i);
  });

  test(`every name of the types of ${file} is documented`, () => {
    const lines = types().split("\n");
    const bare = lines.filter((line, index) => /^export \w/.test(line) && !lines[index - 1].includes("*/"));
    assert.deepEqual(bare, []);
  });
}

test("the tables of an optional module reach it line for line, none indented on the way", () => {
  for (const name of ["carts", "customers", "flows"]) {
    const code = readFileSync(join(packageFolder, `elastic-path/${name}.js`), "utf8");
    assert.match(code, /\\n@\w+\\n/);
    assert.doesNotMatch(code, /\\n[ \t]/, name);
  }
});

test("an optional module is the same for a client each time, and explains itself to anything else", () => {
  const seen = node(`
    import { CustomerError, elasticPath } from "storefront-customer/elastic-path";
    import { carts } from "storefront-customer/elastic-path/carts";
    const shop = await elasticPath({ clientId: "c", baseUrl: "https://store.example" });
    const refused = [undefined, {}, "shop"].map((no) => {
      try { carts(no); } catch (error) { return error instanceof CustomerError && error.code; }
    });
    const other = await elasticPath({ clientId: "d", baseUrl: "https://store.example" });
    console.log(JSON.stringify([carts(shop) === carts(shop), carts(shop) === carts(other), ...refused]));`);
  assert.deepEqual(seen, [true, false, "configuration", "configuration", "configuration"]);
});
