// What the SDK's types know of each kind of resource: its fields, and what is sent of it.

import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../../node_modules/@commercelayer/sdk/lib/", import.meta.url);
const [file] = readdirSync(folder).filter((name) => /^api-\w+\.d\.ts$/.test(name));
const text = readFileSync(new URL(file, folder), "utf8");

/** The members of an interface, with those of the SDK's own interfaces that it extends. */
function members(name) {
  const [, parents, body] =
    new RegExp(`^interface ${name}(?: extends ([\\w, ]+))? \\{\\n([^]*?)^\\}`, "m").exec(text) ?? [];
  if (body === undefined) return [];
  const own = [...body.matchAll(/^ {4}(?:readonly )?(\w+)\??:/gm)].map(([, member]) => member);
  return [...own, ...(parents?.split(", ").flatMap(members) ?? [])];
}

/** The names that are read, created (`POST`) and changed (`PATCH`), by kind. */
export const theirTypes = Object.fromEntries(
  [...text.matchAll(/^type (\w+)Type = '(\w+)';/gm)].map(([, name, kind]) => [
    kind,
    { GET: members(name), POST: members(`${name}Create`), PATCH: members(`${name}Update`) },
  ]),
);
