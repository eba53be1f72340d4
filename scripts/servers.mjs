// The two servers of this repository: the sandbox (a local shop) and the demo (a storefront's account pages).
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { capture, end, Failure, launch, root } from "./processes.mjs";

const START_LIMIT_MS = 60_000;
const SAMPLE_SHOPPER = { email: "ada@example.com", password: "correct-horse-battery" };
const VITE = join(root, "node_modules", "vite", "bin", "vite.js");
const DEMO = "www-example";
// A folder that Cargo's .gitignore line already covers.
const DEMO_OUTPUT = join(root, "target", "demo");

// Vite would outlive a parent that was killed; the open standard input tells it.
const endWithStdin = `--import=data:text/javascript,${encodeURIComponent("process.stdin.resume().once('end', () => process.exit())")}`;

/** Builds the sandbox; quick when nothing changed. */
export async function buildSandbox(env) {
  const args = ["build", "--quiet", "--package", "storefront-customer-sandbox"];
  const { code, output } = await capture("cargo", args, { env });
  if (code === 0) return;
  console.error(output.trim());
  throw new Failure("The sandbox did not build: correct what the compiler says above.");
}

const sandboxProgram = (env) =>
  join(resolve(root, env.CARGO_TARGET_DIR || "target"), "debug", "storefront-customer-sandbox");

/** Runs the sandbox for the person at the keyboard, whose arguments these are, until it ends. */
export async function runSandbox(env, args) {
  const end = await launch(sandboxProgram(env), args, { env, stdio: "inherit" }).ended;
  if (end !== 0) throw new Failure(`The sandbox ended (${end}): what it printed is above.`);
}

/** Starts the sandbox (port 0: any free one) and gives its address once it answers. */
export async function startSandbox(env, port = 0) {
  const program = sandboxProgram(env);
  // An open standard input that nobody writes to: the sandbox ends when this process does, however that ends.
  const child = launch(program, ["--port", String(port), "--exit-with-stdin"], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const url = await announced(child, /sandbox listening on (http:\S+)/);
  if (!url) throw await startFailure("sandbox", child);
  return server("sandbox", child, url);
}

/** What the demo must know: the shop it speaks to on both platforms, and a shopper of both to sign in as. */
export async function demoSettings(sandboxUrl) {
  const { email, password } = await sampleShopper(sandboxUrl);
  return {
    VITE_SANDBOX_URL: sandboxUrl,
    VITE_SAMPLE_EMAIL: email,
    VITE_SAMPLE_PASSWORD: password,
  };
}

/** The sandbox knows its own shoppers; the usual one stands in where it does not say. */
async function sampleShopper(sandboxUrl) {
  const answer = await fetch(`${sandboxUrl}/__sandbox`).catch(() => undefined);
  const told = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
  return { ...SAMPLE_SHOPPER, ...told?.shoppers?.[0] };
}

/** What the merchant's own server sends to a shopper of Commerce Layer who forgot a password: the link's query. */
export async function passwordReset(sandboxUrl) {
  const post = async (path, body, headers) => {
    const answer = await fetch(`${sandboxUrl}${path}`, {
      method: "POST",
      headers: { "content-type": "application/vnd.api+json", ...headers },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const told = await (await fetch(`${sandboxUrl}/__sandbox`)).json();
  const { clientId, clientSecret } = told.commerceLayer.clients.integration;
  const { access_token: token } = await post(
    "/oauth/token",
    { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret },
    { "content-type": "application/json" },
  );
  // Not the shopper of the sign-in page, who should keep the password that stands there.
  const { email } = told.shoppers[1];
  const type = "customer_password_resets";
  const { data } = await post(
    `/api/${type}`,
    { data: { type, attributes: { customer_email: email } } },
    { accept: "application/vnd.api+json", authorization: `Bearer ${token}` },
  );
  return { email, query: `id=${data.id}&token=${data.attributes.reset_password_token}` };
}

/** Starts the demo with Vite's development server. */
export async function startDemo(env, port) {
  return serveDemo(env, port, []);
}

/** Builds the demo as a storefront would ship it, and serves that on any free port. */
export async function previewDemo(env) {
  const { code, output } = await capture("vite", ["build", DEMO, "--outDir", DEMO_OUTPUT, "--emptyOutDir"], {
    env,
  });
  if (code !== 0)
    throw new Failure(`${output.trim()}\nThe demo did not build: correct what Vite says above.`);
  return serveDemo(env, await freePort(), ["preview", "--outDir", DEMO_OUTPUT]);
}

async function serveDemo(env, port, mode) {
  const [command, ...options] = mode.length ? mode : ["dev"];
  const args = [command, DEMO, "--host", "127.0.0.1", "--port", String(port), "--strictPort", ...options];
  const child = launch(process.execPath, [endWithStdin, VITE, ...args], {
    env,
    stdio: ["pipe", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}/`;
  if (!(await answers(child, url))) throw await startFailure("demo", child);
  return server("demo", child, url);
}

const server = (name, child, url) => ({ name, url, ended: child.ended, stop: () => end(child) });

/** The first group of the pattern in what the child prints, or undefined when it ends or is late. */
async function announced(child, pattern) {
  const line = new Promise((resolve) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      if (text === undefined) return;
      text += chunk;
      const found = text.match(pattern);
      if (!found) return;
      text = undefined;
      resolve(found[1]);
    });
  });
  return Promise.race([line, child.ended.then(() => undefined), late()]);
}

/** Waits until a child's server answers; false where the child ends first, or is late. */
export async function answers(child, url) {
  let running = true;
  child.ended.then(() => {
    running = false;
  });
  const limit = Date.now() + START_LIMIT_MS;
  while (running && Date.now() < limit) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return true;
    await pause(100);
  }
  return false;
}

const late = () => pause(START_LIMIT_MS, undefined, { ref: false });

async function startFailure(name, child) {
  await end(child);
  return new Failure(`The ${name} did not start: what it printed is above.`);
}

/** Whether a port can be taken on both loopback addresses (a browser tries either for "localhost"). */
export async function isFree(port) {
  const results = await Promise.all(["127.0.0.1", "::1"].map((host) => listen(port, host)));
  return results.every((result) => result !== "EADDRINUSE");
}

export async function freePort() {
  return listen(0, "127.0.0.1");
}

/** Listens for a moment; gives the port, or the error's code. */
function listen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", ({ code }) => resolve(code));
    probe.listen(port, host, () => {
      const taken = probe.address().port;
      probe.close(() => resolve(taken));
    });
  });
}
