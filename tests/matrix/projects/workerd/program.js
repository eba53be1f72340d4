// Runs the deployed worker in Cloudflare's runtime, and prints its answer.

import { Miniflare } from "miniflare";

const { SANDBOX_URL } = process.env;
const runtime = new Miniflare({
  rootPath: "dist",
  scriptPath: "worker.js",
  modules: true,
  modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
  compatibilityDate: "2026-01-01",
  bindings: { SANDBOX_URL },
});
console.log(await (await runtime.dispatchFetch("http://worker.example/")).text());
await runtime.dispose();
