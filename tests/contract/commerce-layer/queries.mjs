// What the catalogue allows in a query. No OpenAPI document of the platform has query parameters: their rules are
// in section 5.1 of the facts, and which attribute can be filtered or sorted by is in the catalogue.

import { catalogue, typeOf } from "./catalogue.mjs";

/** The kind of record that a path of the API is about. */
export function typeAt(path) {
  const [, , collection, , relationship] = path.split("/");
  const link = catalogue.get(collection)?.relationships[relationship];
  return link ? typeOf(link.class_name) : collection;
}

/** Matchers by the kinds of attributes that they mean something for; `any` for all. */
const matchers = {
  any: ["eq", "not_eq", "in", "not_in", "present", "blank", "null", "not_null"],
  number: ["lt", "lteq", "gt", "gteq"],
  datetime: ["lt", "lteq", "gt", "gteq"],
  string: ["matches", "does_not_match", "start", "end", "cont", "not_cont"],
  boolean: ["true", "false"],
  object: ["jcont"],
};
const kindOf = { integer: "number", float: "number" };
const longestFirst = Object.values(matchers)
  .flat()
  .sort((one, other) => other.length - one.length);

/** What is wrong with a filter of a kind of record, such as `line_items_sku_code_eq`. */
function inFilter(type, predicate) {
  const matcher = longestFirst.find((one) => predicate.endsWith(`_${one}`));
  if (!matcher) return "has no matcher";
  const attribute = predicate.slice(0, -matcher.length - 1);
  const field = filterable(type, attribute);
  if (!field) return `${attribute} cannot be filtered by`;
  const fitting = [...matchers.any, ...(matchers[kindOf[field.type] ?? field.type] ?? [])];
  return fitting.includes(matcher) ? undefined : `${matcher} is no matcher of a ${field.type}`;
}

/** A record's own attribute that can be filtered by, or one of a record that it leads to. */
function filterable(type, attribute) {
  const kind = catalogue.get(type);
  if (!kind) return undefined;
  if (attribute === "id" && kind.filters.includes("id")) return { type: "id" };
  const own = kind.attributes[attribute];
  if (own) return own.filterable ? own : undefined;
  for (const [name, link] of Object.entries(kind.relationships)) {
    if (!link.filterable || !attribute.startsWith(`${name}_`)) continue;
    const found = link.types.map((one) => filterable(one, attribute.slice(name.length + 1))).find(Boolean);
    if (found) return found;
  }
  return undefined;
}

/** The steps of every path of an include: `{ type, name, link }`, each from the kinds that the last led to. */
function stepsOf(type, include) {
  return include.split(",").flatMap((path) => {
    let types = [type];
    return path.split(".").map((name) => {
      const from = types.find((one) => catalogue.get(one)?.relationships[name]) ?? types[0];
      const link = catalogue.get(from)?.relationships[name];
      types = link?.types ?? [];
      return { type: from, name, link };
    });
  });
}

/** What an include brings along, and by which relationship of which kind. */
export const included = (type, include) => (include ? stepsOf(type, include) : []);

/** Everything that a query asks and the platform does not know. */
export function inQuery({ method, path, query }) {
  const type = typeAt(path);
  const isList = method === "GET" && path.split("/").length % 2 === 1;
  const asked = Object.fromEntries(query);
  const steps = included(type, asked.include);
  const coming = new Set([type, ...steps.flatMap(({ link }) => link?.types ?? [])]);
  const told = (name, message) => (message ? [`query ${name}: ${message}`] : []);
  return query.flatMap(([name, value]) => {
    const [, filter] = /^filter\[q\]\[(\w+)\]$/.exec(name) ?? [];
    const [, fields] = /^fields\[(\w+)\]$/.exec(name) ?? [];
    if (fields) return inFields(fields, value, coming, steps).flatMap((message) => told(name, message));
    if (name === "include") return steps.flatMap((step) => told(name, inInclude(step)));
    if (!isList) return told(name, "is for lists alone");
    if (filter) return value ? told(name, inFilter(type, filter)) : told(name, "is empty");
    if (name === "sort") return value.split(",").flatMap((one) => told(name, inSort(type, one)));
    if (name === "page[size]") return told(name, /^([1-9]|1\d|2[0-5])$/.test(value) ? "" : "is not 1 to 25");
    if (name === "page[number]") return told(name, /^[1-9]\d*$/.test(value) ? "" : "is not 1 or more");
    return told(name, "not declared");
  });
}

function inInclude({ type, name, link }) {
  if (!link) return `${type} have no ${name}`;
  return link.includable === false ? `${name} cannot be included` : undefined;
}

function inSort(type, value) {
  const name = value.replace(/^-/, "");
  return catalogue.get(type)?.attributes[name]?.sortable ? undefined : `${name} cannot be sorted by`;
}

function inFields(type, value, coming, steps) {
  const names = value.split(",");
  const kind = catalogue.get(type);
  const isOurs = coming.has(type) ? [] : [`no ${type} come`];
  const unknown = names
    .filter((name) => kind && !kind.attributes[name]?.fetchable && !kind.relationships[name])
    .map((name) => `${type} have no ${name}`);
  // A relationship that is left out is not included either.
  const forgotten = steps
    .filter((step) => step.type === type && !names.includes(step.name))
    .map(({ name }) => `${name} is included and left out`);
  return [...isOurs, ...unknown, ...forgotten];
}
