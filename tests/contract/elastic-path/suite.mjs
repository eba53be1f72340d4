// Elastic Path's suite. What each part is stands in ../sent.mjs.

import { clientOf, methodsOf } from "../../client.mjs";
import { ids, openStore } from "../../store.mjs";
import { coverage } from "./coverage.mjs";
import { areAbsent, documents } from "./documents.mjs";
import { singleExceptions } from "./exceptions.mjs";
import { operations, others } from "./operations.mjs";

export const suite = {
  operations,
  others,
  coverage,
  documents,
  areAbsent,
  exceptions: singleExceptions,
  ids,
  open: openStore,
  clientOf,
  methodsOf,
};
