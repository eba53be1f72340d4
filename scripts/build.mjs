// Builds the npm package into pkg/: Rust to wasm, wasm to one module with its types. Prints the size of
// each file. Nothing is built again while its sources stay the same.

import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { glueModule, renames, shorten } from "./glue.mjs";
import { customSection, javascriptModule, withoutFeatures } from "./javascript.mjs";
import { pack } from "./pack.mjs";
import { root } from "./processes.mjs";
import { inOrder } from "./wasm-order.mjs";
import { binaryen, run, smallCode, smallPasses, target, unpacker, wasmFeatures } from "./wasm-tools.mjs";

const output = join(root, "pkg");
const work = join(root, "target", "package");

/** The platforms, each with a module of its own: the Cargo feature is the entry's name. */
const platforms = [
  { name: "elastic-path", type: "ElasticPath", make: "elasticPath" },
  { name: "commerce-layer", type: "CommerceLayer", make: "commerceLayer" },
].map((platform) => ({ ...platform, folder: join(work, platform.name) }));

/** A platform's entries, which differ in how they get the module: by a file of `pkg-template/module`. */
const variants = [
  { name: "", module: "inline" },
  { name: "/external", module: "external", adds: "external.ts" },
  { name: "/js", module: "javascript" },
  { name: "/workerd", module: "workerd", isTyped: false },
];

/** The modules that are written in TypeScript, by the package's names for them. */
const written = [
  { name: "forms", source: "forms" },
  { name: "elastic-path/adopt", source: "adopt/elastic-path" },
  { name: "commerce-layer/adopt", source: "adopt/commerce-layer" },
];

// The standard library as it comes has messages for every panic and is built for speed: built anew without,
// it is a sixth of the module. That is unstable in Cargo, and the stable compiler does it when it is told to;
// the tests do without it.
const smallStd = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const smallStdEnv = { RUSTC_BOOTSTRAP: "1", RUSTFLAGS: "-Zunstable-options -Cpanic=immediate-abort" };

/** What the package is made of: a change in any of these makes a new one. */
const sources = [
  "src",
  "pkg-template",
  "scripts/build.mjs",
  "scripts/glue.mjs",
  "scripts/javascript.mjs",
  "scripts/pack.mjs",
  "scripts/wasm-order.mjs",
  "scripts/wasm-tools.mjs",
  "Cargo.toml",
  "Cargo.lock",
  "package.json",
  "package-lock.json",
];

export async function build({ quiet = false } = {}) {
  const fingerprint = fingerprintOf(sources);
  const stamp = join(work, "fingerprint");
  const isCurrent = existsSync(output) && existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint;
  if (!isCurrent) {
    rmSync(work, { recursive: true, force: true });
    rmSync(output, { recursive: true, force: true });
    mkdirSync(output, { recursive: true });
    const types = [];
    for (const platform of platforms) {
      compile(platform);
      types.push(await bundle(platform));
    }
    addRoot(types);
    await addWritten();
    addPages();
    writeFileSync(stamp, fingerprint);
  }
  linkByName();
  if (!quiet) printSizes();
}

function compile({ name, folder: work }) {
  mkdirSync(work, { recursive: true });
  const folder = join(root, "target", "wasm");
  const features = ["--no-default-features", "--features", name];
  const args = ["--release", "--quiet", "--package", "storefront-customer", "--target", target, ...features];
  // The cdylib alone: with the rlib that the tests link, the optimizer keeps a seventh that nothing calls.
  // A stack of 64 KiB, not 1 MiB: there is no recursion, and low addresses are short.
  const only = ["--lib", "--crate-type", "cdylib", "--", "-C", "link-arg=-zstack-size=65536", ...smallCode];
  run("cargo", ["rustc", ...args, ...smallStd, "--target-dir", folder, ...only], smallStdEnv);
  // Values of JavaScript in an array of the glue's, in place of a table of the module's: less code, and wasm2js can
  // translate it.
  const compiled = readFileSync(join(folder, target, "release", "storefront_customer.wasm"));
  const plain = join(work, "storefront_customer.wasm");
  writeFileSync(plain, withoutFeatures(compiled));
  finish(plain, work);
  const optimized = join(work, "optimized.wasm");
  const written = join(work, "wasm2js.js");
  binaryen("wasm2js", ["-Oz", ...wasmFeatures, optimized, "-o", written]);
}

