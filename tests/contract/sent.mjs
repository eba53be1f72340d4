// Sends every operation of a platform's table once, and holds what arrived against every document that covers
// it. A platform's suite is what its `suite.mjs` puts together:
//
// operations  rows by the operation's name, and `others`, which send nothing: see `operations.mjs`
// coverage    where each endpoint is documented
// documents   by name, and `areAbsent`, why there are none
// exceptions  what the documents are known to get wrong, one complaint of one document at one endpoint each
// ids         of everything in the store
// open        opens a store
// clientOf    makes a client on a store, as a row wants it
// methodsOf   names every method of a client

import { setTimeout } from "node:timers/promises";
import { endpointPattern } from "../store.mjs";
import { violations } from "./violations.mjs";

/** A real path of an endpoint of the tables. */
export const realPath = (endpoint, ids) =>
  endpoint.replace(/^\S+ /, "").replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? name);

/** Has the store answer what a row wants it to: a body, a refusal by its status, or the errors of one. */
export function tellAll(store, answers = {}) {
  for (const [endpoint, answer] of Object.entries(answers)) {
    const body = typeof answer === "number" ? { errors: [{ status: answer, title: "Refused" }] } : answer;
    store.tell(endpoint, Number(body.errors?.[0].status ?? 200), body);
  }
}

/** Every row with its operation's name: `{ name, row }`. */
export const rowsOf = ({ operations }) =>
  Object.entries(operations).flatMap(([name, rows]) => rows.map((row) => ({ name, row })));

/** What every row sent: `{ name, row, requests, error }`, and the methods that the package has. */
export async function sendAll({ open, clientOf, methodsOf, ...suite }) {
  const store = await open();
  const sent = [];
  for (const { name, row } of rowsOf(suite)) {
    store.resetAnswers();
    tellAll(store, row.answers);
    const shop = await clientOf(store, row);
    const [{ value, reason }] = await Promise.allSettled([row.call(shop)]);
    await arrived(store, row.sends.length);
    const visits = row.visits && value ? [visitTo(value.url)] : [];
    sent.push({ name, row, error: reason, requests: [...store.requests, ...visits] });
    shop.dispose();
  }
  const shop = await clientOf(store, { by: "nobody" });
  const methods = methodsOf(shop);
  shop.dispose();
  store.close();
  return { sent, methods };
}

/** A logout does not wait for what it sends. */
async function arrived(store, count) {
  for (let turn = 0; store.requests.length < count && turn < 100; turn++) await setTimeout(10);
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
export function complaintsAbout({ documents, exceptions }, request, endpoint) {
  return [...documents].flatMap(([name, document]) => {
    const here = exceptions.filter((one) => one.document === name && one.endpoint === endpoint);
    const readAs = here.find((one) => one.readAs)?.readAs;
    return (violations(document, request, readAs) ?? []).map((says) => ({
      document: name,
      endpoint,
      says,
      exception: here.find((one) => one.says === says),
    }));
  });
}
