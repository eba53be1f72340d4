// How the tables of unified resources say where a platform keeps a field.

/** What a path leads to. */
export const at = (path) => (native) => path.split(".").reduce((value, key) => value?.[key], native);

/** The first of several places that has something. */
export const first = (paths) => (native) =>
  paths.map((path) => at(path)(native)).find((value) => value != null);

/** That, or `null`. */
export const plain =
  (...paths) =>
  (native) =>
    first(paths)(native) ?? null;

export const isTrue = (path) => (native) => at(path)(native) === true;

/** A number in some documents, a text in others. */
export const asText = (path) => (native) => (at(path)(native) == null ? null : String(at(path)(native)));

/** An amount as the package has it. */
export const asMoney = ({ amount, currency = "", formatted = "" } = {}) =>
  typeof amount === "number" ? { amount, currency, formatted } : null;
