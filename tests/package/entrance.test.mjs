// The module is entered by one function with a number for what is asked, and both sides mean the same by it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const numbersOf = (path) => {
  const source = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  const lines = source.matchAll(/^(?:export )?const ([A-Z]+)(?:: u32)? = (\d+);$/gm);
  return Object.fromEntries([...lines].map(([, name, number]) => [name, Number(number)]));
};

test("what is asked of the module has the same numbers in Rust and in TypeScript", () => {
  const asked = numbersOf("pkg-template/entrance.ts");
  assert.deepEqual(numbersOf("src/api/client.rs"), asked);
  assert.deepEqual(Object.values(asked), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
});
