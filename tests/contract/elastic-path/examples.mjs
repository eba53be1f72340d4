// The responses that the documents show for an endpoint: written out where they are, and otherwise put together
// from the examples of the schemas' own properties, as the documentation pages do.

import { merge, pathOf, resolve } from "../openapi.mjs";
import { documents, sampleCustomer, sampleToken } from "./documents.mjs";

/**
 * Every example of a response at an endpoint: `{ document, status, name, body }`. `places` says under which path
 * a document has it, where that is not its own.
 */
export function examplesOf(endpoint, realPath, places = {}) {
  const method = endpoint.split(" ")[0].toLowerCase();
  const inDocuments = [...documents].flatMap(([name, document]) => {
    const path = places[name] ?? pathOf(document, realPath);
    const operation = document.paths[path]?.[method];
    if (!operation) return [];
    const inResponses = Object.entries(operation.responses).flatMap(([status, reference]) =>
      inResponse(document, status, resolve(document, reference)).map((example) => ({
        // "default" stands for every other failure; the pages call it an internal error.
        status: status === "default" ? 500 : Number(status),
        ...example,
      })),
    );
    const inText = inDescription(operation, method);
    return [...inResponses, ...inText].map((example) => ({ document: name, ...example }));
  });
  const onPages = written[endpoint] ?? [];
  return [
    ...inDocuments,
    ...onPages.map((one) => ({ document: "the pages", name: "sample", ...one, body: one.body() })),
  ];
}

/** Samples of the pages written by hand, where no document is: the customer's and the token's. */
const written = {
  "POST /v2/customers": [{ status: 201, body: sampleCustomer }],
  "GET /v2/customers/{customer}": [{ status: 200, body: sampleCustomer }],
  "PUT /v2/customers/{customer}": [{ status: 200, body: sampleCustomer }],
  "DELETE /v2/customers/{customer}": [{ status: 204, body: () => undefined }],
  "GET /v2/customers": [{ status: 200, body: () => ({ data: [sampleCustomer().data] }) }],
  // 200 on today's page, 201 on that of 2020 (G7).
  "POST /v2/customers/tokens": [
    { status: 200, body: sampleToken },
    { status: 201, body: sampleToken },
  ],
};

function inResponse(document, status, response) {
  if (status === "204") return [{ name: "without a body" }];
  const content = response.content?.["application/json"];
  if (!content) return [];
  const schema = content.schema ?? {};
  // Some documents put the examples of a response among its schema's, by name as if they were the response's.
  const misplaced = Array.isArray(schema.examples) ? {} : schema.examples;
  const named = Object.entries({ ...content.examples, ...misplaced }).map(([name, example]) => [
    name,
    resolve(document, example).value,
  ]);
  const single = content.example === undefined ? [] : [["example", content.example]];
  const shown = [...named, ...single].map(([name, value]) => ({ name, body: parsed(value) }));
  const { examples, ...own } = schema;
  return [...shown, ...composed(document, own).map((body, at) => ({ name: `composed ${at + 1}`, body }))];
}

/** The answers in the text about an operation: failures, and what a GET brings. The others are requests. */
function inDescription({ description = "" }, method) {
  const blocks = [...description.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block]) => fromText(block));
  return blocks.flatMap((body) => {
    const failure = [body?.errors].flat()[0];
    if (failure) return [{ name: "in the text", status: Number(failure.status), body }];
    return body?.data && method === "get" ? [{ name: "in the text", status: 200, body }] : [];
  });
}

/** The JSON of a block. Some leave out brackets around all of it or at its end, and some are no JSON at all. */
function fromText(block) {
  for (const text of [block, `{${block}}`, `{${block}]}`]) {
    try {
      return JSON.parse(text);
    } catch {
      // The next form, or none.
    }
  }
}

/** Some documents write JSON as text. */
const parsed = (value) => (typeof value === "string" ? JSON.parse(value) : value);

/** Values of a schema, as many as its widest choice has alternatives. */
function composed(document, schema) {
  const choices = { most: 1, turn: 0 };
  const values = [];
  do {
    values.push(compose(document, schema, choices, []));
    choices.turn += 1;
  } while (choices.turn < choices.most);
  const texts = values.filter((value) => Object(value) === value).map((value) => JSON.stringify(value));
  return [...new Set(texts)].map((text) => linked(JSON.parse(text)));
}

/** A resource refers to what is included with it; the examples of ids do not know of each other. */
function linked(body) {
  for (const [key, included] of Object.entries(body.included ?? {})) {
    for (const one of [body.data].flat()) {
      const references = one?.relationships?.[key];
      const known = included.filter(({ id }) => id);
      if (Array.isArray(references?.data)) references.data = known.map(({ id }) => ({ type: "item", id }));
    }
  }
  return body;
}

function compose(document, schema, choices, above) {
  const own = resolve(document, schema);
  // A schema may contain itself, as the components of a bundle do.
  if (!own || above.includes(own)) return undefined;
  const given = own.example ?? (Array.isArray(own.examples) ? own.examples[0] : undefined);
  // Some schemas dress an example as a response's: with a summary, and the example as its value.
  if (given !== undefined) return given?.summary && given.value ? given.value : given;
  const inner = (part) => compose(document, part, choices, [...above, own]);
  const alternatives = own.oneOf ?? own.anyOf;
  const chosen = alternatives && choose(alternatives, choices);
  const parts = [...(own.allOf ?? []), ...(chosen ? [chosen] : [])].map(inner);
  const properties = Object.entries({ ...siblings(schema), ...own.properties }).map(([key, part]) => [
    key,
    inner(part),
  ]);
  const isObject = properties.length > 0 || parts.some((part) => Object(part) === part);
  if (isObject) {
    const known = Object.fromEntries(properties.filter(([, value]) => value !== undefined));
    return [...parts, known].reduce((whole, one) => merge(whole, structuredClone(one ?? {})), {});
  }
  const part = parts.find((one) => one !== undefined);
  return part ?? plain(own, inner, choices);
}

/** Properties that stand beside a reference. */
const siblings = (schema) => (schema.$ref ? schema.properties : {});

function choose(alternatives, choices) {
  choices.most = Math.max(choices.most, alternatives.length);
  return alternatives[choices.turn % alternatives.length];
}

/** A value of a schema that shows none. */
function plain(schema, inner, choices) {
  const type = [schema.type].flat()[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return choose(schema.enum, choices);
  if (schema.default !== undefined) return schema.default;
  if (type === "array") return [inner(schema.items ?? {})].filter((value) => value !== undefined);
  if (type === "object") return isOpen(schema) ? { "a-key": inner(schema.additionalProperties) } : {};
  if (type === "integer" || type === "number") return schema.minimum ?? 1;
  if (type === "boolean") return true;
  if (type === "null") return null;
  if (type !== "string") return undefined;
  return (
    { "date-time": "2024-02-29T12:30:00.000Z", uuid: "0c3f2d1e-8a4b-4f6c-9d2e-7b5a1c0d9e8f" }[
      schema.format
    ] ?? "text"
  );
}

const isOpen = (schema) => Object(schema.additionalProperties) === schema.additionalProperties;
