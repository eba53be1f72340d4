// A sandbox of its own for each file of this folder.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { after, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.SANDBOX_BIN ?? `${root}target/debug/storefront-customer-sandbox`;

/** Where it listens, once it does. */
export let url;
let sandbox;

before(async () => {
  sandbox = spawn(program, ["--port", "0", "--exit-with-stdin"], { stdio: ["pipe", "pipe", "inherit"] });
  const line = await Promise.race([
    new Promise((resolve) => createInterface({ input: sandbox.stdout }).once("line", resolve)),
    new Promise((_, reject) => {
      sandbox.once("error", reject);
      sandbox.once("exit", (code) => reject(new Error(`the sandbox ended with code ${code}`)));
    }),
  ]);
  url = line.replace("sandbox listening on ", "");
});

after(() => sandbox?.stdin.end());

beforeEach(async () => {
  await control("reset", "POST");
});

/** Turns one of the sandbox's own controls. */
export async function control(path, method, body) {
  const response = await realFetch(`${url}/__sandbox/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}

export const requests = async () => (await control("requests", "GET")).requests;

// A test may put its own in the global one's place.
const realFetch = globalThis.fetch;
