// The matrix, as data: every place in which the packed package signs a shopper in and lists orders.
//
// group    the heading in docs/compatibility.md
// project  the folder in projects/ whose tools it takes
// quick    also runs in `npm test`
// entries  the file of app/entries/ that says what of the package the app takes: "inline" unless said
// build    commands that build the app
// files    the folder that a plain web server serves then
// server   or the command of the tool's own server on a port
// program  or a command that prints what it saw
// browser  what opens the page: "chromium" unless said
// page     the path of the page
// policy   the content security policy of the page, where it may reach the sandbox
// rendered the server did the same for the page that it sends
// suite    a test file of this repository, instead of all that
// note     what a developer must know

const viteBuild = (page) => ["vite", "build", page, "--outDir", "../dist", "--emptyOutDir"];

const viteServer = (port) => ["vite", "page", "--host", "127.0.0.1", "--port", port, "--strictPort"];

const vite = (version, quick) =>
  [
    { name: "built", quick, build: [viteBuild("page")], files: "dist" },
    { name: "development server", quick, server: viteServer },
    {
      name: "built, WebAssembly by `?url`",
      quick,
      build: [viteBuild("page")],
      files: "dist",
      entries: "vite-address",
    },
    { name: "development server, WebAssembly by `?url`", server: viteServer, entries: "vite-address" },
  ].map((row) => ({ project: `vite-${version}`, ...row, name: `Vite ${version}, ${row.name}` }));

const strict = (scripts) => (sandbox) =>
  `default-src 'none'; script-src ${scripts}; connect-src ${sandbox}; img-src data:`;

const esbuild = (entry, format) => [
  "esbuild",
  entry,
  "--bundle",
  "--minify",
  `--format=${format}`,
  "--outdir=dist",
];

const plain = [
  { name: "Page with an import map", page: "page/" },
  { name: "Page with an import map, WebAssembly fetched", page: "page/", entries: "fetched" },
  { name: "Web Worker, by address", page: "worker/", entries: "address" },
  { name: "Service worker, a module, by address", page: "service-worker/", entries: "address" },
].map((row) => ({ project: "plain", files: ".", ...row }));

const policies = [
  { name: "`script-src 'self' 'wasm-unsafe-eval'`", policy: strict("'self' 'wasm-unsafe-eval'") },
  {
    name: "`script-src 'self'`",
    policy: strict("'self'"),
    entries: "javascript",
    note: "The entries `/js`.",
  },
].map((row) => ({ project: "esbuild", build: [esbuild("page/page.js", "esm")], files: "dist", ...row }));

const webpackBuild = (page) => [
  [
    "webpack",
    "build",
    "--mode",
    "production",
    "--entry",
    `./${page}/page.js`,
    "--output-filename",
    "page.js",
  ],
];

const webpack = [
  { name: "webpack 5", build: webpackBuild("page") },
  { name: "webpack 5, WebAssembly as an asset", build: webpackBuild("page"), entries: "asset" },
  { name: "webpack 5, Web Worker", build: webpackBuild("worker") },
].map((row) => ({ project: "webpack", files: "dist", ...row }));

const parcel = [
  {
    name: "Parcel 2",
    note: 'Its resolver reads `exports` with `"@parcel/resolver-default": { "packageExports": true }` in package.json.',
  },
  {
    name: "Parcel 2, WebAssembly as an asset",
    entries: "parcel-asset",
    note: "The address is `npm:storefront-customer/elastic-path.wasm`.",
  },
].map((row) => ({
  project: "parcel",
  build: [["parcel", "build", "page/index.html", "--dist-dir", "dist", "--no-cache"]],
  files: "dist",
  ...row,
}));

const rspack = [{ name: "Rspack 2" }, { name: "Rspack 2, WebAssembly as an asset", entries: "asset" }].map(
  (row) => ({
    project: "rspack",
    build: [["rspack", "build", "--mode", "production"]],
    files: "dist",
    ...row,
  }),
);

const next = (bundler, options) => ({
  name: `Next, client component and server rendering, ${bundler}`,
  project: "next",
  build: [["next", "build", ...options]],
  server: (port) => ["next", "start", "--hostname", "127.0.0.1", "--port", port],
  rendered: true,
});

const groups = {
  "Without a bundler": plain.map((row) => ({ quick: true, ...row })),
  Bundlers: [
    ...vite(6),
    ...vite(7),
    ...vite(8, true),
    {
      name: "Vite 8, Web Worker, built",
      project: "vite-8",
      quick: true,
      build: [viteBuild("worker")],
      files: "dist",
    },
    ...webpack,
    {
      name: "Rollup 4",
      project: "rollup",
      build: [["rollup", "page/page.js", "--dir", "dist", "--plugin", "node-resolve"]],
      files: "dist",
    },
    {
      name: "esbuild",
      project: "esbuild",
      quick: true,
      build: [esbuild("page/page.js", "esm")],
      files: "dist",
    },
    {
      name: "esbuild, the root entry",
      project: "esbuild",
      build: [esbuild("page/page.js", "esm")],
      files: "dist",
      entries: "root",
    },
    {
      name: "esbuild, service worker, one classic script",
      project: "esbuild",
      quick: true,
      build: [esbuild("service-worker/*.js", "iife")],
      files: "dist",
      page: "?type=classic",
    },
    ...parcel,
    ...rspack,
  ],
  Frameworks: [
    next("Turbopack", []),
    next("webpack", ["--webpack"]),
    {
      name: "SvelteKit, page and server load",
      project: "sveltekit",
      build: [["vite", "build"]],
      server: () => ["node", "build"],
      rendered: true,
    },
  ],
  "Servers and other runtimes": [
    { name: "Node", project: "plain", quick: true, program: ["node", "program.js"] },
    { name: "Bun", project: "bun", program: ["bun", "program.js"] },
    {
      name: "Cloudflare workerd",
      project: "workerd",
      build: [[...esbuild("worker.js", "esm"), "--conditions=workerd,worker,browser", "--loader:.wasm=copy"]],
      program: ["node", "program.js"],
      note: "Bundled as Wrangler does it: with the condition `workerd`, which the package's main entries have.",
    },
    { name: "Deno", project: "deno", program: ["deno", "run", "--allow-env", "--allow-net", "program.js"] },
  ],
  "Content security policies": policies.map((row) => ({ quick: true, ...row })),
  Firefox: [
    { name: "The package's browser suite", project: "firefox", suite: "tests/package/browser.test.mjs" },
    ...[...plain, ...policies].map((row) => ({ ...row, name: `${row.name}, in Firefox` })),
  ].map((row) => ({ browser: "firefox", ...row })),
};

export const rows = Object.entries(groups).flatMap(([group, members]) =>
  members.map((row) => ({ group, ...row })),
);
