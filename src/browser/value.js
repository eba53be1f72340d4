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

/** What makes tables of a schema, by its text: Rust passes the same text each time. */
const compiled = new Map();

/**
 * What a mark makes of a value that is there. Marks that are not here copy it. The build leaves out what the other
 * platform's tables need: where the condition stands itself, not a name of it.
 */
const readers = {
  "?": (value) => value === true,
  "#": (value) => (typeof value === "number" ? String(value) : value),
  "{": (value, { nested }, _, tables, included) => fill(value, tables(nested), tables, included),
  // None, where the platform links this resource to others but not here.
  "+": (own, row, source, tables, included) =>
    related(row, Array.isArray(own) || !source?.[row.keys[0]] ? own : [], tables, included),
  ...((typeof PLATFORM === "undefined" || PLATFORM === "elastic-path") && {
    $: money,
    "-": (value) => (value < 0 ? "promotion" : value === 0 ? "gift" : "product"),
    ">": (value, { nested }, _, tables, included) =>
      isRecord(value) ? one(value, tables(nested), tables, included) : null,
    "*": (_, row, source, tables, included) =>
      related(row, linksOfItems(source, row.keys, included), tables, included),
  }),
  ...((typeof PLATFORM === "undefined" || PLATFORM === "commerce-layer") && {
    "%": price,
    "^": word,
    "/": relative,
    ",": dated,
  }),
};

function compile(schema) {
  const resources = {};
  let rows;
  for (const line of schema.split("\n")) {
    let [head, nested, key] = line.split(":");
    let [, name, mark, path] = /^(\w+)(\W)(.*)/.exec(head) ?? [];
    if (line[0] === "@") rows = resources[line.slice(1)] = [];
    else if (name && !"!& ".includes(mark)) {
      if ((typeof PLATFORM === "undefined" || PLATFORM === "commerce-layer") && mark === "%") {
        key = `formatted_${path}`;
        path = `attributes.${path}_cents`;
      }
      const [keys, ...others] = path.split("|").map((path) => path.match(/[^.]+/g) ?? []);
      rows?.push({ name, mark, read: readers[mark], keys, last: keys.at(-1), others, nested, key });
    }
  }
  /** Several resources, joined by commas, make one table; what is no resource makes none. */
  const make = (names) => {
    const [first, ...more] = names.split(",").map((name) => resources[name]);
    if (first) made[names] = table(first.concat(...more));
    return made[names];
  };
  const made = {};
  const tables = (names) => made[names] ?? make(names);
  compiled.set(schema, tables);
  return tables;
}

/**
 * A place in the code that copies objects is quick for up to four forms, and slow from the fifth on. Tables take
 * these in turn, which is why each is written out.
 */
const copiers = [
  (blank) => ({ ...blank }),
  (blank) => ({ ...blank }),
  (blank) => ({ ...blank }),
  (blank) => ({ ...blank }),
];
let copier = 0;

/**
 * Rows as they are read: `root` is the tree of their paths, which goes into each place once and leaves out what is
 * not there; the `rest` wants to know of what is not there, or looks in several places. All fields stand in
 * `blank`, for a key that is added costs several that are set.
 */
function table(rows) {
  const blank = {};
  const root = { rows: [], steps: {} };
  const rest = [];
  for (const row of rows) {
    const { name, mark, keys, others } = row;
    blank[name] = mark === "?" ? false : null;
    if (mark === ";") continue;
    if (others.length || "{+*-".includes(mark)) rest.push(row);
    else {
      let step = root;
      for (const key of keys.slice(0, -1)) step = step.steps[key] ??= { rows: [], steps: {} };
      step.rows.push(row);
    }
  }
  return { blank, record: { ...blank, native: null }, copy: copiers[copier++ % copiers.length], root, rest };
}

export function project(schema, resource, value, included) {
  const tables = compiled.get(schema) ?? compile(schema);
  return one(value, tables(resource), tables, included);
}

function one(value, table, tables, included) {
  const result = fill(value, table, tables, included, table.record);
  result.native = value;
  return result;
}

/** What keys lead to. Loops by index: iterators take a sixth of the time of the whole. */
function at(value, keys) {
  for (let index = 0; index < keys.length; index++) value = value?.[keys[index]];
  return value;
}

function fill(source, { blank, copy, root, rest }, tables, included, form = blank) {
  const result = copy(form);
  walk(root, source, result, tables, included);
  for (let index = 0; index < rest.length; index++) {
    const row = rest[index];
    let value = at(source, row.keys);
    for (let other = 0; value == null && other < row.others.length; other++)
      value = at(source, row.others[other]);
    result[row.name] = (row.read ? row.read(value, row, source, tables, included) : value) ?? null;
  }
  return result;
}

function walk({ rows, steps }, source, result, tables, included) {
  if (source == null) return;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const value = source[row.last];
    if (value != null) result[row.name] = row.read ? row.read(value, row, source, tables, included) : value;
  }
  for (const key in steps) walk(steps[key], source[key], result, tables, included);
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function money(value) {
  const { amount, currency, formatted } = value ?? {};
  if (typeof amount !== "number") return null;
  return { amount, currency: text(currency), formatted: text(formatted) };
}

/** Money that three attributes make, by its name in them. */
function price(amount, { key }, attributes) {
  if (typeof amount !== "number") return null;
  return { amount, currency: text(attributes.currency_code), formatted: text(attributes[key]) };
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

/** Where related resources are in their list, once for each list; `next` follows the one found last. */
const places = new WeakMap();

/** JSON:API tells records apart by type and id. */
function identity(record, isFlat) {
  return isFlat ? `${record?.type} ${record?.id}` : record?.id;
}

/** The candidates that links name, in their order; all of them where there are no links. */
function linked(candidates, links, isFlat) {
  if (!Array.isArray(candidates)) return [];
  if (!Array.isArray(links)) return isFlat ? [] : candidates;
  const place = places.get(candidates) ?? { next: 0 };
  places.set(candidates, place);
  const found = [];
  for (let index = 0; index < links.length; index++) {
    const link = links[index];
    let { next } = place;
    // Platforms list what is included in the order of the links, mostly: an index of all costs more than the rest.
    const guess = candidates[next];
    if (!guess || guess.id !== link?.id || (isFlat && guess.type !== link.type)) {
      place.index ??= new Map(candidates.map((candidate, at) => [identity(candidate, isFlat), at]));
      next = place.index.get(identity(link, isFlat));
    }
    if (candidates[next]) {
      found.push(candidates[next]);
      place.next = next + 1;
    }
  }
  return found;
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
    one(candidate, tables(nested), tables, included),
  );
}

/** The related resource, or its attribute of that name where no table has the name. */
function relative(links, { nested }, _, tables, included) {
  const [first] = candidates([].concat(links), included);
  if (!first) return null;
  return tables(nested) ? one(first, tables(nested), tables, included) : (first.attributes?.[nested] ?? null);
}
