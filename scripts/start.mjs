// npm start: the demo storefront on a local shop, from a fresh machine to a page to sign in on.
import { endAll, Failure, main } from "./processes.mjs";
import { buildSandbox, demoSettings, isFree, passwordReset, startDemo, startSandbox } from "./servers.mjs";
import { setup } from "./setup.mjs";

const ports = {
  SANDBOX_PORT: { serves: "sandbox", standard: 4010 },
  DEMO_PORT: { serves: "demo", standard: 5173 },
};

await main(async () => {
  const onlyPrepare = process.argv.includes("--prepare");
  const [sandboxPort, demoPort] = Object.keys(ports).map(choosePort);
  if (sandboxPort === demoPort) throw new Failure("SANDBOX_PORT and DEMO_PORT must differ.");
  await checkPort("SANDBOX_PORT", sandboxPort);
  await checkPort("DEMO_PORT", demoPort);

  Object.assign(process.env, await setup({ components: ["rust-src"] }));
  console.log("start: building the sandbox");
  await buildSandbox(process.env);
  console.log("start: building the package");
  const { build } = await import("./build.mjs");
  await build({ quiet: true });
  if (onlyPrepare) return;

  const sandbox = await startSandbox(process.env, sandboxPort);
  const settings = await demoSettings(sandbox.url);
  const demo = await startDemo({ ...process.env, ...settings }, demoPort);

  const commerceLayer = `http://localhost:${demoPort}/?platform=commerce-layer`;
  const reset = await passwordReset(sandbox.url);

  console.log(`
  Elastic Path    http://localhost:${demoPort}/?platform=elastic-path
  Commerce Layer  ${commerceLayer}
  Sign in         ${settings.VITE_SAMPLE_EMAIL}  ${settings.VITE_SAMPLE_PASSWORD}  (on both)
  New password    ${commerceLayer}#/reset?${reset.query}  (${reset.email}, once)
  Sandbox         ${sandbox.url}

  Ctrl-C ends both.`);
  await firstToEnd([sandbox, demo]);
});

function choosePort(variable) {
  const text = process.env[variable] || String(ports[variable].standard);
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Failure(`${variable} must be a port number, from 1 to 65535 (it is ${text}).`);
}

async function checkPort(variable, port) {
  if (await isFree(port)) return;
  throw new Failure(
    `Port ${port}, which the ${ports[variable].serves} needs, is in use: end what uses it, or choose another, as in ${variable}=${port + 10} npm start.`,
  );
}

async function firstToEnd(servers) {
  const dead = await Promise.race(
    servers.map(async (server) => ({ name: server.name, reason: await server.ended })),
  );
  await endAll();
  throw new Failure(`The ${dead.name} ended (${dead.reason}), so everything was ended: run npm start again.`);
}
