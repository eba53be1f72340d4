// Every suite of `npm test`, as data: what runs, what it needs, how its tests are counted, how long it may take.
//
// steps       run in order. A step is a command; `counts` reads its tests from its output, and without it
//             the step is one check. `folder` is what it works on: where that does not exist, neither does the step.
//             A step that prints nothing for `stuckAfterSeconds` is started again, twice at the most.
// minutes     the time limit
// onRequest   runs only where it is named
// browser     needs Chromium and ChromeDriver
// firefox     also runs in Firefox, where that can be had
// sandbox     needs a sandbox of its own, its address in SANDBOX_URL
// demo        needs the built demo on that sandbox, its address in DEMO_URL
// package     needs the package in pkg/, so the suite `build` comes first
// components  parts of the Rust toolchain
// env         more environment variables

/** Adds up cargo's lines, one per test program. The browser's test runner prints the same ones. */
function cargoTests(output) {
  const lines = [
    ...output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed;.*?(?:finished in ([\d.]+)s)?$/gm),
  ];
  const sum = (group) => lines.reduce((total, line) => total + Number(line[group] ?? 0), 0);
  return { passed: sum(1), failed: sum(2), seconds: sum(3) };
}

/** Reads the totals of Node's test runner; a cancelled test did not pass, a skipped one neither passed nor failed. */
function nodeTests(output) {
  const total = (label) => Number(output.match(new RegExp(`^ℹ ${label} (\\d+)$`, "m"))?.[1] ?? 0);
  return { passed: total("pass"), failed: total("fail") + total("cancelled"), skipped: total("skipped") };
}

const check = (...run) => ({ run });

/** All *.test.mjs files of a folder, one at a time because they share their suite's servers. */
const nodeTest = (folder) => ({
  run: ["node", "--test", "--test-reporter=spec", "--test-concurrency=1", { testFilesOf: folder }],
  folder,
  counts: nodeTests,
});

/** `version` is a name in node_modules; further options go before the project's own. */
const typeCheck = (folder, version = "typescript", ...options) => ({
  run: ["node", `node_modules/${version}/bin/tsc`, "--project", folder, "--noEmit", ...options],
  folder,
});

/** A storefront's code with the oldest TypeScript that is promised and the newest, in each resolution of modules. */
const consumers = ["typescript-5.0", "typescript"].flatMap((version) => [
  typeCheck("tests/types", version, "--module", "esnext", "--moduleResolution", "bundler"),
  typeCheck("tests/types", version, "--module", "node16", "--moduleResolution", "node16"),
  typeCheck("tests/types", version, "--module", "nodenext", "--moduleResolution", "nodenext"),
]);

const wasm = ["--package", "storefront-customer", "--target", "wasm32-unknown-unknown"];
/** As the package is built: for one platform, and nothing of the other's is left over. */
const only = (platform) => [...wasm, "--no-default-features", "--features", platform];
const strictly = ["--", "-D", "warnings"];

export const suites = [
  {
    name: "format",
    minutes: 2,
    components: ["rustfmt"],
    steps: [check("cargo", "fmt", "--all", "--check")],
  },
  {
    name: "lint:rust",
    minutes: 20,
    components: ["clippy"],
    steps: [
      check("cargo", "clippy", "--quiet", "--workspace", "--all-targets", ...strictly),
      check("cargo", "clippy", "--quiet", ...only("elastic-path"), ...strictly),
      check("cargo", "clippy", "--quiet", ...only("commerce-layer"), ...strictly),
    ],
  },
  { name: "lint:js", minutes: 2, steps: [check("biome", "ci", ".")] },
  { name: "layers", minutes: 2, steps: [check("node", "scripts/check-layers.mjs"), nodeTest("scripts")] },
  {
    name: "rust",
    minutes: 20,
    steps: [{ run: ["cargo", "test", "--quiet", "--workspace", "--no-fail-fast"], counts: cargoTests }],
  },
  {
    name: "browser",
    minutes: 20,
    browser: true,
    sandbox: true,
    // Seconds for one test program in the browser; the runner's own 20 are short on a busy machine.
    env: { WASM_BINDGEN_TEST_TIMEOUT: "180" },
    steps: [
      {
        run: ["wasm-pack", "test", "--headless", "--chrome", "--mode", "no-install"],
        counts: cargoTests,
        // The server of wasm-bindgen's test runner may leave a request unread: its pool of four threads
        // can count one of them twice when connections come together.
        stuckAfterSeconds: 150,
      },
    ],
  },
  { name: "build", minutes: 15, components: ["rust-src"], steps: [check("node", "scripts/build.mjs")] },
  {
    name: "types",
    minutes: 5,
    package: true,
    steps: [
      typeCheck("pkg-template"),
      typeCheck("www-example"),
      ...consumers,
      typeCheck("tests/types", "typescript", "--exactOptionalPropertyTypes", "false"),
      typeCheck("tests/types", "typescript", "--lib", "es2023,webworker"),
    ],
  },
  {
    name: "docs",
    minutes: 5,
    package: true,
    steps: [check("node", "scripts/api-docs/docs.mjs", "--check")],
  },
  { name: "sdk", minutes: 10, sandbox: true, steps: [nodeTest("tests/sdk")] },
  { name: "sandbox", minutes: 10, sandbox: true, package: true, steps: [nodeTest("tests/sandbox")] },
  { name: "account", minutes: 10, sandbox: true, package: true, steps: [nodeTest("tests/account")] },
  {
    name: "commerce-layer",
    minutes: 10,
    sandbox: true,
    package: true,
    steps: [nodeTest("tests/commerce-layer")],
  },
  // Against the platforms' own documents, where they are beside the checkout.
  { name: "contract", minutes: 10, package: true, steps: [nodeTest("tests/contract")] },
  // Against the requests of the platforms' own packages.
  { name: "parity", minutes: 5, package: true, steps: [nodeTest("tests/parity")] },
  {
    name: "package",
    minutes: 15,
    browser: true,
    sandbox: true,
    package: true,
    steps: [nodeTest("tests/package")],
  },
  // A rehearsal of `npm run bench`.
  {
    name: "bench",
    minutes: 10,
    browser: true,
    sandbox: true,
    package: true,
    steps: [nodeTest("tests/bench")],
  },
  {
    name: "session",
    minutes: 15,
    browser: true,
    sandbox: true,
    package: true,
    steps: [nodeTest("tests/session")],
  },
  {
    name: "demo",
    minutes: 20,
    browser: true,
    sandbox: true,
    package: true,
    demo: true,
    steps: [nodeTest("tests/demo")],
  },
  // The packed package, wherever a storefront's code runs: the quick rows, and all of them.
  {
    name: "matrix",
    minutes: 10,
    browser: true,
    sandbox: true,
    package: true,
    steps: [nodeTest("tests/matrix")],
  },
  {
    name: "matrix:all",
    minutes: 40,
    onRequest: true,
    browser: true,
    firefox: true,
    sandbox: true,
    package: true,
    env: { MATRIX: "all" },
    steps: [nodeTest("tests/matrix")],
  },
];