/** Writes the glue for a compiled module, and makes the module small. */
function finish(compiled, work) {
  const bare = ["--remove-name-section", "--remove-producers-section"];
  run("wasm-bindgen", [compiled, "--target", "bundler", ...bare, "--out-dir", work]);
  const raw = join(work, "storefront_customer_bg.wasm");
  const small = join(work, "small.wasm");
  // The lowest kilobyte is the far end of the stack.
  binaryen("wasm-opt", ["--low-memory-unused", ...smallPasses, ...wasmFeatures, raw, "-o", small]);
  const ordered = join(work, "ordered.wasm");
  const text = join(work, "ordered.wat");
  binaryen("wasm-dis", [...wasmFeatures, small, "-o", text]);
  writeFileSync(text, inOrder(readFileSync(text, "utf8")));
  binaryen("wasm-as", [...wasmFeatures, text, "-o", ordered]);
  const rename = ["--minify-imports-and-exports-and-modules", "--strip-target-features"];
  const optimized = join(work, "optimized.wasm");
  const names = binaryen("wasm-opt", [...rename, ...wasmFeatures, ordered, "-o", optimized]);
  writeFileSync(join(work, "names.json"), names);
}

const bundling = {
  bundle: true,
  write: false,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
};

const minifying = {
  module: true,
  ecma: 2022,
  compress: { passes: 3 },
  format: { wrap_func_args: false },
};

/** Bundles what esbuild's options say, and makes it short: terser does a tenth better there than esbuild itself. */
async function write(outfile, options) {
  const { build: esbuild } = await import("esbuild");
  const { minify } = await import("terser");
  const { outputFiles } = await esbuild({ ...bundling, ...options });
  const { code } = await minify(outputFiles[0].text, minifying);
  writeFileSync(outfile, code);
}

/** Writes all that the package has of a platform; gives the types of its entries. */
async function bundle(platform) {
  const { name: entry, folder } = platform;
  const { types, modules } = declarations(platform);
  const module = readFileSync(join(folder, "optimized.wasm"));
  const version = createHash("sha256").update(module).digest("hex").slice(0, 12);
  writeFileSync(
    join(output, `${entry}.wasm`),
    Buffer.concat([module, customSection("storefront-customer", Buffer.from(version))]),
  );
  const moduleTypes = `/** The WebAssembly module, as Cloudflare's runtime and what compiles ahead import it: for \`init\`. */
declare const module: WebAssembly.Module;
export default module;
`;
  writeFileSync(
    join(output, `${entry}.wasm.d.ts`),
    typesOf(`storefront-customer/${entry}.wasm`, moduleTypes),
  );
  const define = Object.fromEntries(
    Object.entries({ PLATFORM: entry, FILE: `${entry}.wasm`, VERSION: version }).map(([name, value]) => [
      name,
      JSON.stringify(value),
    ]),
  );
  const options = { define };
  const resolveDir = join(root, "pkg-template");
  writeFileSync(join(output, `${entry}.d.ts`), types);
  mkdirSync(join(output, entry));
  for (const variant of variants) {
    const outfile = join(output, `${entry}${variant.name}.js`);
    const contents = [`${entry}.ts`, variant.adds]
      .filter(Boolean)
      .map((file) => `export * from "./${file}";`)
      .join("\n");
    const stdin = { contents, resolveDir, loader: "ts" };
    await write(outfile, { ...options, stdin, plugins: [wasmModules(platform, variant)] });
  }
  for (const { name, tables, types } of modules) {
    const contents = `import { extension } from "./extension.ts";
      export const ${name} = extension(${JSON.stringify(name)}, ${JSON.stringify(tables)});`;
    const stdin = { contents, resolveDir, loader: "ts" };
    await write(join(output, entry, `${name}.js`), { ...options, stdin });
    writeFileSync(join(output, entry, `${name}.d.ts`), types);
  }
  return types;
}

