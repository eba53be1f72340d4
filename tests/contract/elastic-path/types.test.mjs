// Every field that the documents show of a resource is in the type that the package gives to its `native`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { areAbsent } from "./documents.mjs";
import { typeExceptions } from "./exceptions.mjs";
import { complaintsOfTypes } from "./typed.mjs";

test("the types of `native` name what the documents show, and of that kind", { skip: areAbsent }, () => {
  assert.deepEqual(complaintsOfTypes(), typeExceptions.map(({ says }) => says).sort());
});
