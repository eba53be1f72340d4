// Runs one row: builds the app, serves or starts it, and takes what it says about the account.

import assert from "node:assert/strict";
import { copyFileSync, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { capture, end, launch, root } from "../../scripts/processes.mjs";
import { answers, freePort } from "../../scripts/servers.mjs";
import { launchChromium } from "../chromium.mjs";
import { launchFirefox } from "../firefox.mjs";
import { control, sandboxUrl } from "../package/serve.mjs";
import { project, take } from "./projects.mjs";
import { serve } from "./serve.mjs";

const sandbox = sandboxUrl();
const PAGE_LIMIT_MS = 60_000;
const SILENCE_LIMIT_MS = 120_000;

/** What every row must see: the sandbox's shopper and her newest orders. */
const account = {
  "elastic-path": {
    state: "customer",
    name: "Ada Lovelace",
    totalCount: 34,
    orders: [null, "MF-10263", "MF-10261"],
  },
  "commerce-layer": {
    state: "customer",
    name: "Ada Lovelace",
    totalCount: 32,
    orders: ["10263", "10261", "10259"],
  },
};

const browsers = new Map();

/** The browser of that name, started once. */
function browserOf(name) {
  if (!browsers.has(name)) browsers.set(name, name === "firefox" ? launchFirefox() : launchChromium());
  return browsers.get(name);
}

/** Why a row cannot run here, or undefined. */
export function lacks({ browser }) {
  if (browser === "firefox" && !process.env.FIREFOX)
    return "there is no Firefox, and no apt-get as root to install it";
}

/** What ran a row, beside the tools of its project: the browser, or Node. */
export async function versionsOf({ browser = "chromium", program }) {
  if (program) return program[0] === "node" ? [`Node ${process.versions.node}`] : [];
  const name = { chromium: "Chromium", firefox: "Firefox" }[browser];
  return [`${name} ${(await browserOf(browser)).version()}`];
}

export async function closeBrowsers() {
  for (const starting of browsers.values()) await (await starting).close();
}

export async function run(row) {
  const folder = await project(row.project);
  if (row.suite) return runSuite(row);
  take(row.entries ?? "inline", folder);
  for (const command of row.build ?? []) await runTool(command, folder);
  if (row.program) return see(async () => JSON.parse(await runTool(row.program, folder)));
  const host = row.files ? await serveFiles(row, folder) : await startServer(row, folder);
  try {
    if (row.rendered) await see(() => rendered(host.url), /^(?!Mozilla)/);
    await see(() => visit(row, host.url), /^Mozilla/);
  } finally {
    await host.close();
  }
}

/** Looks at what came back, and whether somebody of that name really asked the sandbox for it. */
async function see(look, agent = /./) {
  await control("reset", "POST");
  assert.deepEqual(await look(), account);
  const { requests } = await control("requests", "GET");
  for (const path of ["/v2/orders", "/api/orders"]) {
    const asked = requests.filter((one) => one.method === "GET" && one.path === path && one.status === 200);
    assert.ok(
      asked.some(({ headers }) => agent.test(headers["user-agent"])),
      `the sandbox was asked for ${path}`,
    );
  }
}

async function visit({ browser = "chromium", page: path = "" }, url) {
  const context = await (await browserOf(browser)).newContext();
  try {
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    const address = new URL(path, url);
    address.searchParams.set("sandbox", sandbox);
    await page.goto(address.href);
    const text = await shown(page, complaints);
    assert.deepEqual(complaints, [], "the console stays free of errors");
    return JSON.parse(text);
  } finally {
    await context.close();
  }
}

/** What the page shows in the end. Not `waitForFunction`, which a content security policy may forbid. */
async function shown(page, complaints) {
  const limit = Date.now() + PAGE_LIMIT_MS;
  while (Date.now() < limit) {
    const text = await page
      .evaluate(`document.querySelector("#account")?.textContent`)
      // A development server reloads the page when it has found the packages.
      .catch(() => undefined);
    if (text) return text;
    await pause(50);
  }
  assert.fail(`the page showed nothing; its console: ${complaints.join(", ") || "empty"}`);
}

async function rendered(url) {
  const html = await (await fetch(url)).text();
  const text = html.match(/<pre id="rendered">([^<]*)</)?.[1] ?? assert.fail(`rendered nothing: ${html}`);
  return JSON.parse(text.replaceAll("&quot;", '"'));
}

async function serveFiles({ files, policy }, folder) {
  const index = join(folder, files, "index.html");
  if (files !== "." && !existsSync(index)) copyFileSync(join(folder, "page", "index.html"), index);
  return serve(join(folder, files), policy?.(sandbox));
}

async function startServer({ server }, folder) {
  const port = String(await freePort());
  const [command, ...args] = server(port);
  const child = launch(command, args, {
    cwd: folder,
    env: { ...environment(folder), HOST: "127.0.0.1", PORT: port },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += text));
  const url = `http://127.0.0.1:${port}/`;
  // What a rendering server asks the sandbox for here is forgotten before the row looks.
  if (await answers(child, url)) return { url, close: () => end(child) };
  await end(child);
  throw new Error(`${command} ${args.join(" ")} did not answer:\n${printed}`);
}

async function runSuite({ browser, suite }) {
  const args = ["--test", "--test-reporter=spec", suite];
  const { code, output } = await capture(process.execPath, args, {
    env: { ...environment(root), BROWSER: browser },
  });
  assert.equal(code, 0, output);
}

async function runTool([command, ...args], folder) {
  const { code, output, isStuck } = await capture(command, args, {
    cwd: folder,
    env: environment(folder),
    silenceMs: SILENCE_LIMIT_MS,
  });
  const outcome = isStuck
    ? `did nothing for ${SILENCE_LIMIT_MS / 1000} s, and did not end`
    : `ended with ${code}`;
  assert.equal(code, 0, `${command} ${args.join(" ")} ${outcome}\n${output}`);
  return output;
}

/** What a tool finds: its neighbours, the sandbox, and that nobody wants to hear from it. */
function environment(folder) {
  const { NODE_TEST_CONTEXT, ...others } = process.env;
  return {
    ...others,
    PATH: [join(folder, "node_modules", ".bin"), process.env.PATH].join(delimiter),
    SANDBOX_URL: sandbox,
    CI: "true",
    DENO_DIR: join(folder, ".deno"),
    DENO_NO_UPDATE_CHECK: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    PARCEL_WORKER_BACKEND: "threads",
  };
}
