// Commerce Layer's documents, read as data.

import { readFileSync } from "node:fs";
import { referenceFolder } from "../specs.mjs";
import { authorization } from "./authorization.mjs";
import { inBody } from "./bodies.mjs";
import { areAbsent, folder } from "./catalogue.mjs";
import { authorizationServer, derived, official } from "./coverage.mjs";
import { inQuery } from "./queries.mjs";

export { areAbsent };

/** A document of the API, whose paths leave out what stands in its servers' addresses. */
function read(name, more) {
  const document = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  const paths = Object.entries(document.paths).map(([path, item]) => [`/api${path}`, item]);
  // Any other type is a 406 (section 6).
  return { ...document, paths: Object.fromEntries(paths), accepts: "application/vnd.api+json", ...more };
}

/** Every document by its name. The official one is older, and says nothing of queries. */
export const documents = areAbsent
  ? new Map()
  : new Map([
      [derived, read(derived, { inQuery, inBody })],
      [official, read(official, { inQuery: () => [] })],
      [authorizationServer, authorization],
    ]);

/** What a reference page about customers names: `{ attributes, relationships }`, dots where one is in another. */
function page(name) {
  const text = readFileSync(new URL(name, referenceFolder), "utf8").replace(/[\\*]/g, "");
  const named = (place) =>
    [...text.matchAll(new RegExp(`\\b${place}\\.([\\w.]+)`, "g"))].map(([, path]) => path);
  return { attributes: named("attributes"), relationships: named("relationships") };
}

/** The three ages of the page about customers. */
export const pages = areAbsent
  ? new Map()
  : new Map(
      ["001_2d3d6d9b5f8ab709.txt", "002_4f2ee0a5199b5339.txt", "003_b1f1850cd932cef6.txt"].map((name) => [
        name.slice(0, 3),
        page(name),
      ]),
    );
