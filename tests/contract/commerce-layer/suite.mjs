// Commerce Layer's suite. What each part is stands in ../sent.mjs.

import { methodsOf } from "../../client.mjs";
import { coverage } from "./coverage.mjs";
import { areAbsent, documents } from "./documents.mjs";
import { singleExceptions } from "./exceptions.mjs";
import { operations, others } from "./operations.mjs";
import { clientOf, ids, open } from "./store.mjs";

export const suite = {
  operations,
  others,
  coverage,
  documents,
  areAbsent,
  exceptions: singleExceptions,
  ids,
  open,
  clientOf,
  methodsOf: (shop) => methodsOf(shop, "commerce-layer"),
};
