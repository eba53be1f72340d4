// What is packed is what is unpacked, and nothing in between can be mistaken by a tool.

import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { build } from "esbuild";
import { pack } from "./pack.mjs";
import { root } from "./processes.mjs";
import { unpacker } from "./wasm-tools.mjs";

const bytes = {
  name: "bytes",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^wasm:bytes$/ }, () => ({ path: "bytes", namespace: "wasm" }));
    onLoad({ filter: /.*/, namespace: "wasm" }, async () => ({
      contents: `export const unpacker = "${await unpacker()}";`,
    }));
  },
};
const { outputFiles } = await build({
  entryPoints: [`${root}/pkg-template/unpack.ts`],
  bundle: true,
  format: "esm",
  write: false,
  plugins: [bytes],
});
const { unpack } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

/** A module with functions of these texts, and with what they may name. */
function compile(...functions) {
  const module = binaryen.parseText(`(module
    (memory 1) (data (i32.const 8) "The platform could not be reached.\\n\\00\\ff")
    (table $functions 2 funcref) (table $values 1 externref)
    (type $f (func (param i32) (result i32))) (elem (table $functions) (i32.const 0) func $0)
    (global $g (mut i32) (i32.const 5))
    ${functions.map((text, index) => `(func $${index} (export "${index}") ${text})`).join("\n")})`);
  const { BulkMemory, NontrappingFPToInt, ReferenceTypes } = binaryen.Features;
  module.setFeatures(BulkMemory | NontrappingFPToInt | ReferenceTypes);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

const instance = async (bytes) => (await WebAssembly.instantiate(bytes)).instance.exports;

const samples = {
  "numbers of every length": `(param i32) (result f64) (local i64 i64 f64)
    (drop (i32.const -2147483648)) (drop (i64.const -9223372036854775808)) (drop (i32.const 65))
    (f64.mul (f64.convert_i32_s (local.get 0)) (f64.const -1234.5678))`,
  "blocks, branches and a table of them": `(param i32) (result i32) (local i32)
    (block $a (block $b (loop $again
      (local.set 1 (i32.add (local.get 1) (i32.const 100)))
      (br_table $again $b $a (i32.sub (local.get 0) (local.get 1))))))
    (if (result i32) (local.get 0) (then (local.get 1)) (else (i32.const 200)))`,
  "memory, tables and globals": `(param i32) (result i32)
    (i64.store offset=1000 align=1 (i32.const 16) (i64.const 123456789))
    (memory.copy (i32.const 64) (i32.const 8) (i32.const 20)) (memory.fill (i32.const 90) (i32.const 7) (local.get 0))
    (global.set $g (i32.add (global.get $g) (memory.size)))
    (drop (table.grow $values (ref.null extern) (i32.const 2))) (table.set $values (i32.const 0) (ref.null extern))
    (i32.add (global.get $g) (i32.add (i32.load8_u (i32.const 66)) (i32.load16_u offset=998 align=1 (i32.const 18))))`,
  calls: `(param i32) (result i32)
    (call_indirect (type $f) (i32.trunc_sat_f64_s (f64.const 3.9)) (i32.const 0))`,
};

for (const [name, text] of Object.entries(samples)) {
  test(`${name} do the same when unpacked`, async () => {
    const plain = "(param i32) (result i32) (i32.mul (local.get 0) (local.get 0))";
    const before = compile(plain, text);
    const [packed, unpacked] = [await instance(before), await instance(unpack(pack(before)))];
    for (const value of [0, 3, 100, 101, 1_000]) assert.equal(unpacked[1](value), packed[1](value));
    assert.equal(unpacked[0](3), 9);
  });
}

test("what is not code comes back as it was", () => {
  const before = compile("(nop)");
  const after = unpack(pack(before));
  const data = (bytes) => Buffer.from(bytes).subarray(-40);
  assert.deepEqual(data(after), data(before));
  assert.match(data(after).toString("latin1"), /could not be reached\.\n\0\xff$/);
});

test("packing again what was unpacked changes nothing", () => {
  const text = pack(compile(...Object.values(samples)));
  assert.equal(pack(unpack(text)), text);
});

test("a hundred locals and three hundred functions come back", async () => {
  const locals = Array.from({ length: 100 }, (_, index) => (index % 2 ? "i64" : "i32")).join(" ");
  const many = Array.from({ length: 300 }, (_, index) => `(result i32) (i32.const ${index * 7})`);
  const wide = `(result i32) (local ${locals}) (local.set 98 (i32.const 300)) (local.get 98)`;
  const exports = await instance(unpack(pack(compile(...many, wide))));
  assert.equal(exports[299](), 2_093);
  assert.equal(exports[300](), 300);
});

test("an instruction that is not known is named, in place of a module that does not run", () => {
  const single = binaryen.parseText("(module (func (drop (f32.const 1))))");
  assert.throws(() => pack(single.emitBinary()), /instruction 67 has a form/);
});

test("a packed text needs no escape in a string literal and is ASCII", () => {
  assert.match(pack(compile(...Object.values(samples))), /^[ !#-[\]-~]*$/);
});
