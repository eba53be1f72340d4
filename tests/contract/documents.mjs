// The platform's own documents, read as data from beside the project (they are not ours to copy), and where
// they say something about an endpoint.

import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { endpointPattern } from "../store.mjs";
import { resourceTable } from "./coverage.mjs";

/** Where the documents are; `SPECS` names another place. */
const folder = process.env.SPECS
  ? pathToFileURL(`${process.env.SPECS}/`)
  : new URL("../../../shared/specs/elastic-path/", import.meta.url);
const sampleFile = new URL("../../reference/000_9d9cad9e21d5f6ae.txt", folder);

/** The OpenAPI documents of three generations, and the changes that the platform's generator makes to one. */
const openApi = {
  "elasticpath-dev/authentication.yaml": [],
  "elasticpath-dev/CustomerAddresses.yaml": [],
  "elasticpath-dev/cartsorders.yaml": [],
  "composable-frontend/authentication.yaml": ["createAnAccessToken"],
  "composable-frontend/cart_checkout.yaml": ["getCustomerOrders", "getAnOrder"],
  "composable-frontend/flows.yaml": [],
  "epcc-cli/carts-and-orders.yaml": [],
  "epcc-cli/settings.yaml": [],
  "epcc-cli/single-sign-on.yaml": [],
};

const methods = ["get", "post", "put", "patch", "delete"];

/** Why nothing can be held against the documents here, or `false`. A test takes it as `skip`. */
export const areAbsent = existsSync(folder)
  ? false
  : `the platform's documents are not at ${folder.pathname} (set SPECS to their folder)`;

if (areAbsent) {
  console.warn(`\n${"!".repeat(100)}\nThe contract is NOT checked: ${areAbsent}.\n${"!".repeat(100)}\n`);
}

const read = (path) => parse(readFileSync(new URL(path, folder), "utf8"), { logLevel: "silent" });

function load() {
  const all = Object.entries(openApi).map(([name, overrides]) => [name, overridden(read(name), overrides)]);
  return new Map([...all, [resourceTable, fromResourceTable(read(resourceTable))]]);
}

/** Puts the changes that the platform's own generator makes into the operations they are named after. */
function overridden(document, names) {
  if (names.includes("getAnOrder")) {
    merge(document, read("composable-frontend/override-cart_checkout_components.yaml"));
  }
  for (const name of names) {
    const change = read(`composable-frontend/override-${name}.yaml`);
    const isNamed = ({ operation }) => plain(operation.operationId) === plain(name);
    const { operation } = operations(document).find(isNamed);
    const parameters = [...(operation.parameters ?? []), ...(change.parameters ?? [])];
    merge(operation, { ...change, parameters });
  }
  return document;
}

/** Puts `change` into `target`, level by level; a list or a reference replaces what was there. */
export function merge(target, change) {
  for (const [key, value] of Object.entries(change)) {
    const isNested = [target[key], value].every(
      (one) => Object(one) === one && !Array.isArray(one) && !one.$ref,
    );
    if (isNested) merge(target[key], value);
    else target[key] = value;
  }
  return target;
}

/** An operation's name without what each document spells in its own way. */
function plain(text = "") {
  return text.toLowerCase().replace(/[^a-z]/g, "");
}

/** The method of each kind of entry in the table of resources. */
const verbs = {
  "get-collection": "get",
  "get-entity": "get",
  "create-entity": "post",
  "update-entity": "put",
  "delete-entity": "delete",
};

/** Says in OpenAPI what the table of resources says: methods, paths, names of attributes. */
function fromResourceTable(table) {
  const paths = {};
  for (const resource of Object.values(table)) {
    const isRelationship = resource["no-wrapping"];
    const properties = { type: { const: isRelationship ? "customer" : resource["json-api-type"] } };
    for (const [name, { type }] of Object.entries(resource.attributes ?? {})) {
      const values = type.startsWith("ENUM:") ? { enum: type.slice(5).split(",") } : {};
      properties[name.replace("data[n].", "")] ??= { type: "string", ...values };
    }
    const entity = { type: "object", required: ["type"], properties };
    const data = isRelationship ? { type: "array", items: entity } : entity;
    const schema = { type: "object", required: ["data"], properties: { data } };
    const requestBody = { content: { "application/json": { schema } } };
    for (const [entry, verb] of Object.entries(verbs)) {
      if (!resource[entry]) continue;
      const writes = verb === "post" || verb === "put" || isRelationship;
      paths[resource[entry].url] ??= {};
      paths[resource[entry].url][verb] = { responses: {}, ...(writes && { requestBody }) };
    }
  }
  return { paths, isSilentOnParameters: true };
}

/** Every operation of a document, with its place in it. */
function operations(document) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => ({ path, method, operation: item[method], item })),
  );
}

/** Follows a `$ref` within its document. */
export function resolve(document, node) {
  if (!node?.$ref) return node;
  const steps = node.$ref.replace(/^#\//, "").split("/");
  const target = steps.reduce(
    (found, step) => found?.[step.replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  );
  if (!target) throw new Error(`${node.$ref} leads nowhere`);
  return resolve(document, target);
}

/** The path of a document that a real path is an instance of; the one with the fewest placeholders. */
export function pathOf(document, realPath) {
  const fitting = Object.keys(document.paths).filter((path) => endpointPattern(path).test(realPath));
  return fitting.sort((one, other) => one.split("{").length - other.split("{").length)[0];
}

/** The reference documents' sample of a customer. */
export function sampleCustomer() {
  const text = readFileSync(sampleFile, "utf8");
  return JSON.parse(/```json\n([\s\S]*?)\n```/.exec(text)[1]);
}

/** A customer's token in the form of section 2 of the facts, ending when the page's sample does. */
export const sampleToken = () => ({
  data: {
    type: "token",
    id: "0b1c6f2e-7c57-4e0e-9f43-2f0f8b6b7f61",
    customer_id: "7a1b2c3d-0f6e-4a59-8f1d-3c2b1a0f9e8d",
    token: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI3YTFiMmMzZCJ9fQ==.0f1e2d3c",
    expires: 1_510_684_200,
  },
});

/** Every document by its name. */
export const documents = areAbsent ? new Map() : load();
