// Child processes for the scripts: find a program, run it, and leave none behind.
import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Something the person at the keyboard can put right: the message is one sentence that says how. */
export class Failure extends Error {}

const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const running = new Set();
let interrupted = false;

/** Runs a script from start to exit code; whatever goes wrong ends in one sentence. */
export async function main(script) {
  leaveNoChild();
  try {
    await script();
  } catch (error) {
    await endAll();
    if (interrupted) return;
    console.error(describe(error));
    process.exit(1);
  }
}

/** However this process ends, its children end with it. */
export function leaveNoChild() {
  process.once("exit", () => {
    for (const child of running) signalGroup(child, "SIGKILL");
  });
  for (const [signal, code] of Object.entries(exitCodes)) {
    process.once(signal, () => {
      interrupted = true;
      endAll().then(() => process.exit(code));
    });
  }
}

function describe(error) {
  if (process.env.DEBUG) return error.stack;
  return error instanceof Failure ? error.message : `${error.message} (DEBUG=1 shows where)`;
}

/** The full path of a program, or undefined. Understands both a bare name and a path. */
export function find(program, path = process.env.PATH ?? "") {
  const places = program.includes("/") ? [program] : path.split(delimiter).map((dir) => join(dir, program));
  return places.find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Starts a program in a process group of its own, so that what it starts can be ended with it.
 * The child's `ended` promise gives its exit code, or the signal that ended it.
 */
export function launch(
  command,
  args,
  { cwd = root, env = process.env, stdio = ["ignore", "pipe", "pipe"] } = {},
) {
  const child = spawn(command, args, { cwd, env, stdio, detached: true });
  running.add(child);
  child.ended = new Promise((resolve) => {
    child.once("error", () => resolve("not found"));
    child.once("close", (code, signal) => resolve(code ?? signal));
    child.once("exit", (code, signal) => {
      signalGroup(child, "SIGKILL");
      // A grandchild that left the group may hold the pipes open for ever.
      setTimeout(() => resolve(code ?? signal), 2000).unref();
    });
  }).finally(() => running.delete(child));
  return child;
}

/**
 * Runs a program to its end; gives its exit code and everything it printed. One that prints nothing for
 * `silenceMs` is ended: `isStuck` is true then.
 */
export async function capture(command, args, { cwd, env, silenceMs, onText = () => {} } = {}) {
  const child = launch(command, args, { cwd, env });
  let output = "";
  let isStuck = false;
  let watch;
  const listen = () => {
    clearTimeout(watch);
    if (silenceMs) {
      watch = setTimeout(() => {
        isStuck = true;
        end(child);
      }, silenceMs);
    }
  };
  listen();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
      onText(text);
      listen();
    });
  }
  const code = await child.ended;
  clearTimeout(watch);
  return { code, output, isStuck };
}

/** Ends a child and all that it started: politely first, for certain after three seconds. */
export async function end(child) {
  signalGroup(child, "SIGTERM");
  const force = setTimeout(() => signalGroup(child, "SIGKILL"), 3000);
  await child.ended;
  clearTimeout(force);
}

export const endAll = () => Promise.all([...running].map(end));

function signalGroup(child, signal) {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // The group is gone already, which is what was wanted.
  }
}
