// Sessions of Elastic Path's own packages are taken over: what is stored here was written by those packages
// themselves, running against the sandbox.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import elasticPathSdk from "@elasticpath/js-sdk";
import {
  createAuthLocalStorageInterceptor,
  createShopperClient,
  getByContextAllProducts,
} from "@epcc-sdk/sdks-shopper";
import { elasticPath } from "storefront-customer/elastic-path";
import { fromJsSdk, fromShopperSdk } from "storefront-customer/elastic-path/adopt";
import { change, reset, revoke, sandbox } from "./sandbox.mjs";
import { ada } from "./stage.mjs";
import { asked, assertIgnored, newBrowser, reloaded, theirs } from "./takeover.mjs";

const clientId = "sandbox-storefront";

beforeEach(async () => {
  newBrowser();
  await reset();
});

/** A storefront built on js-sdk, as it was before the switch. */
const jsSdk = (options = {}) =>
  elasticPathSdk.gateway({ client_id: clientId, host: new URL(sandbox).host, protocol: "http", ...options });

/** The same with a shopper signed in, whose token is where the reference storefront puts it. */
async function signedInBefore(options) {
  const { data } = await jsSdk(options).Customers.TokenViaPassword(ada.email, ada.password);
  localStorage.setItem("mtoken", data.token);
  localStorage.setItem("mcustomer", data.customer_id);
  await asked();
  return data;
}

const opening =
  (adopt, options = {}) =>
  () =>
    elasticPath({ clientId, baseUrl: sandbox, adopt, ...options });
const open = opening(fromJsSdk());

test("a shopper who signed in on js-sdk is signed in after the switch, and no token is asked for", async () => {
  const { token, customer_id } = await signedInBefore();
  const { epCredentials } = theirs();
  let shop = await open();
  const reasons = [];
  shop.auth.onChange((session, reason) => reasons.push([session.state, reason]));
  assert.equal(shop.auth.session.customerId, customer_id);
  assert.equal((await shop.profile.get()).email, ada.email);
  assert.deepEqual(await asked(), [`GET /v2/customers/${customer_id}`]);
  assert.equal((await shop.auth.headers())["X-Moltin-Customer-Token"], token);
  assert.deepEqual(reasons, [["customer", "restored"]]);
  assert.deepEqual(
    theirs(),
    { epCredentials, ...cartOf(theirs()) },
    "the visitor's token is left, the shopper's is not",
  );
  shop = await reloaded(shop, open);
  assert.equal((await shop.orders.list({ limit: 1 })).items.length, 1);
  assert.deepEqual(await asked(), ["GET /v2/orders"]);
  shop.dispose();
});

/** js-sdk makes a cart's id at once, which is none of our concern. */
const cartOf = ({ epcart }) => (epcart ? { epcart } : {});

test("a sign-out is for good, whatever the other SDK had", async () => {
  for (const storage of ["local", "session"]) {
    await signedInBefore();
    const openIn = opening(fromJsSdk(), { storage });
    let shop = await openIn();
    assert.equal(shop.auth.session.state, "customer");
    await shop.auth.logout();
    shop = await reloaded(shop, openIn);
    assert.equal(shop.auth.session.state, "anonymous", storage);
    // The next tab has a sessionStorage of its own.
    sessionStorage.texts.clear();
    shop = await reloaded(shop, openIn);
    assert.notEqual(shop.auth.session.state, "customer", storage);
    shop.dispose();
    newBrowser();
  }
});

test("what is stored of our own goes first, and the other SDK's stays as it is", async () => {
  let shop = await open();
  await shop.auth.login(ada);
  await shop.auth.logout();
  await signedInBefore();
  const before = theirs();
  shop = await reloaded(shop, open);
  assert.equal(shop.auth.session.state, "anonymous");
  assert.deepEqual(theirs(), before);
  shop.dispose();
});

test("what is left after the first look is not looked at again, even where our own is removed", async () => {
  let shop = await open();
  await shop.auth.login(ada);
  await signedInBefore();
  shop = await reloaded(shop, open);
  for (const key of localStorage.texts.keys())
    if (key.startsWith("storefront-customer:")) localStorage.removeItem(key);
  await assert.rejects(shop.profile.get(), { code: "not-signed-in" });
  shop.dispose();
});

/** Each way in which the packages leave a visitor's token. */
const visitors = {
  "js-sdk with a name": {
    leave: () => jsSdk({ name: "marlow" }).Authenticate(),
    adopt: fromJsSdk({ name: "marlow" }),
    key: "marlow_ep_credentials",
  },
  "js-sdk": { leave: () => jsSdk().Authenticate(), adopt: fromJsSdk(), key: "epCredentials" },
  "js-sdk in cookies": {
    leave: () => jsSdk({ storage_type: "cookies" }).Authenticate(),
    adopt: fromJsSdk({ storage: "cookies" }),
  },
  "sdks-shopper's client": {
    leave: () => shopperClient().auth.getValidAccessToken(),
    adopt: fromShopperSdk(),
    key: "_store_ep_credentials",
  },
  "sdks-shopper's client in cookies": {
    leave: () => shopperClient({ storage: "cookie" }).auth.getValidAccessToken(),
    adopt: fromShopperSdk({ storage: "cookies" }),
  },
  "sdks-shopper's interceptor": {
    leave: () => intercepted({ clientId }),
    adopt: fromShopperSdk(),
    key: "_store_ep_credentials",
  },
  "sdks-shopper's interceptor with a key": {
    leave: () => intercepted({ clientId, storageKey: "marlow" }),
    adopt: fromShopperSdk({ key: "marlow" }),
    key: "marlow",
  },
};

