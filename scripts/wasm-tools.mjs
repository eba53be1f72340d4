// The compiler's and the optimizer's ways to short WebAssembly, for scripts/build.mjs.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./processes.mjs";

export const target = "wasm32-unknown-unknown";

// What LLVM does for speed although it makes code longer: it loads a value on one more path, adds variables to
// loops, and takes out of them what does not change; and what it does not do for speed: it makes one of
// what two branches end with.
export const smallCode = [
  "-enable-load-pre=false",
  "-disable-lsr",
  "-disable-machine-licm",
  "-sink-common-insts=true",
].flatMap((option) => ["-C", `llvm-args=${option}`]);

// The features that rustc's wasm32 target has on; all are in every browser since 2021.
export const wasmFeatures = [
  "bulk-memory",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].map((feature) => `--enable-${feature}`);

/** The passes that make code short. */
export const smallPasses = [
  ...["--flatten", "--rereloop", "-Oz", "-Oz", "--converge", "-Oz"],
  // What can be computed from its inputs alone is; then the locals used most have the lowest numbers.
  ...["--flatten", "--dfo", "-Oz", "--reorder-locals"],
  // What is called once is worth its own function where it is long: its locals have lower numbers then.
  ...["--one-caller-inline-max-function-size=100", "--always-inline-max-function-size=0"],
];

/** Runs a tool of binaryen's. */
export const binaryen = (tool, values) =>
  run("node", [join(root, "node_modules", "binaryen", "bin", tool), ...values]);

/** Runs a program to its end, and gives what it prints. */
export function run(command, values, variables = {}) {
  try {
    const env = { ...process.env, ...variables };
    const stdio = ["ignore", "pipe", "inherit"];
    return execFileSync(command, values, { cwd: root, env, stdio, encoding: "utf8" });
  } catch (error) {
    throw new Error(`build: ${command} failed (${error.code ?? `exit ${error.status}`}); see above.`);
  }
}

let made;

/** The module that unpacks the others, which is `pkg-template/unpack/`, as base64: one for all platforms. */
export const unpacker = () => (made ??= makeUnpacker());

async function makeUnpacker() {
  // Only here: the build brings a fresh machine its packages after it has read this file.
  const { default: binaryenModule } = await import("binaryen");
  const folder = join(root, "target", "unpack");
  const crate = ["--package", "storefront-customer-unpack", "--target", target, "--target-dir", folder];
  // It has no stack: what it knows has places of its own.
  const only = ["--lib", "--crate-type", "cdylib", "--", "-C", "link-arg=-zstack-size=0", ...smallCode];
  run("cargo", ["rustc", "--release", "--quiet", ...crate, ...only], { RUSTFLAGS: "" });
  const compiled = readFileSync(join(folder, target, "release", "storefront_customer_unpack.wasm"));
  const module = binaryenModule.readBinary(compiled);
  // The linker's, which nobody asks for.
  for (const name of ["__data_end", "__heap_base"]) module.removeExport(name);
  // The text goes where constants would be.
  if (module.getNumDataSegments()) throw new Error("build: the unpacker has data of its own.");
  const [bare, small] = ["bare.wasm", "small.wasm"].map((name) => join(folder, name));
  writeFileSync(bare, module.emitBinary());
  module.dispose();
  const strip = ["--strip-target-features", "--strip-producers", "--strip-debug"];
  binaryen("wasm-opt", [...smallPasses, ...strip, ...wasmFeatures, bare, "-o", small]);
  return readFileSync(small).toString("base64");
}
