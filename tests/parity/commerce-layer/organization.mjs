// An organization of Commerce Layer behind `fetch`, where our package and the platform's own look for it: it
// records each request as `fetch` would send it, and answers with what it was told to, or with the least that a
// client goes on with. It knows no rules: those are the sandbox's.

import { endpointPattern, shopper } from "../../store.mjs";

export const clientId = "sales-channel";

/** The ids of everything in this organization, by kind. */
export const ids = {
  customers: "XAyRWNUzyN",
  customer_addresses: "kBvrhjWmPq",
  addresses: "PqTzuEwLda",
  orders: "MwRhoqYeZx",
  line_items: "aBcQdtnRlG",
  authorizations: "vNzLhsKoPd",
  shipments: "EkWfuXaTrb",
  customer_payment_sources: "qRgiuPeKvN",
  customer_subscriptions: "bVnJkyRtGh",
  order_subscriptions: "ZtHaodLwMc",
  returns: "JsFyexBnUi",
  return_line_items: "oCbGslVdXr",
  sku_lists: "hLmWnpTzQe",
  sku_list_items: "yUdKavRgJf",
  customer_password_resets: "TfZoewXkHb",
};

/** What the organization keeps in the metadata of customers and addresses, besides what ours keeps there. */
export const kept = { tier: "gold" };

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An access token, of the age that the packages read from it. */
function token(expiresAt, claims) {
  const organization = { id: "vWQPuFZbRk", slug: "marlow-finch", enterprise: false, region: "eu-west-1" };
  const application = { id: "dNoZkiwQgp", kind: "sales_channel", public: true, client_id: clientId };
  const payload = {
    organization,
    application,
    scope: "market:all",
    iss: "https://auth.commercelayer.io",
    iat: expiresAt - 14_400,
    exp: expiresAt,
    test: true,
    ...claims,
  };
  return [encoded({ alg: "RS512", typ: "JWT" }), encoded(payload), "signature"].join(".");
}

const [farAway, longAgo] = [4_000_000_000, 1_600_000_000];
const owner = { id: ids.customers, type: "Customer" };

export const tokens = {
  visitor: token(farAway, {}),
  shopper: token(farAway, { owner }),
  oldShopper: token(longAgo, { owner }),
  shopperFromElsewhere: token(farAway, { owner, iss: "https://auth.commercelayer.example" }),
  refresh: "refresh-token",
};

const channelGrant = {
  access_token: tokens.visitor,
  token_type: "bearer",
  expires_in: 14_400,
  scope: "market:all",
  created_at: longAgo,
};
const shopperGrant = {
  ...channelGrant,
  access_token: tokens.shopper,
  refresh_token: tokens.refresh,
  owner_id: ids.customers,
  owner_type: "customer",
};
/**
 * What the login of a special shopper brings: an access token that is over already, one that only the API knows to
 * be over, or one from another domain.
 */
export const grants = {
  "old shopper": { ...shopperGrant, access_token: tokens.oldShopper, expires_in: 0 },
  "shopper with a slow clock": { ...shopperGrant, access_token: tokens.oldShopper },
  "shopper from elsewhere": { ...shopperGrant, access_token: tokens.shopperFromElsewhere },
};

const resource = (type, id = ids[type] ?? "new", more = {}) => ({ type, id, attributes: {}, ...more });
const grantOf = ({ body }) =>
  JSON.parse(body).grant_type === "client_credentials" ? channelGrant : shopperGrant;

const entry = (id) => ({
  data: resource("customer_addresses", id, {
    relationships: { address: { data: { type: "addresses", id: ids.addresses } } },
  }),
  included: [resource("addresses", ids.addresses, { attributes: { metadata: kept } })],
});

/** The least, by endpoint; the first that fits answers. */
const least = [
  ["POST /oauth/token", (request) => ({ body: grantOf(request) })],
  ["POST /oauth/revoke", () => ({ body: {} })],
  [
    "GET /api/customers/{id}",
    () => ({
      body: {
        data: resource("customers", ids.customers, { attributes: { email: shopper.email, metadata: kept } }),
      },
    }),
  ],
  ["GET /api/customer_addresses/{id}", ({ path }) => ({ body: entry(path.split("/").at(-1)) })],
  ["GET /api/{type}/{id}", ({ path }) => ({ body: { data: resource(...path.split("/").slice(2)) } })],
  ["PATCH /api/{type}/{id}", ({ path }) => ({ body: { data: resource(...path.split("/").slice(2)) } })],
  ["POST /api/{type}", ({ path }) => ({ status: 201, body: { data: resource(path.split("/")[2]) } })],
  ["DELETE /api/{type}/{id}", () => ({ status: 204 })],
];

/** A list, of one record. */
const list = ({ path }) => ({
  body: { data: [resource(path.split("/").at(-1))], meta: { record_count: 1, page_count: 1 } },
});

/** Takes the place of `fetch`, until it is closed. */
export function openOrganization() {
  const requests = [];
  let told = [];
  const realFetch = globalThis.fetch;

  const answerTo = (request) => {
    const fits = ([endpoint]) => endpointPattern(endpoint).test(`${request.method} ${request.path}`);
    const [, answer] = [...told, ...least].find(fits) ?? [undefined, list];
    return answer(request);
  };

  globalThis.fetch = async (input, init) => {
    const message = new Request(input, init);
    const { host, pathname, search } = new URL(message.url);
    const request = {
      method: message.method,
      host,
      path: pathname,
      search,
      headers: Object.fromEntries(message.headers),
      body: await message.text(),
    };
    requests.push(request);
    const { status = 200, body } = answerTo(request);
    const headers = { "content-type": "application/vnd.api+json" };
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
  };

  return {
    /** Every request since the last `forget`. */
    requests,
    forget() {
      requests.length = 0;
    },
    /** Has an endpoint answer with what this makes of a request from now on, until `resetAnswers`. */
    tell(endpoint, answer) {
      told = [[endpoint, answer], ...told];
    },
    resetAnswers() {
      told = [];
    },
    close() {
      globalThis.fetch = realFetch;
    },
  };
}
