// What is packed is what is unpacked, and nothing in between can be mistaken by a tool.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { pack } from "./pack.mjs";
import { root } from "./processes.mjs";

const { outputFiles } = await build({
  entryPoints: [`${root}/pkg-template/unpack.ts`],
  format: "esm",
  write: false,
});
const { unpack } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const samples = {
  nothing: [],
  "every byte": Array.from({ length: 256 }, (_, byte) => byte),
  "every pair of bytes": Array.from({ length: 65_536 }, (_, pair) => [pair >> 8, pair & 255]).flat(),
  "text alone": [...Buffer.from("The platform could not be reached.")],
};

for (const [name, bytes] of Object.entries(samples)) {
  test(`${name} comes back as it was`, () => {
    const { swapped, text } = pack(Uint8Array.from(bytes));
    assert.deepEqual([...unpack(swapped, text)], bytes);
  });
}

test("a packed text needs no escape in a string literal and is ASCII", () => {
  const { swapped, text } = pack(Uint8Array.from(samples["every byte"]));
  assert.match(swapped + text, /^[ !#-[\]-~]*$/);
});
