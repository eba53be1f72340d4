// npm run sandbox: the sandbox alone, for a storefront's own development and tests. It takes the sandbox's
// arguments, and needs nothing but Rust. docs/sandbox.md has the rest.
import { main } from "./processes.mjs";
import { buildSandbox, runSandbox } from "./servers.mjs";
import { setupRust } from "./setup.mjs";

await main(async () => {
  const env = await setupRust();
  console.log("sandbox: building");
  await buildSandbox(env);
  await runSandbox(env, process.argv.slice(2));
});
