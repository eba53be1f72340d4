// Like stands beside like, and does what it did.

import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { inOrder } from "./wasm-order.mjs";

const sum = (number) => `(i32.add (local.get $0) (i32.mul (local.get $1) (i32.const ${number})))`;
const functions = {
  first: `(param $0 i32) (param $1 i32) (result i32) ${sum(2)}`,
  other: "(param $0 f64) (result f64) (f64.neg (f64.sqrt (local.get $0)))",
  empty: "",
  caller: "(result i32) (call $like (i32.const 1) (i32.const 2))",
  like: `(param $0 i32) (param $1 i32) (result i32) ${sum(300)}`,
};

/** As the build's tools print it: each form indented by one space. */
function printed() {
  const source = Object.entries(functions).map(
    ([name, text]) => `(func $${name} (export "${name}") ${text})`,
  );
  const module = binaryen.parseText(`(module (memory 1) ${source.join(" ")})`);
  const text = module.emitText();
  module.dispose();
  return text;
}

const names = (text) => [...text.matchAll(/^ \(func \$(\w+)/gm)].map(([, name]) => name);

async function run(text) {
  const module = binaryen.parseText(text);
  const { instance } = await WebAssembly.instantiate(module.emitBinary());
  module.dispose();
  const { first, other, caller, like } = instance.exports;
  return [first(1, 2), other(9), caller(), like(3, 4), instance.exports.empty()];
}

test("each function stands behind the one that is most like it", () => {
  const before = names(printed());
  const after = names(inOrder(printed()));
  assert.deepEqual(before, Object.keys(functions));
  assert.deepEqual(after.slice(0, 2), ["first", "like"]);
  assert.deepEqual([...after].sort(), [...before].sort());
});

test("they do what they did, and call whom they called", async () => {
  assert.deepEqual(await run(inOrder(printed())), await run(printed()));
  assert.deepEqual(await run(printed()), [5, -3, 601, 1203, undefined]);
});

test("what is in order stays as it is", () => {
  const once = inOrder(printed());
  assert.equal(inOrder(once), once);
});
