// What Rust asks of a JavaScript value. Nothing here throws.

const isObject = (value) => Object(value) === value;

/** The place of a value's kind in `Kind`. */
export function kind(value) {
  if (value === null) return 1;
  if (Array.isArray(value)) return 5;
  return ["undefined", "", "boolean", "number", "string", "", "object"].indexOf(typeof value);
}

export function property(value, key) {
  try {
    return isObject(value) ? value[key] : undefined;
  } catch {
    // A getter may throw.
  }
}

export function put(object, key, value) {
  object[key] = value;
}

export function add(array, value) {
  array.push(value);
}

export function empty(isArray) {
  return isArray ? [] : {};
}

export function count(value) {
  return Array.isArray(value) ? value.length : 0;
}

export function item(array, index) {
  return array[index];
}

export function keys(value) {
  return isObject(value) ? Object.keys(value) : [];
}

export function number(value) {
  return Number(value);
}

export function stringify(value) {
  return JSON.stringify(value);
}

export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON.
  }
}

export function tell(listener, news) {
  listener(news);
}

/** What a function of the app's gives, as a promise. */
export async function ask(giver, refused) {
  return giver(refused);
}

// Turns a platform's resource into the unified one, by the field tables that Rust hands over. It runs
// here because a field that crosses into wasm costs more than the whole loop (DESIGN, decision 2).
// `json/native.rs` says the same in Rust; a browser test holds the two against each other.

/** Compiled tables by schema text: Rust passes the same constant each time. */
const compiled = new Map();

function compile(schema) {
  const tables = {};
  let rows;
  for (const line of schema.split("\n")) {
    const [, name, mark, path, resource, included] = /^(\w+)(\W)([^:]*):?(\w*):?(\w*)$/.exec(line) ?? [];
    if (line[0] === "@") rows = tables[line.slice(1)] = [];
    else if (name && !"!& ".includes(mark)) {
      const keys = path.split("|").map((path) => path.split(".").filter(Boolean));
      rows?.push([name, mark, keys, resource, included]);
    }
  }
  compiled.set(schema, tables);
  return tables;
}

export function project(schema, resource, value, included) {
  return one(compiled.get(schema) ?? compile(schema), resource, value, included);
}

function one(tables, resource, value, included) {
  const result = group(tables, resource, value, included);
  result.native = value;
  return result;
}

/** What keys lead to. */
function at(value, keys) {
  for (const key of keys) value = value?.[key];
  return value;
}

function group(tables, resource, source, included) {
  const result = {};
  // Several resources, joined by commas, make one.
  tables[resource] ??= resource.split(",").flatMap((name) => tables[name]);
  for (const [name, mark, paths, nested, related] of tables[resource]) {
    let value;
    for (const keys of paths) value ??= at(source, keys);
    result[name] =
      mark === "=" || mark === "~"
        ? (value ?? null)
        : mark === "$"
          ? money(value)
          : mark === "?"
            ? value === true
            : mark === "#"
              ? typeof value === "number"
                ? String(value)
                : (value ?? null)
              : mark === "-"
                ? value < 0
                  ? "promotion"
                  : value === 0
                    ? "gift"
                    : "product"
                : mark === "{"
                  ? group(tables, nested, value, included)
                  : mark === ">"
                    ? isRecord(value)
                      ? one(tables, nested, value, included)
                      : null
                    : relatives(tables, nested, links(mark, source, paths[0], included), included, related);
  }
  return result;
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function money(value) {
  if (typeof value?.amount !== "number") return null;
  return { amount: value.amount, currency: text(value.currency), formatted: text(value.formatted) };
}

function text(value) {
  return typeof value === "string" ? value : "";
}

/** Indices of related resources by id: one for each list of them, however many resources share it. */
const indices = new WeakMap();

/** The candidates that links name, in their order; all of them where there are no links. */
function linked(candidates, links) {
  if (!Array.isArray(candidates)) return [];
  if (!Array.isArray(links)) return candidates;
  let index = indices.get(candidates);
  if (!index) {
    index = new Map(candidates.map((candidate) => [candidate?.id, candidate]));
    indices.set(candidates, index);
  }
  return links.map((link) => index.get(link?.id)).filter(Boolean);
}

/** The links at a path; none, where the platform links this resource to others but not here. */
function links(mark, source, keys, included) {
  if (mark === "*") return linksOfItems(source, keys, included);
  const own = at(source, keys);
  return Array.isArray(own) || !source?.[keys[0]] ? own : [];
}

/**
 * What the source's related items are related to. Where none names anything and no item belongs to
 * another, all of it does.
 */
function linksOfItems(source, keys, included) {
  const items = linked(included?.items, source.relationships?.items?.data);
  const links = items.flatMap((item) => at(item, keys) ?? []);
  return links.length || items.length !== included?.items?.length ? links : undefined;
}

function relatives(tables, resource, links, included, key) {
  return linked(included?.[key], links).map((candidate) => one(tables, resource, candidate, included));
}