const shopperClient = (options) => createShopperClient({ baseUrl: sandbox }, { clientId, ...options });

/** A request that carries a token which the interceptor has got and stored. */
async function intercepted(options) {
  const { client } = await import("@epcc-sdk/sdks-shopper");
  client.setConfig({ baseUrl: sandbox });
  const intercept = createAuthLocalStorageInterceptor(options);
  const id = client.interceptors.request.use(intercept);
  await getByContextAllProducts({ client });
  client.interceptors.request.eject(intercept);
  return id;
}

for (const [name, { leave, adopt, key }] of Object.entries(visitors)) {
  test(`a visitor's token of ${name} is taken over, and stays where it is`, async () => {
    await leave();
    if (key) assert.ok(key in theirs(), `${name} stores under ${key}`);
    else assert.match(document.cookie, /_?ep_?credentials=/i);
    const before = [theirs(), document.cookie];
    await asked();
    const shop = await opening(adopt)();
    assert.equal(shop.auth.session.state, "anonymous");
    assert.equal((await shop.fetch("/v2/carts/basket")).status, 200);
    assert.deepEqual(await asked(), ["GET /v2/carts/basket"]);
    assert.deepEqual([theirs(), document.cookie], before);
    shop.dispose();
  });
}

test("js-sdk's own storage object is read where one was given", async () => {
  const storage = new elasticPathSdk.MemoryStorageFactory();
  await jsSdk({ storage }).Authenticate();
  const shop = await opening(fromJsSdk({ storage }))();
  assert.equal(shop.auth.session.state, "anonymous");
  shop.dispose();
});

test("a shopper's token is found where the storefront says, with its end", async () => {
  const { data } = await jsSdk().Customers.TokenViaPassword(ada.email, ada.password);
  localStorage.setItem("account", JSON.stringify({ data }));
  const store = {
    read: () => JSON.parse(localStorage.getItem("account"))?.data,
    remove: () => localStorage.removeItem("account"),
  };
  let shop = await opening(fromJsSdk({ customer: store }))();
  const { expiresAt, customerId } = shop.auth.session;
  assert.deepEqual([Date.parse(expiresAt) / 1000, customerId], [data.expires, data.customer_id]);
  assert.equal(localStorage.getItem("account"), null);
  shop.dispose();

  newBrowser();
  localStorage.setItem("t", data.token);
  localStorage.setItem("id", data.customer_id);
  localStorage.setItem("end", data.expires);
  const keys = { token: "t", customerId: "id", expires: "end" };
  shop = await opening(fromShopperSdk({ customer: keys }))();
  assert.equal(Date.parse(shop.auth.session.expiresAt) / 1000, data.expires);
  assert.deepEqual(theirs(), {});
  shop.dispose();
});

test("a token without an end is used until the platform refuses it: then the session has expired", async () => {
  await signedInBefore();
  await revoke("customer");
  const shop = await open();
  const reasons = [];
  shop.auth.onChange((_session, reason) => reasons.push(reason));
  await assert.rejects(shop.profile.get(), { code: "not-signed-in" });
  assert.deepEqual(reasons, ["restored", "expired"]);
  shop.dispose();
});

test("what is expired, foreign, corrupt or of a back end is ignored, and left as it is", async () => {
  await signedInBefore();
  const credentials = JSON.parse(localStorage.getItem("epCredentials"));
  const [token, customer] = ["mtoken", "mcustomer"].map((key) => localStorage.getItem(key));
  const soon = Math.floor(Date.now() / 1000);
  for (const [key, text] of [
    ["epCredentials", "{"],
    ["epCredentials", "null"],
    ["epCredentials", "7"],
    ["epCredentials", '"text"'],
    ["epCredentials", JSON.stringify([credentials])],
    ["epCredentials", JSON.stringify({ ...credentials, expires: soon - 1 })],
    ["epCredentials", JSON.stringify({ ...credentials, expires: "never" })],
    ["epCredentials", JSON.stringify({ ...credentials, expires: undefined })],
    ["epCredentials", JSON.stringify({ ...credentials, access_token: "" })],
    ["epCredentials", JSON.stringify({ ...credentials, access_token: { token } })],
    ["epCredentials", JSON.stringify({ ...credentials, client_id: "another-client" })],
    ["epCredentials", JSON.stringify({ ...credentials, identifier: "client_credentials" })],
    ["mtoken", token],
    ["mcustomer", customer],
  ]) {
    newBrowser();
    localStorage.setItem(key, text);
    await assertIgnored(open, `${key} ${text}`);
  }
  for (const read of [
    () => ({ token, customer_id: customer, expires: soon - 1 }),
    () => ({ token, customer_id: customer, expires: "soon" }),
    () => ({ token, customer_id: customer, expires: null }),
    () => ({ token, customer_id: "" }),
    () => ({ token: 7, customer_id: customer }),
    () => null,
    () => {
      throw new Error("the storefront's own");
    },
    () => Promise.reject(new Error("the storefront's own")),
  ]) {
    newBrowser();
    const remove = () => assert.fail("nothing was taken over");
    await assertIgnored(opening(fromJsSdk({ customer: { read, remove } })), String(read));
  }
});

