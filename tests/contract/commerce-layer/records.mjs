// Answers of the platform, made from the documents: to a request, what it asks for and nothing else.

import { areAbsent } from "./catalogue.mjs";
import { ages } from "./descriptions.mjs";
import { included as stepsOf, typeAt } from "./queries.mjs";

let count = 0;
const newId = () => `record-${++count}`;
const links = (path) => ({ self: `https://the-red-brand.commercelayer.io/api/${path}` });

/** What the package keeps in `metadata`, where the platform has no attribute for it. */
const kept = { name: "Ada Lovelace", label: "Home" };

/** What another attribute stands in for where it is not there. */
const replaced = ["sku_code", "placed_at", "gateway_transaction_id", "name", "code"];

function sampleOf(name, value, variant) {
  if (variant === "nulls" || (variant === "replaced" && replaced.includes(name))) return null;
  return name === "metadata" ? { ...value, ...kept } : value;
}

/**
 * A record by an age of the documents. `variant` is "whole", with "nulls" for all that it may have, or for what can
 * be "replaced", "bare", without even that, or "as written" in the official document's links (G8).
 */
export function recordOf(type, { age = "7.9.16", id = newId(), variant = "whole" } = {}) {
  const described = areAbsent ? undefined : ages[age](type);
  if (variant === "bare" || !described) return { type, id, ...(variant !== "bare" && { attributes: {} }) };
  const attributes = Object.entries(described.attributes).map(([name, value]) => [
    name,
    sampleOf(name, value, variant),
  ]);
  const relationships = Object.entries(described.relationships).map(([name, link]) => [
    name,
    {
      links: {
        ...links(`${type}/${id}/relationships/${name}`),
        related: links(`${type}/${id}/${name}`).self,
      },
      ...(variant === "nulls" && { data: link.isMany ? [] : null }),
      ...(variant === "as written" && { data: { type: name, id: "an-id" } }),
    },
  ]);
  return {
    id,
    type,
    links: links(`${type}/${id}`),
    attributes: Object.fromEntries(attributes),
    relationships: Object.fromEntries(relationships),
    meta: { mode: "test", organization_id: "enWoxFMOnp" },
  };
}

/** Entries of an address book, each with its address. */
export function bookOf(length) {
  const pairs = Array.from({ length }, () => [recordOf("customer_addresses"), recordOf("addresses")]);
  for (const [entry, { type, id }] of pairs) {
    entry.relationships = { ...entry.relationships, address: { data: { type, id } } };
  }
  return {
    data: pairs.map(([entry]) => entry),
    included: pairs.map(([, address]) => address),
    meta: { record_count: length, page_count: 1 },
  };
}

/** Records as they would be if nothing had been left out of them, by what the store sends of them. */
const wholes = new WeakMap();
export const wholeOf = (record) => wholes.get(record) ?? record;

/** Brings along what an include names. `turn` chooses of the kinds that one link may lead to. */
function grow(record, steps, { turn, ...options }, included) {
  const described = ages[options.age](record.type);
  for (const [name, deeper] of branches(steps)) {
    const link = described?.relationships[name];
    if (!link || !["whole", "replaced"].includes(options.variant)) continue;
    const chosen = [link.types[turn % link.types.length]];
    const types = !link.isMany ? chosen : link.types.length > 1 ? link.types : [...link.types, ...link.types];
    const others = types.map((type) => recordOf(type, options));
    for (const other of others) {
      included.push(other);
      grow(other, deeper, { turn, ...options }, included);
    }
    const references = others.map(({ type, id }) => ({ type, id }));
    record.relationships[name].data = link.isMany ? references : references[0];
  }
}

/** The first steps of paths, each with the paths behind it. */
function branches(paths) {
  const found = new Map();
  for (const [name, ...rest] of paths) {
    found.set(name, [...(found.get(name) ?? []), ...(rest.length > 0 ? [rest] : [])]);
  }
  return found;
}

/** What the store sends of a record: the attributes and links that the request asks for. */
function asked(record, fields) {
  const names = fields.get(record.type);
  if (!names) return record;
  const only = (part = {}) => Object.fromEntries(Object.entries(part).filter(([key]) => names.has(key)));
  const sent = { ...record };
  if (record.attributes) sent.attributes = only(record.attributes);
  if (record.relationships) sent.relationships = only(record.relationships);
  wholes.set(sent, record);
  return sent;
}

/** The kinds of what is at a path: several where a relationship leads to several. */
function typesAt(path) {
  const [, , collection, , relationship] = path.split("/");
  return ages["7.9.16"](collection)?.relationships[relationship]?.types ?? [typeAt(path)];
}

function bodyOf({ method, path, query }, options) {
  const asks = Object.fromEntries(query);
  const names = Object.entries(asks).map(([name, value]) => [/^fields\[(\w+)\]$/.exec(name)?.[1], value]);
  const fields = new Map(
    names.filter(([type]) => type).map(([type, value]) => [type, new Set(value.split(","))]),
  );
  const paths = (asks.include ?? "").split(",").filter(Boolean);
  const isList = method === "GET" && path.split("/").length % 2 === 1;
  const types = typesAt(path);
  const included = [];
  // A list that is asked for one record, or for some.
  const length = !isList || asks["filter[q][id_eq]"] ? 1 : types.length + 1;
  const primary = Array.from({ length }, (_, at) =>
    recordOf(types[(at + options.turn) % types.length], options),
  );
  for (const record of primary) {
    grow(
      record,
      paths.map((one) => one.split(".")),
      options,
      included,
    );
  }
  const sent = primary.map((record) => asked(record, fields));
  return {
    data: isList ? sent : sent[0],
    ...(paths.length > 0 && { included: included.map((record) => asked(record, fields)) }),
    ...(isList && { meta: { record_count: sent.length, page_count: 1 } }),
  };
}

/** Every answer to a request that the documents show: of each age, and of each kind that a link may lead to. */
export function answersTo(request) {
  const type = typesAt(request.path)[0];
  const choices = stepsOf(typeAt(request.path), Object.fromEntries(request.query).include)
    .filter(({ link }) => link && !link.isMany)
    .map(({ link }) => link.types.length);
  const most = Math.max(typesAt(request.path).length, ...choices);
  const status = { GET: 200, PATCH: 200, POST: 201 }[request.method];
  if (!status) return [{ document: "the facts, section 2.3", status: 204, name: "without a body" }];
  return Object.keys(ages)
    .filter((age) => ages[age](type) && (!/^0/.test(age) || type === "customers"))
    .flatMap((age) => {
      const wholes = Array.from({ length: most }, (_, turn) => ({ age, variant: "whole", turn }));
      const others = ["nulls", "replaced", "bare", ...(age === "3.6.0" ? ["as written"] : [])];
      return [...wholes, ...others.map((variant) => ({ age, variant, turn: 0 }))].map((options) => ({
        document: age,
        status,
        name: [options.variant, options.turn || []].flat().join(" "),
        body: bodyOf(request, options),
      }));
    });
}
