// The platform's catalogue of schema 7.9.16: each kind of record with its attributes and relationships, and what
// may be done with them. Kinds go by their `type` in JSON:API, such as `order_subscriptions`.

import { readFileSync } from "node:fs";
import { specsOf } from "../specs.mjs";

export const { folder, areAbsent } = specsOf("commerce-layer");

const file = "resources-7.9.16.storefront.json";

/** The `type` of records of a class, such as `OrderSubscription`, or of one in the catalogue's spelling. */
export function typeOf(name) {
  const snake = name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  if (snake.endsWith("y")) return `${snake.slice(0, -1)}ies`;
  return snake.endsWith("s") ? `${snake}es` : `${snake}s`;
}

/** The kinds that a relationship leads to. */
const typesOf = ({ enum: types, class_name }) => types ?? [typeOf(class_name)];

function load() {
  const entries = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  return new Map(
    entries.map(({ id, attributes: { fields, relationships, filters, actions } }) => {
      const { id: _, type, ...attributes } = fields;
      const links = Object.entries(relationships).map(([name, one]) => [
        name,
        { ...one, isMany: one.type === "has_many", types: typesOf(one) },
      ]);
      return [typeOf(id), { attributes, relationships: Object.fromEntries(links), filters, actions }];
    }),
  );
}

/** Every kind by its `type`. */
export const catalogue = areAbsent ? new Map() : load();