test("a token that a secret brought is not taken over, as js-sdk itself stored it", async () => {
  await jsSdk({ client_id: "sandbox-backend", client_secret: "sandbox-secret" }).Authenticate();
  assert.equal(JSON.parse(localStorage.getItem("epCredentials")).identifier, "client_credentials");
  await assertIgnored(opening(fromJsSdk(), { clientId: "sandbox-backend" }), "client_credentials");
});

test("a token that js-sdk left to expire is not taken over", async () => {
  await change({ implicitSeconds: 1, customerSeconds: 1 });
  await jsSdk().Authenticate();
  const { expires } = JSON.parse(localStorage.getItem("epCredentials"));
  await new Promise((resolve) => setTimeout(resolve, expires * 1000 - Date.now() + 1));
  await assertIgnored(open, "expired");
});

test("a shopper's token is worth as much where the visitor's is worth nothing", async () => {
  await signedInBefore();
  localStorage.setItem("epCredentials", "{");
  const shop = await open();
  assert.equal((await shop.profile.get()).email, ada.email);
  const [first, second] = await asked();
  assert.equal(first, "POST /oauth/access_token");
  assert.match(second, /^GET \/v2\/customers\//);
  shop.dispose();
});

test("tabs that open together begin with one session", async () => {
  await signedInBefore();
  const shops = await Promise.all([open(), open(), open()]);
  for (const shop of shops) assert.equal((await shop.profile.get()).email, ada.email);
  await shops[0].auth.logout();
  for (const shop of shops) await assert.rejects(shop.profile.get(), { code: "not-signed-in" });
  for (const shop of shops) shop.dispose();
});

test("a storage of the app's own keeps what was taken over, with promises too", async () => {
  for (const wait of [(value) => value, (value) => Promise.resolve(value)]) {
    newBrowser();
    await signedInBefore();
    const texts = new Map();
    const storage = {
      getItem: (key) => wait(texts.get(key) ?? null),
      setItem: (key, text) => wait(void texts.set(key, text)),
      removeItem: (key) => wait(void texts.delete(key)),
    };
    const openOwn = opening(fromJsSdk(), { storage });
    let shop = await openOwn();
    assert.equal((await shop.profile.get()).email, ada.email);
    assert.equal(localStorage.getItem("mtoken"), null);
    shop = await reloaded(shop, openOwn);
    assert.equal((await shop.profile.get()).email, ada.email);
    await shop.auth.logout();
    shop = await reloaded(shop, openOwn);
    assert.equal(shop.auth.session.state, "anonymous");
    assert.deepEqual(
      [...localStorage.texts.keys()].filter((key) => key.startsWith("storefront")),
      [],
    );
    shop.dispose();
  }
});

test("where nothing can be kept, nothing is taken away", async () => {
  await signedInBefore();
  const before = theirs();
  const full = { ...localStorage, setItem: () => assert.fail("full") };
  const slowlyFull = {
    getItem: async (key) => localStorage.getItem(key),
    setItem: () => Promise.reject(new Error("full")),
    removeItem: async () => {},
  };
  for (const storage of [full, slowlyFull, "memory"]) {
    const shop = await opening(fromJsSdk(), { storage })();
    assert.equal(shop.auth.session.state, "none");
    assert.deepEqual(theirs(), before);
    await shop.auth.login(ada);
    assert.equal((await shop.profile.get()).email, ada.email, "the session goes on in memory");
    shop.dispose();
  }
});

test("a browser that denies its storage and cookies opens the shop all the same", async () => {
  const denied = () => {
    throw new DOMException("denied", "SecurityError");
  };
  Object.defineProperty(document, "cookie", { get: denied });
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: denied });
  try {
    for (const adopt of [fromJsSdk(), fromShopperSdk(), fromJsSdk({ storage: "cookies" })]) {
      const shop = await opening(adopt)();
      assert.equal(shop.auth.session.state, "none");
      shop.dispose();
    }
  } finally {
    delete globalThis.localStorage;
  }
});

test("what is not a takeover is refused, and what is wrong with the storage is told as ever", async () => {
  for (const adopt of ["epCredentials", {}, true])
    await assert.rejects(opening(adopt)(), { code: "configuration", message: /`adopt`/ });
  await signedInBefore();
  for (const storage of ["cookie", null, { getItem: () => null }])
    await assert.rejects(opening(fromJsSdk(), { storage })(), {
      code: "configuration",
      message: /`storage`/,
    });
  assert.ok("mtoken" in theirs());
});
