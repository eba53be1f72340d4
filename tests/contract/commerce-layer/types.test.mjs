// Every field that the documents name of a record is in the type that the package gives to its `native`, of the
// right kind, and nothing else is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { typeExceptions } from "./exceptions.mjs";
import { suite } from "./suite.mjs";
import { complaintsOfTypes } from "./typed.mjs";

test("the types of `native` name what the documents do, of that kind, and nothing else", {
  skip: suite.areAbsent,
}, () => {
  assert.deepEqual(complaintsOfTypes(), typeExceptions.map(({ says }) => says).sort());
});
