// Elastic Path's own documents, read as data.

import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { merge, operationsOf } from "../openapi.mjs";
import { referenceFolder, specsOf } from "../specs.mjs";
import { resourceTable } from "./coverage.mjs";

const { folder, areAbsent } = specsOf("elastic-path");

export { areAbsent };

const sampleFile = new URL("000_9d9cad9e21d5f6ae.txt", referenceFolder);

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
    const { operation } = operationsOf(document).find(isNamed);
    const parameters = [...(operation.parameters ?? []), ...(change.parameters ?? [])];
    merge(operation, { ...change, parameters });
  }
  return document;
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
