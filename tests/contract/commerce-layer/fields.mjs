// What the documents name of a kind of record, all of them together: each attribute with the kinds of its values,
// each relationship with whether it leads to many.

import { catalogue } from "./catalogue.mjs";
import { derived, official } from "./coverage.mjs";
import { recordsIn } from "./schemas.mjs";

const jsonKinds = { datetime: "string", integer: "number", float: "number" };
const kindOf = (type) => jsonKinds[type] ?? type;

/** Adds what one document says of attributes. */
function addAttributes(all, attributes) {
  for (const [name, { type, enum: values = [], properties }] of Object.entries(attributes)) {
    const known = all.get(name) ?? { kinds: new Set(), values: new Set() };
    known.kinds.add(kindOf(type));
    for (const value of values) known.values.add(value);
    if (properties) {
      known.properties ??= new Map();
      addAttributes(known.properties, properties);
    }
    all.set(name, known);
  }
}

const fetchable = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, field]) => field.fetchable));

let documents;
/** The two OpenAPI documents, read once they are needed. */
function inDocuments(type) {
  documents ??= [recordsIn(derived), recordsIn(official)];
  return documents.map((records) => records.get(type)).filter(Boolean);
}

/** What the documents name of records of any of these kinds. */
export function fieldsOf(types) {
  const attributes = new Map();
  const relationships = new Map();
  for (const type of types) {
    const kind = catalogue.get(type);
    for (const record of inDocuments(type)) addAttributes(attributes, record.attributes);
    if (kind) addAttributes(attributes, fetchable(kind.attributes));
    // The catalogue last: it tells one from many.
    for (const { relationships: links } of [...inDocuments(type), kind].filter(Boolean)) {
      for (const [name, link] of Object.entries(links)) relationships.set(name, link);
    }
  }
  return { attributes, relationships };
}

/** What a storefront may write of a record, by the catalogue: no triggers, which start something. */
export function writableBy(type) {
  const fields = Object.entries(catalogue.get(type).attributes);
  return fields
    .filter(([, { updatable, prohibited, trigger }]) => updatable && !prohibited && !trigger)
    .map(([name]) => name);
}
