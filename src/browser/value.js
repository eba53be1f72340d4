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

/** JSON that travels as base64 in either alphabet, or undefined. */
export function parseBase64(text) {
  try {
    const bytes = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt())));
  } catch {
    // Not base64, or not JSON.
  }
}

/** The parameters of an address's query. The first of a name counts. */
export function parameters(address) {
  const query = address.split("#")[0].split("?").slice(1).join("?");
  return Object.fromEntries([...new URLSearchParams(query)].reverse());
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

/**
 * What a mark makes of a value. Marks that are not here copy it, or say `null` where there is none. The build
 * leaves out what the other platform's tables need: where the condition stands itself, not a name of it.
 */
const readers = {
  "?": (value) => value === true,
  "#": (value) => (typeof value === "number" ? String(value) : (value ?? null)),
  "{": (value, { nested }, _, tables, included) => fill(value, tables[nested], tables, included),
  "+": (_, row, source, tables, included) => related(row, ownLinks(source, row.keys), tables, included),
  ...((typeof PLATFORM === "undefined" || PLATFORM === "elastic-path") && {
    $: money,
    "-": (value) => (value < 0 ? "promotion" : value === 0 ? "gift" : "product"),
    ">": (value, { nested }, _, tables, included) =>
      isRecord(value) ? one(value, tables[nested], tables, included) : null,
    "*": (_, row, source, tables, included) =>
      related(row, linksOfItems(source, row.keys, included), tables, included),
  }),
  ...((typeof PLATFORM === "undefined" || PLATFORM === "commerce-layer") && {
    "%": price,
    "^": word,
    "/": relative,
    ",": dated,
    ";": () => null,
  }),
};

function compile(schema) {
  const tables = {};
  const joined = [];
  let rows;
  for (const line of schema.split("\n")) {
    const [, name, mark, path, nested, key] = /^(\w+)(\W)([^:]*):?([\w,]*):?(\w*)$/.exec(line) ?? [];
    if (line[0] === "@") rows = tables[line.slice(1)] = [];
    else if (name && !"!& ".includes(mark)) {
      const [keys, ...others] = path.split("|").map((path) => path.split(".").filter(Boolean));
      rows?.push({ name, read: readers[mark], keys, others, nested, key });
      if (nested.includes(",")) joined.push(nested);
    }
  }
  for (const names of joined) join(tables, names);
  compiled.set(schema, tables);
  return tables;
}

/** Several resources, joined by commas, make one. */
function join(tables, names) {
  tables[names] ??= names.split(",").flatMap((name) => tables[name]);
  return tables[names];
}

export function project(schema, resource, value, included) {
  const tables = compiled.get(schema) ?? compile(schema);
  return one(value, join(tables, resource), tables, included);
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

function money(value) {
  if (typeof value?.amount !== "number") return null;
  return { amount: value.amount, currency: text(value.currency), formatted: text(value.formatted) };
}

/** Money that three attributes make, by its name in them. */
function price(_, { keys: [name] }, { attributes } = {}) {
  return money({
    amount: attributes?.[`${name}_cents`],
    currency: attributes?.currency_code,
    formatted: attributes?.[`formatted_${name}`],
  });
}

/** Our words where they are not the platform's in the singular. */
const words = {
  __proto__: null,
  skus: "product",
  bundles: "product",
  gift_cards: "product",
  authorizations: "authorize",
  true: "complete",
  false: "failed",
};

function word(value) {
  return words[value] ?? (typeof value === "string" ? value.slice(0, -1) : null);
}

/** The same with each time in it as ISO 8601. */
function dated(value) {
  if (!isRecord(value)) return null;
  const result = { ...value };
  for (const [key, time] of Object.entries(value))
    if (typeof time === "string") result[key] = time.replace(/^(\S+) (\S+) UTC$/, "$1T$2Z");
  return result;
}

function text(value) {
  return typeof value === "string" ? value : "";
}

/** Indices of related resources: one for each list of them, however many resources share it. */
const indices = new WeakMap();

/** JSON:API tells records apart by type and id. */
function identity(record, isFlat) {
  return isFlat ? `${record?.type} ${record?.id}` : record?.id;
}

/** The candidates that links name, in their order; all of them where there are no links. */
function linked(candidates, links, isFlat) {
  if (!Array.isArray(candidates)) return [];
  if (!Array.isArray(links)) return isFlat ? [] : candidates;
  let index = indices.get(candidates);
  if (!index) {
    index = new Map(candidates.map((candidate) => [identity(candidate, isFlat), candidate]));
    indices.set(candidates, index);
  }
  return links.map((link) => index.get(identity(link, isFlat))).filter(Boolean);
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

/** JSON:API has one list of all that is included, Elastic Path one for each kind. */
function candidates(links, included, key) {
  const mayBeFlat = typeof PLATFORM === "undefined" || PLATFORM === "commerce-layer";
  const isFlat = mayBeFlat && Array.isArray(included);
  return linked(isFlat ? included : included?.[key], links, isFlat);
}

function related({ nested, key }, links, tables, included) {
  return candidates(links, included, key).map((candidate) =>
    one(candidate, tables[nested], tables, included),
  );
}

/** The related resource, or its attribute of that name where no table has the name. */
function relative(links, { nested }, _, tables, included) {
  const [first] = candidates([].concat(links ?? []), included);
  if (!first) return null;
  return tables[nested] ? one(first, tables[nested], tables, included) : (first.attributes?.[nested] ?? null);
}
