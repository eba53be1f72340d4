// Every response that Elastic Path's documents show is read without an error, with nothing of it lost.

import { CustomerError } from "storefront-customer/elastic-path";
import { testResources, testResponses } from "../responses.mjs";
import { realPath } from "../sent.mjs";
import { examplesOf } from "./examples.mjs";
import { declared, resources } from "./resources.mjs";
import { suite } from "./suite.mjs";

testResources(resources, declared);

/** What a status means to a caller. */
const meanings = {
  400: "validation",
  401: "not-signed-in",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  422: "validation",
  500: "server",
};
/** Nobody has signed in, so it is not the session that ended. */
const visitorMeanings = { ...meanings, 401: "forbidden" };
/** A shop that may not even have a visitor's token is set up wrongly. */
const tokenMeanings = { ...meanings, 400: "configuration", 401: "configuration" };

function meaningsOf({ by = "shopper", sends }) {
  if (sends.at(-1) === "POST /oauth/access_token") return tokenMeanings;
  return by === "shopper" ? meanings : visitorMeanings;
}

testResponses(suite, {
  CustomerError,
  examplesOf({ sends }) {
    const endpoint = sends.at(-1);
    const misplaced = suite.exceptions.filter((one) => one.endpoint === endpoint && one.readAs);
    const places = Object.fromEntries(misplaced.map(({ document, readAs }) => [document, readAs]));
    return examplesOf(endpoint, realPath(endpoint, suite.ids), places);
  },
  meaningOf: (row, { status }) => meaningsOf(row)[status],
});
