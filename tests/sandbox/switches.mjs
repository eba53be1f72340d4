// What the sandbox's sources say of its switches: the words beside each in the Rust source are the page's.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/processes.mjs";

/** The switches of a struct by their JSON names, each with its words. Numbers of contradictions, `(G12)`, are left out. */
export function switchesOf(file, struct) {
  const source = readFileSync(join(root, file), "utf8");
  const [, body] = source.match(new RegExp(`pub struct ${struct} \\{\\n([\\s\\S]*?)\\n\\}\\n`));
  const found = new Map();
  for (const [, comment, name] of body.matchAll(/((?: {4}\/\/\/ .*\n)+) {4}pub (\w+):/g)) {
    const words = comment
      .replaceAll(/^ *\/\/\/ /gm, "")
      .replaceAll("\n", " ")
      .replaceAll(/ \(G\d+\)/g, "")
      .trim();
    found.set(camelCase(name), words);
  }
  return found;
}

const camelCase = (name) => name.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());
