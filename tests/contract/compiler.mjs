// The TypeScript compiler on a program that a test writes against the package's types.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Not `.bin/tsc`, which may be the oldest TypeScript that consumers are compiled with.
const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
const options = [
  "--noEmit",
  "--strict",
  "--exactOptionalPropertyTypes",
  "--noErrorTruncation",
  "--module",
  "nodenext",
  "--types",
  "",
  "--pretty",
  "false",
];

/** The lines that the compiler complains about: `{ line, code, message }`, the first line being 1. */
export function compiled(lines) {
  // Inside the project, so that the package is found by its name.
  const folder = mkdtempSync(fileURLToPath(new URL("../../node_modules/.contract-", import.meta.url)));
  const file = `${folder}/examples.ts`;
  writeFileSync(file, lines.join("\n"));
  const { stdout } = spawnSync(process.execPath, [compiler, ...options, file], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  rmSync(folder, { recursive: true });
  const complaints = stdout.matchAll(/examples\.ts\((\d+),\d+\): error (TS\d+): (.*)/g);
  return [...complaints].map(([, line, code, message]) => ({ line: Number(line), code, message }));
}
