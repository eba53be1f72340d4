// Holds the answers that the documents show against the types that the package gives to `native`, with the
// TypeScript compiler: a field that the type does not name, or one of another kind, is a complaint.

import { ids } from "../../store.mjs";
import { compiled } from "../compiler.mjs";
import { realPath } from "../sent.mjs";
import { examplesOf } from "./examples.mjs";

/** The type of what each endpoint brings. */
const types = {
  "GET /v2/customers/{customer}": "ElasticPathCustomer",
  "GET /v2/customers/{customer}/addresses": "ElasticPathAddress",
  "GET /v2/orders": "ElasticPathOrder",
  "GET /v2/orders/{order}": "ElasticPathOrder",
  "GET /v2/orders/{order}/items": "ElasticPathOrderItem",
  "GET /v2/orders/{order}/transactions": "ElasticPathTransaction",
  "GET /v2/orders/{order}/shipping-groups": "ElasticPathShippingGroup",
  "GET /v2/carts": "ElasticPathCart",
  "GET /v2/carts/{cart}": "ElasticPathCart",
  "GET /v2/carts/{cart}/items": "ElasticPathCartItem",
};

/**
 * A type without the keys that a store may add, because they let everything pass, and with everything optional,
 * because a document's example need not be whole.
 */
const loose = `type Named<T> = keyof { [K in keyof T as string extends K ? never : K]: 1 };
type Loose<T> = T extends readonly (infer Each)[]
  ? Loose<Each>[]
  : T extends object
    ? [Named<T>] extends [never]
      ? { [K in keyof T]: Loose<T[K]> }
      : { [K in keyof T as string extends K ? never : K]?: Loose<T[K]> }
    : T;
`;

/** A value as TypeScript, one field a line, without those `known`; `places` learns which field each line has. */
function write(value, place, { lines, places, known }) {
  if (Object(value) !== value) return lines.push(JSON.stringify(value));
  const isList = Array.isArray(value);
  lines.push(isList ? "[" : "{");
  for (const [key, inner] of Object.entries(value)) {
    const own = isList ? `${place}[]` : `${place}.${key}`;
    if (known.has(own)) continue;
    places.set(lines.length + 1, own);
    if (!isList) lines.push(`${JSON.stringify(key)}:`);
    write(inner, own, { lines, places, known });
    lines.push(",");
  }
  lines.push(isList ? "]" : "}");
}

/** A program that gives each example its type. */
function program(known) {
  const names = [...new Set(Object.values(types))].join(", ");
  const lines = [`import type { ${names} } from "storefront-customer/elastic-path";`, ...loose.split("\n")];
  const places = new Map();
  for (const [endpoint, type] of Object.entries(types)) {
    const examples = examplesOf(endpoint, realPath(endpoint, ids)).filter(({ status }) => status < 300);
    for (const one of examples.flatMap(({ body }) => body.data)) {
      lines.push(`export const example${lines.length}: Loose<${type}> =`);
      write(one, type, { lines, places, known });
      lines.push(";");
    }
  }
  return { lines, places };
}

/** Every complaint: `Type.field: what`. The compiler names one field of an object at a time, hence the turns. */
export function complaintsOfTypes() {
  const found = new Map();
  for (;;) {
    const { lines, places } = program(found);
    const complaints = compiled(lines);
    if (complaints.length === 0) break;
    for (const { line, code } of complaints) {
      if (!places.has(line)) throw new Error(`${code} about ${lines[line - 1]}`);
      found.set(places.get(line), unnamed.includes(code) ? "not named" : "of another kind");
    }
  }
  return [...found].map(([place, what]) => `${place}: ${what}`).sort();
}

/** The compiler's numbers for a field that the type does not have. */
const unnamed = ["TS2353", "TS2561"];
