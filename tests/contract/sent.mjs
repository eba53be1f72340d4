// Sends every operation of the table once, and holds what arrived against every document that covers it.

import { clientOf, methodsOf } from "../client.mjs";
import { endpointPattern, ids, openStore } from "../store.mjs";
import { documents } from "./documents.mjs";
import { singleExceptions } from "./exceptions.mjs";
import { operations } from "./operations.mjs";
import { violations } from "./violations.mjs";

/** A real path of an endpoint of the tables. */
export const realPath = (endpoint) =>
  endpoint.replace(/^\S+ /, "").replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? name);

/** Has the store answer what a row wants it to. */
export function tellAll(store, answers = {}) {
  for (const [endpoint, body] of Object.entries(answers)) store.tell(endpoint, 200, body);
}

/** What every row sent: `{ name, row, requests, error }`, and the methods that the package has. */
export async function sendAll() {
  const store = await openStore();
  const rows = Object.entries(operations).flatMap(([name, rows]) => rows.map((row) => ({ name, row })));
  const sent = [];
  for (const { name, row } of rows) {
    store.resetAnswers();
    tellAll(store, row.answers);
    const shop = await clientOf(store, row);
    const outcome = await row.call(shop).then(
      (result) => ({ result }),
      (error) => ({ error }),
    );
    const visit = row.visits && outcome.result && visitTo(outcome.result.url);
    sent.push({ name, row, error: outcome.error, requests: [...store.requests, ...(visit ? [visit] : [])] });
    shop.dispose();
  }
  const shop = await clientOf(store, { by: "nobody" });
  const methods = methodsOf(shop);
  shop.dispose();
  store.close();
  return { sent, methods };
}

async function outcomeOf(row, shop) {
  try {
    return { result: await row.call(shop) };
  } catch (error) {
    return { error };
  }
}

/** Going to a page, as a request to hold against the document that has it. */
function visitTo(address) {
  const { pathname, searchParams } = new URL(address);
  return { method: "GET", path: pathname, query: [...searchParams], headers: {}, body: "" };
}

/** The endpoint of the tables that a request is one to. */
export function endpointOf(request, endpoints) {
  return endpoints.find((endpoint) => endpointPattern(endpoint).test(`${request.method} ${request.path}`));
}

/** Every complaint about one request: `{ document, endpoint, says }`, with the exception it falls under. */
export function complaintsAbout(request, endpoint) {
  return [...documents].flatMap(([name, document]) => {
    const here = singleExceptions.filter((one) => one.document === name && one.endpoint === endpoint);
    const readAs = here.find((one) => one.readAs)?.readAs;
    return (violations(document, request, readAs) ?? []).map((says) => ({
      document: name,
      endpoint,
      says,
      exception: here.find((one) => one.says === says),
    }));
  });
}