/** The entry with both platforms. It is made of theirs, so that they are what they are without it. */
function addRoot(types) {
  const modules = (suffix) =>
    platforms.map(({ name, make }, at) => {
      const values = at ? make : `CustomerError,${make}`;
      return `export{${values}}from"./${name}${suffix}.js";\n`;
    });
  writeFileSync(join(output, "index.js"), modules("").join(""));
  writeFileSync(join(output, "workerd.js"), modules("/workerd").join(""));
  const [first, second] = types.map(exportedTypes);
  const lists = platforms.map(({ name, type, make }, at) => {
    const [own, others] = at ? [second, first] : [first, second];
    const names = [...own.keys()].flatMap((name) => {
      const isSame = own.get(name) === others.get(name);
      if (isSame && at) return [];
      // What is a platform's own has its name in front.
      return `type ${name}${others.has(name) && !isSame ? ` as ${type}${name}` : ""}`;
    });
    const values = at ? [make] : ["CustomerError", make];
    const all = [...values, ...names].map((name) => `  ${name},\n`);
    return `export {\n${all.join("")}} from "./${name}.js";\n`;
  });
  writeFileSync(join(output, "index.d.ts"), typesOf("storefront-customer", lists.join("")));
}

/** What a file of types declares, by name: its text without documentation. Functions and classes are no types here. */
function exportedTypes(text) {
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\/\s*/g, "");
  const blocks = bare.split(/^(?=export )/m).map((block) => block.trim());
  const named = blocks.map((block) => [/^export (?:interface|type) (\w+)/.exec(block)?.[1], block]);
  return new Map(named.filter(([name]) => name));
}

/** What is written in TypeScript beside the entries: modules, and the types of what some entries add. */
async function addWritten() {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const emit = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--outDir", work];
  run("node", [compiler, "--project", join(root, "pkg-template"), ...emit]);
  const emitted = (file) => readFileSync(join(work, file.replace(/ts$/, "d.ts")), "utf8");
  for (const { name, source } of written) {
    const entryPoints = [join(root, "pkg-template", `${source}.ts`)];
    await write(join(output, `${name}.js`), { entryPoints });
    const up = name.includes("/") ? ".." : ".";
    const types = emitted(`${source}.ts`).replaceAll(/"storefront-customer\/(.*)"/g, `"${up}/$1.js"`);
    writeFileSync(join(output, `${name}.d.ts`), types);
  }
  for (const { name } of platforms) {
    for (const variant of variants.filter(({ name, isTyped = true }) => name && isTyped)) {
      const whole = `export * from "../${name}.js";\n${variant.adds ? emitted(variant.adds) : ""}`;
      const types = typesOf(`storefront-customer/${name}${variant.name}`, whole);
      writeFileSync(join(output, `${name}${variant.name}.d.ts`), types);
    }
  }
}

/** What is there to be read: by npm, and by people. */
function addPages() {
  const settings = readJson("pkg-template/package.json");
  const { repository } = readJson("package.json");
  // The registry takes provenance only for the repository that the package names.
  const publishConfig = { access: "public", provenance: repository !== undefined };
  const whole = { ...settings, repository, publishConfig };
  writeFileSync(join(output, "package.json"), `${JSON.stringify(whole, undefined, 2)}\n`);
  copyFileSync(join(root, "pkg-template", "README.md"), join(output, "README.md"));
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"])
    copyFileSync(join(root, licence), join(output, licence));
}

const readJson = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** The modules that pkg-template imports as `wasm:…`. */
function wasmModules({ name, folder: work }, { module }) {
  const isJavaScript = module === "javascript";
  const snippets = join(work, "snippets");
  const sources = join(snippets, readdirSync(snippets)[0], "src");
  const templates = join(root, "pkg-template", "module");
  const places = {
    error: { path: join(sources, "api/customer-error.js"), sideEffects: false },
    module: { path: join(templates, `${module}.ts`) },
    file: { path: `../${name}.wasm`, external: true },
  };
  const short = renames(readFileSync(join(work, "names.json"), "utf8"));
  const made = {
    glue: () => glueModule(work, join(sources, "browser/world.js"), short),
    bytes: async () => {
      const texts = { text: pack(readFileSync(join(work, "optimized.wasm"))), unpacker: await unpacker() };
      const constant = ([name, value]) => `export const ${name} = "${value}";`;
      return Object.entries(texts).map(constant).join("\n");
    },
    javascript: () => javascriptModule(readFileSync(join(work, "wasm2js.js"), "utf8")),
  };
  return {
    name: "wasm",
    setup({ onResolve, onLoad, initialOptions }) {
      if (module === "workerd")
        initialOptions.inject = ["finalization.ts", "redirects.ts"].map((file) => join(templates, file));
      onResolve({ filter: /^wasm:/ }, ({ path }) => {
        const own = path.slice("wasm:".length);
        return places[own] ?? { path: own, namespace: "wasm" };
      });
      onLoad({ filter: /.*/, namespace: "wasm" }, async ({ path }) => ({
        contents: await made[path](),
        resolveDir: work,
      }));
      onLoad({ filter: /(_bg|\/snippets\/.*)\.js$/ }, ({ path }) => ({
        contents: shorten(path, short.exports, { isJavaScript }),
        loader: "js",
      }));
    },
  };
}

