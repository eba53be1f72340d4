// What each age of the documents says that a kind of record has: its attributes with a value of each, and what it
// leads to.

import { areAbsent, catalogue } from "./catalogue.mjs";
import { official } from "./coverage.mjs";
import { pages } from "./documents.mjs";
import { recordsIn } from "./schemas.mjs";

const mapped = (object, each) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, each(value, key)]));
const only = (object, names) => Object.fromEntries(Object.entries(object).filter(([key]) => names.has(key)));

/** The catalogue writes most of its examples as text. */
function sampleOf({ type, example, properties }) {
  if (properties) return mapped(properties, sampleOf);
  if (example === undefined) return type === "datetime" ? "2025-03-15 11:39:21 UTC" : `a ${type}`;
  const isText = type === "string" || type === "datetime";
  return isText || typeof example !== "string" ? example : parsed(example);
}

/** Some of them are no JSON, for all that they look like it. */
function parsed(example) {
  try {
    return JSON.parse(example);
  } catch {
    return { example };
  }
}

function inCatalogue(type) {
  const kind = catalogue.get(type);
  if (!kind) return undefined;
  const fetchable = Object.entries(kind.attributes).filter(([, field]) => field.fetchable);
  return {
    attributes: mapped(Object.fromEntries(fetchable), sampleOf),
    relationships: kind.relationships,
  };
}

const records = areAbsent ? new Map() : recordsIn(official);

function inOfficial(type) {
  const record = records.get(type);
  if (!record) return undefined;
  const known = catalogue.get(type)?.relationships;
  return {
    attributes: mapped(record.attributes, ({ example }) => example),
    // Which of them are lists, the catalogue knows better (G8).
    relationships: mapped(record.relationships, ({ types, isMany }, name) => ({
      types,
      isMany: known?.[name]?.isMany ?? isMany,
    })),
  };
}

/** A reference page's customer, with the values of the catalogue. */
function onPage({ attributes, relationships }) {
  const customer = inCatalogue("customers");
  return {
    attributes: only(customer.attributes, new Set(attributes)),
    relationships: only(customer.relationships, new Set(relationships)),
  };
}

/** What each age says of a kind, or `undefined`. Of other kinds a page leaves it to the document of its time. */
export const ages = {
  "7.9.16": inCatalogue,
  "3.6.0": inOfficial,
  ...mapped(
    Object.fromEntries(pages),
    (page, name) => (type) =>
      type === "customers"
        ? onPage(page)
        : ((name === "001" ? inOfficial(type) : undefined) ?? inCatalogue(type)),
  ),
};
