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

/** Compiled tables by schema text: Rust passes the same text each time. */
const compiled = new Map();

/** What a mark makes of a value. Marks that are not here copy it, or say `null` where there is none. */
const readers = {
  "?": (value) => value === true,
  "#": (value) => (typeof value === "number" ? String(value) : (value ?? null)),
  "-": (value) => (value < 0 ? "promotion" : value === 0 ? "gift" : "product"),
  $: (value) =>
    typeof value?.amount === "number"
      ? { amount: value.amount, currency: text(value.currency), formatted: text(value.formatted) }
      : null,
  "{": (value, { nested }, _, tables, included) => fill(value, tables[nested], tables, included),
  ">": (value, { nested }, _, tables, included) =>
    isRecord(value) ? one(value, tables[nested], tables, included) : null,
  "+": (_, row, source, tables, included) => related(row, ownLinks(source, row.keys), tables, included),
  "*": (_, row, source, tables, included) =>
    related(row, linksOfItems(source, row.keys, included), tables, included),
};

function compile(schema) {
  const tables = {};
  let rows;
  for (const line of schema.split("\n")) {
    const [, name, mark, path, nested, key] = /^(\w+)(\W)([^:]*):?(\w*):?(\w*)$/.exec(line) ?? [];
    if (line[0] === "@") rows = tables[line.slice(1)] = [];
    else if (name && !"!& ".includes(mark)) {
      const [keys, ...others] = path.split("|").map((path) => path.split(".").filter(Boolean));
      rows?.push({ name, read: readers[mark], keys, others, nested, key });
    }
  }
  compiled.set(schema, tables);
  return tables;
}

export function project(schema, resource, value, included) {
  const tables = compiled.get(schema) ?? compile(schema);
  // Several resources, joined by commas, make one.
  tables[resource] ??= resource.split(",").flatMap((name) => tables[name]);
  return one(value, tables[resource], tables, included);
}

function one(value, rows, tables, included) {
  const result = fill(value, rows, tables, included);
  result.native = value;
  return result;
}

/** What keys lead to. Loops by index: iterators take a sixth of the time of the whole. */
function at(value, keys) {
  for (let index = 0; index < keys.length; index++) value = value?.[keys[index]];
  return value;
}

function fill(source, rows, tables, included) {
  const result = {};
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    let value = at(source, row.keys);
    for (let other = 0; value == null && other < row.others.length; other++)
      value = at(source, row.others[other]);
    result[row.name] = row.read ? row.read(value, row, source, tables, included) : (value ?? null);
  }
  return result;
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
function ownLinks(source, keys) {
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

function related({ nested, key }, links, tables, included) {
  return linked(included?.[key], links).map((candidate) => one(candidate, tables[nested], tables, included));
}