/** What Rust declares: the entry's types, and the tables and types of the optional modules. */
function declarations({ name: platform, make, folder: work }) {
  const ours = readFileSync(join(work, "storefront_customer.d.ts"), "utf8");
  if (ours.includes("function enter") || !ours.includes(`function ${make}`)) {
    throw new Error("build: the generated types no longer have the form that scripts/build.mjs expects.");
  }
  const modules = [];
  const entry = ours.replace(
    /\/\/@module (\w+) (\w+)\n([\s\S]*?)\/\/@tables\n([\s\S]*?)\/\/@end\n/g,
    (_, name, main, body, tables) => {
      // wasm-bindgen indents what it takes for a continued line of TypeScript, such as `?email email eq`.
      modules.push({ name, main, body, tables: tables.replaceAll(/^ +/gm, "") });
      return "";
    },
  );
  if (entry.includes("//@")) {
    throw new Error("build: the optional modules no longer have the form that scripts/build.mjs expects.");
  }
  const exported = [...entry.matchAll(/^export (?:interface|type|class) (\w+)/gm)].map(([, name]) => name);
  return {
    types: typesOf(`storefront-customer/${platform}`, entry),
    modules: modules.map(({ name, main, body, tables }) => {
      const signature = `<N extends Natives>(shop: CustomerClient<N>): ${main}<N>;`;
      const whole = `${body}/** The same capability each time, for a client that \`${make}\` made. */\nexport function ${name}${signature}\n`;
      const code = whole.replaceAll(/\/\*[\s\S]*?\*\//g, "");
      const used = exported.filter((type) => new RegExp(`\\b${type}\\b`).test(code)).sort();
      const imports = `import type { ${used.join(", ")} } from "../${platform}.js";\n\n`;
      return { name, tables, types: typesOf(`storefront-customer/${platform}/${name}`, imports + whole) };
    }),
  };
}

function typesOf(name, text) {
  const body = text
    .replace(/^\/\* (tslint|eslint)[^\n]*\n/gm, "")
    // What Rust declares on one line is one line again.
    .replaceAll(/(\/\*\* [^\n]*)\n\s+\*\/$/gm, "$1 */")
    .replaceAll(" | never>", ">")
    .replaceAll(" | never;", ";")
    .replaceAll(" | never}", "}")
    .replaceAll(/\n{3,}/g, "\n\n");
  return `// The types of ${name}, made from the Rust sources.\n${body.trim()}\n`;
}

/** Lets the demo and the tests import the package by its name, as a storefront does. */
function linkByName() {
  const link = join(root, "node_modules", "storefront-customer");
  if (existsSync(link)) return;
  rmSync(link, { force: true, recursive: true });
  symlinkSync("../pkg", link, "dir");
}

/** What a server that compresses well sends: brotli 11. */
export function brotliSize(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

function printSizes() {
  const rows = [["file", "raw", "gzip -9", "brotli 11"]];
  const measure = (name, path) => {
    const bytes = readFileSync(path);
    const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliSize(bytes)];
    rows.push([name, ...sizes.map((bytes) => bytes.toLocaleString("en"))]);
  };
  const files = readdirSync(output, { recursive: true }).filter((name) =>
    statSync(join(output, name)).isFile(),
  );
  for (const file of files.sort()) measure(`pkg/${file}`, join(output, file));
  for (const { name, folder } of platforms) measure(`(wasm, ${name})`, join(folder, "optimized.wasm"));
  for (const [file, ...sizes] of rows) {
    process.stdout.write(`${file.padEnd(28)}${sizes.map((size) => size.padStart(11)).join("")}\n`);
  }
}

function fingerprintOf(paths) {
  const hash = createHash("sha256");
  const add = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  };
  for (const path of paths) add(join(root, path));
  return hash.digest("hex");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { setup } = await import("./setup.mjs");
  try {
    Object.assign(process.env, await setup({ browser: false, components: ["rust-src"] }));
    await build();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
