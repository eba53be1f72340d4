// The records that an OpenAPI document of the platform describes.

import { readFileSync } from "node:fs";
import { folder } from "./catalogue.mjs";

const mapped = (object, each) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, each(value, key)]));

/** Schemas of what is sent, and of what is around a record. */
const others = /(Create|Update|Response|ResponseList|Doc)$/;

/** What a link leads to. The official document writes one where a list belongs (G8): a list has its kind's name. */
function linkOf({ properties: { data } }, name) {
  const { items = data, oneOf } = data;
  const types = (oneOf?.[0] ?? items).properties.type.enum ?? [];
  return { types, isMany: data.type === "array" || (!oneOf && types[0] === name) };
}

/** Each record by its `type`: the schemas of its attributes, and what its relationships lead to. */
export function recordsIn(name) {
  const { schemas } = JSON.parse(readFileSync(new URL(name, folder), "utf8")).components;
  const records = Object.entries(schemas)
    .filter(([key]) => !others.test(key))
    // The official document has a record within what is around it.
    .map(([, { properties }]) => properties.data?.properties ?? properties);
  return new Map(
    records.map(({ type, attributes, relationships = {} }) => [
      type.enum[0],
      { attributes: attributes.properties, relationships: mapped(relationships.properties ?? {}, linkOf) },
    ]),
  );
}
