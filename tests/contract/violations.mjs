// Holds one recorded request against one document and says, in words that the table of exceptions repeats,
// what the document does not allow.

import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { pathOf, resolve } from "./openapi.mjs";

// The documents use keywords and formats of OpenAPI, and of their own, that are not JSON Schema's.
const ajv = new Ajv2020({
  allErrors: true,
  strict: false,
  logger: false,
  validateSchema: false,
  coerceTypes: false,
});
addFormats.default(ajv);
// Query and path carry text: "25" is an integer there.
const ajvOfText = new Ajv2020({
  allErrors: true,
  strict: false,
  logger: false,
  validateSchema: false,
  coerceTypes: "array",
});
addFormats.default(ajvOfText);

/** What is wrong with a schema's value: `[place, message]`, the first at each place. */
function complaints(validator, document, schema, value) {
  // The schema's references lead into the document, so that has to be around it.
  const check = validator.compile({ components: document.components, properties: { value: schema } });
  if (check({ value })) return [];
  const choices = check.errors.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  // Why each alternative does not fit says nothing where none had to.
  const isWithin = ({ instancePath }) =>
    choices.some((choice) => instancePath.startsWith(choice.instancePath));
  const places = new Map();
  for (const error of check.errors.filter((error) => choices.includes(error) || !isWithin(error))) {
    const place = error.instancePath.replace("/value", "");
    if (!places.has(place)) places.set(place, choices.includes(error) ? fitOf(error) : error.message);
  }
  return [...places];
}

const fitOf = ({ params: { passingSchemas } }) =>
  `fits ${passingSchemas?.length ?? "none"} of its alternatives`;

/**
 * The keys of a body that its schema knows nothing of. JSON Schema lets them pass, and a misspelt field with
 * them.
 */
function undeclared(document, schema, value, place = "") {
  const parts = flatten(document, schema);
  if (Array.isArray(value)) {
    const items = { anyOf: parts.map((part) => part.items).filter(Boolean) };
    return value.flatMap((one, index) => undeclared(document, items, one, `${place}/${index}`));
  }
  if (Object(value) !== value) return [];
  const isOpen = parts.some(
    (part) => part.additionalProperties || (!part.properties && part.type === "object" && !hasParts(part)),
  );
  return Object.entries(value).flatMap(([key, inner]) => {
    const schemas = parts.map((part) => part.properties?.[key]).filter(Boolean);
    if (schemas.length > 0) return undeclared(document, { anyOf: schemas }, inner, `${place}/${key}`);
    return isOpen ? [] : [`${place}/${key}`];
  });
}

const combinations = ["allOf", "anyOf", "oneOf"];
const hasParts = (schema) => combinations.some((key) => schema[key]);

/** A schema and all that it is combined of, with what stands beside a reference. */
function flatten(document, schema = {}) {
  const { $ref, ...own } = schema;
  const parts = [
    ...combinations.flatMap((key) => own[key] ?? []),
    ...($ref ? [resolve(document, schema)] : []),
  ];
  return [own, ...parts.flatMap((part) => flatten(document, part))];
}

/**
 * All that `document` does not allow of `request`, or `undefined` where it does not cover its path.
 * `readAs` gives the operation to check against where the document has it in the wrong place. A document may say
 * by a function of its own what a query (`inQuery`) or a body (`inBody`, besides its schema) may hold, and which
 * type of answer it has to be asked for (`accepts`).
 */
export function violations(document, request, readAs) {
  const path = pathOf(document, request.path);
  if (!path) return undefined;
  const method = request.method.toLowerCase();
  const misplaced = !document.paths[path][method];
  const place = readAs ?? path;
  const item = document.paths[place];
  const operation = item?.[method];
  if (!operation) return [`the method is not declared on ${path}`];
  const found = misplaced ? [`the method is not declared on ${path}`] : [];
  if (!document.isSilentOnParameters) {
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) =>
      resolve(document, one),
    );
    found.push(...inPath(document, request, path, parameters));
    found.push(...(document.inQuery?.(request) ?? inQuery(document, request, parameters)));
    found.push(...inHeaders(document, request, parameters, operation));
  }
  return [...found, ...inBody(document, request, operation)];
}

const named = (parameters, where) => parameters.filter((one) => one.in === where);
const told =
  (where) =>
  ([place, message]) =>
    `${where}${place}: ${message}`;

function inPath(document, request, path, parameters) {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  const pattern = new RegExp(`^${path.replace(/\{[^}]+\}/g, "([^/]+)")}$`);
  const values = pattern.exec(request.path).slice(1).map(decodeURIComponent);
  return names.flatMap((name, at) => {
    const parameter = named(parameters, "path").find((one) => one.name === name);
    if (!parameter) return [`path ${name}: not declared`];
    return complaints(ajvOfText, document, parameter.schema, values[at]).map(told(`path ${name}`));
  });
}

function inQuery(document, request, parameters) {
  const declared = named(parameters, "query");
  const sent = request.query.flatMap(([name, value]) => {
    const parameter = declared.find((one) => one.name === name);
    if (!parameter) return [`query ${name}: not declared`];
    const isList = resolve(document, parameter.schema).type === "array";
    const given = isList ? value.split(",") : value;
    return complaints(ajvOfText, document, parameter.schema, given).map(told(`query ${name}`));
  });
  const names = request.query.map(([name]) => name);
  return [...sent, ...missing(declared, names, "query")];
}

/** Headers that the rest of the document speaks for: the token as a security scheme, the body's type. */
const spokenFor = ["authorization", "content-type", "accept"];

function inHeaders(document, request, parameters, operation) {
  const declared = named(parameters, "header").map((one) => ({ ...one, name: one.name.toLowerCase() }));
  const sent = Object.entries(request.headers).flatMap(([name, value]) => {
    if (spokenFor.includes(name)) return [];
    const parameter = declared.find((one) => one.name === name);
    if (!parameter) return [`header ${name}: not declared`];
    return complaints(ajvOfText, document, parameter.schema, value).map(told(`header ${name}`));
  });
  const security = operation.security ?? document.security ?? [];
  const wantsToken = security.length > 0 && security.every((one) => Object.keys(one).length > 0);
  const isBearer = /^Bearer \S+$/.test(request.headers.authorization ?? "");
  const token = wantsToken && !isBearer ? ["header authorization: missing"] : [];
  const isAccepted = !document.accepts || request.headers.accept === document.accepts;
  const type = isAccepted ? [] : [`header accept: is not ${document.accepts}`];
  return [...sent, ...token, ...type, ...missing(declared, Object.keys(request.headers), "header")];
}

function missing(declared, names, where) {
  const absent = declared.filter((one) => one.required && !names.includes(one.name));
  return absent.map(({ name }) => `${where} ${name}: missing`);
}

function inBody(document, request, operation) {
  const declared = resolve(document, operation.requestBody);
  if (!request.body) return declared?.required ? ["body: missing"] : [];
  if (!declared) return ["body: not declared"];
  const type = (request.headers["content-type"] ?? "").split(";")[0];
  const schema = declared.content[type]?.schema;
  if (!schema) return [`body: the type ${type || "(none)"} is not declared`];
  const value = type.endsWith("json")
    ? JSON.parse(request.body)
    : Object.fromEntries(new URLSearchParams(request.body));
  return [
    ...complaints(ajv, document, schema, value).map(([place, message]) => `body ${place || "/"}: ${message}`),
    ...undeclared(document, schema, value).map((place) => `body ${place}: not declared`),
    ...(document.inBody?.(document, request, schema) ?? []),
  ];
}
