// A store on loopback for the suites that compare requests: it records each one and answers with what it was
// told to, or with the least that a client goes on with. It knows no rules: those are the sandbox's.

import { createServer } from "node:http";

/** The ids of everything in this store. Documents demand UUIDs in some paths. */
export const ids = {
  customer: "f260b17a-390f-4b37-bf9d-f62c45a95865",
  address: "5f8da740-6680-463e-b31c-190b2db4bf9d",
  order: "e5a0d684-a4af-4919-a348-f66b0b4955e0",
  transaction: "2a8a3a92-2ccd-4b2b-a7af-52d3896eaecb",
  shippingGroup: "3d7200c9-a9bc-4085-9822-63e80fd94a09",
  cart: "6837058c-ae42-46db-b3c6-7f01e0c34b40",
  product: "d0f7a1c2-5b6e-4f3a-9c8d-1e2f3a4b5c6d",
  guestCart: "0a6b1e62-3f0a-4d0b-9b8e-5d7c2b6f1a11",
  realm: "c8f4c1de-52a1-4c4b-9b58-5a3f2ed0d1f7",
  profile: "9b2d9f3e-1f43-4b0c-8a5e-0f6f2f6f7a10",
  store: "b7a5e9c4-6a0e-4c57-8f0b-1a2b3c4d5e6f",
};

/** The shopper who signs in. */
export const shopper = { email: "ada@example.com", password: "correct-horse-battery" };

/** Every field of an address, and a Flow field. */
export const wholeAddress = {
  label: "Home",
  firstName: "Ada",
  lastName: "Lovelace",
  company: "Analytical Engines",
  line1: "12 St James's Square",
  line2: "Flat 3",
  city: "London",
  county: "Middlesex",
  region: "Greater London",
  postcode: "SW1Y 4JH",
  countryCode: "GB",
  phone: "+44 20 7946 0000",
  instructions: "Ring twice.",
  native: { "delivery-notes": "The lane floods." },
};

/** What Node's fetch, or another one, adds to every request by itself. */
const transport =
  /^(host|connection|content-length|accept-encoding|accept-language|user-agent|sec-fetch-mode)$/;

const now = () => Math.floor(Date.now() / 1000);
const one = (type, more) => ({ data: { type, id: ids[type] ?? ids.order, ...more } });

/** The least that Elastic Path answers, by endpoint; the first that fits answers. */
const leastOfElasticPath = [
  [
    "POST /oauth/access_token",
    () => ({
      access_token: "visitor-token",
      token_type: "Bearer",
      identifier: "implicit",
      expires_in: 3600,
      expires: now() + 3600,
    }),
  ],
  [
    "POST /v2/customers/tokens",
    () => ({
      data: {
        type: "token",
        id: ids.order,
        customer_id: ids.customer,
        token: "shopper-token",
        expires: now() + 86_400,
      },
    }),
  ],
  [
    "GET /v2/settings/customer-authentication",
    () => ({
      data: {
        type: "customer-authentication-settings",
        meta: { client_id: "customers" },
        relationships: { "authentication-realm": { data: { type: "authentication-realm", id: ids.realm } } },
      },
    }),
  ],
  [
    "GET /v2/authentication-realms/{realm}/oidc-profiles",
    (url) => ({
      data: [
        {
          type: "oidc-profile",
          id: ids.profile,
          name: "Harbour Mail",
          links: {
            "authorization-endpoint": `${url}/oidc-idp/login/stores/${ids.store}/authentication-realms/${ids.realm}?elasticpath_commerce_cloud_profile_id=${ids.profile}`,
          },
        },
      ],
    }),
  ],
  ["GET /v2/customers", () => ({ data: [] })],
  ["GET /v2/{resource}/attributes", () => ({ data: [] })],
  ["GET /v2/customers/{customer}", () => one("customer", { email: shopper.email })],
  ["GET /v2/customers/{customer}/addresses", () => ({ data: [] })],
  ["GET /v2/orders", () => ({ data: [] })],
  ["GET /v2/carts", () => ({ data: [] })],
  ["GET /v2/{resource}/{id}/{items}", () => ({ data: [] })],
  ["POST /v2/carts/{cart}/items", () => ({ data: [] })],
];

/** A matcher of one method and path; `{…}` stands for one step of the path. */
export const endpointPattern = (endpoint) =>
  new RegExp(`^${endpoint.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+")}$`);

/** Opens the store, with the least that its platform answers. Close it when done. */
export async function openStore(least = leastOfElasticPath) {
  const requests = [];
  let told = [];
  let url = "";

  /** What the store says to a request: what it was told to, or the least. */
  const answerTo = ({ method, path, body: sent }) => {
    const fits = ([endpoint]) => endpointPattern(endpoint).test(`${method} ${path}`);
    const order = told.find(fits);
    if (order) return order[1];
    if (method === "DELETE") return { status: 204 };
    const body = least.find(fits)?.[1](url, sent) ?? one("resource");
    return { status: method === "POST" && !path.endsWith("token") ? 201 : 200, body };
  };

  const server = createServer(async (message, response) => {
    let body = "";
    for await (const chunk of message.setEncoding("utf8")) body += chunk;
    const { pathname, search, searchParams } = new URL(message.url, "http://store.example");
    const headers = Object.fromEntries(
      Object.entries(message.headers).filter(
        ([name, value]) => !transport.test(name) && !(name === "accept" && value === "*/*"),
      ),
    );
    const request = {
      method: message.method,
      path: pathname,
      query: [...searchParams],
      search,
      headers,
      body,
    };
    requests.push(request);
    const answer = answerTo(request);
    // Browsers show scripts no Date of another origin's answer.
    response.sendDate = false;
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${server.address().port}`;

  return {
    url,
    /** Every request since the last `forget`. */
    requests,
    forget() {
      requests.length = 0;
    },
    /** Has an endpoint answer with this from now on, until `resetAnswers`. */
    tell(endpoint, status, body) {
      told = [[endpoint, { status, body }], ...told];
    },
    resetAnswers() {
      told = [];
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A storage that lives as long as this object: sign-on refuses `"memory"`, because a page is left for it. */
export function ownStorage() {
  const texts = new Map();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}
