// What every OpenAPI document is read by.

import { endpointPattern } from "../store.mjs";

const methods = ["get", "post", "put", "patch", "delete"];

/** Every operation of a document, with its place in it. */
export function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => ({ path, method, operation: item[method], item })),
  );
}

/** Follows a `$ref` within its document. */
export function resolve(document, node) {
  if (!node?.$ref) return node;
  const steps = node.$ref.replace(/^#\//, "").split("/");
  const target = steps.reduce(
    (found, step) => found?.[step.replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  );
  if (!target) throw new Error(`${node.$ref} leads nowhere`);
  return resolve(document, target);
}

/** The path of a document that a real path is an instance of; the one with the fewest placeholders. */
export function pathOf(document, realPath) {
  const fitting = Object.keys(document.paths).filter((path) => endpointPattern(path).test(realPath));
  return fitting.sort((one, other) => one.split("{").length - other.split("{").length)[0];
}

/** Puts `change` into `target`, level by level; a list or a reference replaces what was there. */
export function merge(target, change) {
  for (const [key, value] of Object.entries(change)) {
    const isNested = [target[key], value].every(
      (one) => Object(one) === one && !Array.isArray(one) && !one.$ref,
    );
    if (isNested) merge(target[key], value);
    else target[key] = value;
  }
  return target;
}
