// The code in the documents compiles with the package's types, and the recipes do what they say against the
// sandbox: in Node where they need no page, in Chromium where they do.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { commerceLayer } from "storefront-customer/commerce-layer";
import { elasticPath } from "storefront-customer/elastic-path";
import { carts } from "storefront-customer/elastic-path/carts";
import { customers } from "storefront-customer/elastic-path/customers";
import { root } from "../../scripts/processes.mjs";
import { compiler, projectOf } from "./documents.mjs";
import { control, open, sandboxUrl } from "./serve.mjs";

const recipes = "docs/recipes.md";
const pages = ["README.md", "pkg-template/README.md", recipes];
const ada = { email: "ada@example.com", password: "correct-horse-battery" };
const baseUrl = sandboxUrl();
const clientId = "sandbox-storefront";

/** Needs a page that a provider leads back to: tests/session/sign-on.test.mjs goes this way. */
const compiledOnly = ["shop.ts", "single-sign-on.ts"];
const tried = new Set(compiledOnly);

let project;

// Once only: the back end's token is kept over all tests, as over all requests of a server.
before(async () => {
  await control("reset", "POST");
  project = await projectOf(pages);
  const { clients } = await (await fetch(`${baseUrl}/__sandbox`)).json();
  const { clientId: EP_CLIENT_ID, clientSecret: EP_CLIENT_SECRET } = clients.client_credentials;
  Object.assign(process.env, { EP_BASE_URL: baseUrl, EP_CLIENT_ID, EP_CLIENT_SECRET });
});
after(async () => {
  project.remove();
  await control("reset", "POST");
});

/** A recipe's module. */
function recipe(name) {
  tried.add(name);
  return import(pathToFileURL(join(project.folder, recipes, name.replace(/ts$/, "js"))));
}

const newShop = () => elasticPath({ clientId, baseUrl });

async function signedIn() {
  const shop = await newShop();
  await shop.auth.login(ada);
  return shop;
}

let people = 0;

/** Somebody who is not a customer yet. */
function somebody() {
  people += 1;
  return { name: "Noor Haddad", email: `noor-${people}@example.com`, password: "a-new-password" };
}

async function filledCart(shop, quantity = 1) {
  const { id } = await carts(shop).create({ name: "Basket" });
  const data = { type: "cart_item", sku: "MUG-SPECK", quantity };
  const headers = { "content-type": "application/json" };
  const added = await shop.fetch(`/v2/carts/${id}/items`, {
    method: "POST",
    headers,
    body: JSON.stringify({ data }),
  });
  assert.equal(added.status, 201);
  return id;
}

const post = (body) => new Request("https://shop.example/", { method: "POST", body: JSON.stringify(body) });

test("every page has code, and all of it compiles", () => {
  for (const page of pages)
    assert.ok(
      project.blocks.some((block) => block.page === page),
      page,
    );
  try {
    execFileSync("node", [compiler, "--project", project.folder], { encoding: "utf8" });
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
});

test("every link of the documents leads somewhere", () => {
  const anchorOf = (heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, "")
      .replaceAll(" ", "-");
  const others = [
    "frameworks",
    "migrate-from-elasticpath-js-sdk",
    "migrate-from-commercelayer-sdk",
    "sandbox",
    "commerce-layer",
    "elastic-path",
    "commerce-layer",
    "size",
  ];
  for (const page of [...pages, ...others.map((name) => `docs/${name}.md`), "CONTRIBUTING.md"]) {
    const text = readFileSync(join(root, page), "utf8");
    for (const [, link] of text.matchAll(/\]\((?!https:)([^)]+)\)/g)) {
      const [path, anchor] = link.split("#");
      const target = path ? join(root, page, "..", path) : join(root, page);
      assert.ok(existsSync(target), `${page} has a link to ${link}`);
      if (!anchor) continue;
      const headings = [...readFileSync(target, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
        anchorOf(heading),
      );
      assert.ok(headings.includes(anchor), `${page} has a link to ${link}`);
    }
  }
});

describe("on a server", () => {
  const asked = async () => (await control("requests?path=/oauth/access_token", "GET")).requests.length;

  test("the token is asked for once, and kept", async () => {
    const { accessToken } = await recipe("server/back-end.ts");
    const first = accessToken();
    assert.equal(await first, await accessToken());
    const before = await asked();
    await Promise.all([accessToken(), accessToken()]);
    assert.equal(await asked(), before);
  });

  test("a token that the platform no longer takes is thrown away, for one that all calls share", async () => {
    const { accessToken, backEnd } = await recipe("server/back-end.ts");
    const known = () => customers(backEnd).find({ email: ada.email });
    const revoked = await accessToken();
    await control("revoke", "POST", { kinds: ["client_credentials"] });
    const before = await asked();
    const found = await Promise.all([known(), known(), known()]);
    assert.deepEqual(
      found.map(({ email }) => email),
      [ada.email, ada.email, ada.email],
    );
    assert.equal(await asked(), before + 1);
    assert.notEqual(await accessToken(), revoked);
    // Who was refused long ago gets the one that is there now.
    assert.equal(await accessToken(revoked), await accessToken());
    assert.equal(await asked(), before + 1);
  });

  test("an e-mail address decides between log-in, sign-up and a password to add", async () => {
    const { entrance } = await recipe("server/entrance.ts");
    const { backEnd } = await recipe("server/back-end.ts");
    await customers(backEnd).create({ name: "Imported", email: "imported@example.com" });
    const next = async (email) => (await (await entrance(post({ email }))).json()).next;
    assert.equal(await next(ada.email), "log-in");
    assert.equal(await next("nobody@example.com"), "sign-up");
    assert.equal(await next("imported@example.com"), "add-password");
    assert.equal((await entrance(post({}))).status, 400);
  });

  test("what the platform refuses reaches the browser as fields, what fails as no more than that", async () => {
    const { refusal } = await recipe("server/refusal.ts");
    const shop = await signedIn();
    const refused = await shop.addresses.create({ city: "Bath" }).catch(refusal);
    assert.equal(refused.status, 400);
    const { code, fields } = await refused.json();
    assert.equal(code, "validation");
    assert.ok(fields.some(({ field }) => field === "line1"));
    const failed = await shop.orders.get("nothing").catch(refusal);
    assert.deepEqual([failed.status, await failed.json()], [502, { code: "server", fields: [] }]);
    assert.throws(() => refusal(new Error("mine")), /mine/);
  });

  test("a password is reset once, with the secret of the mail alone", async () => {
    const { requestReset, confirmReset } = await recipe("server/password-reset.ts");
    const kept = new Map();
    const resets = {
      put: async (digest, reset) => void kept.set(digest, reset),
      take: async (digest) => {
        const reset = kept.get(digest);
        kept.delete(digest);
        return reset;
      },
    };
    const noor = somebody();
    await (await newShop()).auth.register(noor);
    const mails = [];
    const mail = async (to, secret) => void mails.push({ to, secret });
    for (const email of [noor.email, "nobody@example.com"]) {
      assert.equal((await requestReset(post({ email }), resets, mail)).status, 202);
    }
    assert.deepEqual(
      mails.map(({ to }) => to),
      [noor.email],
    );
    const [{ secret }] = mails;
    assert.ok(!JSON.stringify([...kept]).includes(secret));
    const confirm = async (body) => (await confirmReset(post(body), resets)).status;
    assert.equal(await confirm({ secret: "guessed", password: "stolen-password" }), 410);
    assert.equal(await confirm({ secret, password: "another-password" }), 204);
    assert.equal(await confirm({ secret, password: "once-more-please" }), 410);
    const shop = await newShop();
    await assert.rejects(shop.auth.login(noor), { code: "invalid-credentials" });
    await shop.auth.login({ ...noor, password: "another-password" });
    await requestReset(post(noor), resets, mail);
    for (const reset of kept.values()) reset.endsAt = Date.now() - 1;
    assert.equal(await confirm({ secret: mails[1].secret, password: "too-late-now" }), 410);
  });

  test("a password is reset on Commerce Layer, with the link of the mail alone, once and in time", async () => {
    Object.assign(process.env, {
      CL_API: baseUrl,
      CL_AUTH: baseUrl,
      CL_CLIENT_ID: "sandbox-integration",
      CL_CLIENT_SECRET: "sandbox-integration-secret",
    });
    const { beginReset } = await recipe("server/commerce-layer-reset.ts");
    const { resetPassword } = await recipe("reset-password.ts");
    const options = { clientId: "sandbox-sales-channel", baseUrl, authUrl: baseUrl, storage: "memory" };
    const shop = await commerceLayer(options);
    const mails = [];
    const mail = async (to, link) => void mails.push({ to, ...link });
    for (const email of [ada.email, "nobody@example.com", ""]) {
      const { status } = await beginReset(post({ email }), mail);
      assert.equal(status, 202);
    }
    assert.deepEqual(
      mails.map(({ to }) => to),
      [ada.email],
    );
    const set = ({ reset, token }, password) =>
      resetPassword(
        shop,
        new URL(`https://shop.example/?${new URLSearchParams({ reset, token })}`),
        password,
      );
    const [link] = mails;
    assert.equal(await set({ ...link, token: "guessed" }, "stolen-password"), "ask-for-another-link");
    assert.equal(await set({ ...link, reset: "guessed" }, "stolen-password"), "ask-for-another-link");
    await assert.rejects(set(link, ""), { code: "validation" });
    assert.equal(await set(link, "another-password"), "log-in");
    assert.equal(await set(link, "once-more-please"), "ask-for-another-link");
    await shop.auth.login({ ...ada, password: "another-password" });
    await beginReset(post(ada), mail);
    await control("settings", "PUT", { clockOffsetSeconds: 6 * 3_600 + 1 });
    try {
      const late = await commerceLayer(options);
      const { reset, token } = mails[1];
      const url = new URL(`https://shop.example/?${new URLSearchParams({ reset, token })}`);
      assert.equal(await resetPassword(late, url, "too-late-now"), "ask-for-another-link");
    } finally {
      await control("settings", "PUT", { clockOffsetSeconds: 0 });
    }
  });

  test("a shopper's password is checked there", async () => {
    const { whoIs } = await recipe("server/sign-in.ts");
    assert.equal((await whoIs(ada.email, ada.password)).name, "Ada Lovelace");
    await assert.rejects(whoIs(ada.email, "wrong"), { code: "invalid-credentials" });
  });

  test("relationships are added and read, and fields have their names", async () => {
    const { wish, wishes, fieldNames } = await recipe("server/wishlist.ts");
    const { customerId } = (await signedIn()).auth.session;
    const shop = await newShop();
    const [{ productId }] = await carts(shop).items(await filledCart(shop));
    await wish(customerId, productId);
    assert.ok((await wishes(customerId)).includes(productId));
    assert.ok((await fieldNames("customers")).includes("loyalty_tier"));
  });
});

describe("in a browser", () => {
  test("one form signs up who is new and in who is not", async () => {
    const { enter } = await recipe("enter.ts");
    const noor = somebody();
    assert.equal((await enter(await newShop(), noor)).state, "customer");
    assert.equal((await enter(await newShop(), noor)).state, "customer");
    await assert.rejects(enter(await newShop(), { ...noor, password: "wrong" }), {
      code: "invalid-credentials",
    });
  });

  test("a store that refuses visitors is registered with through the server", async (context) => {
    await control("settings", "PUT", { implicitMayRegister: false });
    context.after(() => control("settings", "PUT", { implicitMayRegister: true }));
    const { register } = await recipe("server/register.ts");
    const { signUp } = await recipe("sign-up.ts");
    const real = globalThis.fetch;
    context.mock.method(globalThis, "fetch", (input, init) =>
      String(input) === "/account/register" ? register(post(JSON.parse(init.body))) : real(input, init),
    );
    const shop = await newShop();
    const noor = somebody();
    assert.deepEqual(await signUp(shop, noor), {});
    assert.equal((await shop.profile.get()).email, noor.email);
    assert.deepEqual(Object.keys(await signUp(await newShop(), noor)), ["email"]);
    assert.deepEqual(Object.keys(await signUp(await newShop(), { ...somebody(), email: "no" })), ["email"]);
  });

  test("a password is changed by who knows it, an account deleted where the store lets it", async () => {
    const { changePassword, deleteAccount } = await recipe("security.ts");
    const shop = await newShop();
    const noor = somebody();
    await shop.auth.register(noor);
    assert.deepEqual(Object.keys(await changePassword(shop, "wrong", "another-password")), [
      "currentPassword",
    ]);
    assert.deepEqual(await changePassword(shop, noor.password, "another-password"), {});
    await shop.auth.login({ ...noor, password: "another-password" });
    const fault = { kind: "status", status: 403, body: "{}", contentType: "application/json" };
    await control("faults", "POST", { match: { method: "DELETE" }, times: 1, fault });
    assert.equal(await deleteAccount(shop), false);
    assert.equal(await deleteAccount(shop), true);
    assert.equal(shop.auth.session.state, "anonymous");
  });

  test("a guest's form orders, or tells by its own names what is missing", async () => {
    const { orderAsGuest } = await recipe("checkout-form.ts");
    const shop = await newShop();
    const form = new URLSearchParams({ name: "Grace Hopper", email: "grace@navy.example" });
    const fields = {
      "given-name": "Grace",
      "family-name": "Hopper",
      "address-line1": "1 Yard",
      "address-level1": "Virginia",
      "postal-code": "22201",
      country: "us",
    };
    for (const [name, text] of Object.entries(fields)) form.set(`shipping ${name}`, text);
    const cart = await filledCart(shop);
    const refused = await orderAsGuest(shop, cart, form);
    assert.ok(
      Object.keys(refused).length > 0 && Object.keys(refused).every((name) => name.startsWith("billing ")),
      JSON.stringify(refused),
    );
    for (const [name, text] of Object.entries(fields)) form.set(`billing ${name}`, text);
    const order = await orderAsGuest(shop, cart, form);
    assert.equal(order.customerName, "Grace Hopper");
    assert.equal(order.shippingAddress.countryCode, "US");
  });

  test("a guest's cart becomes the shopper's, or its lines do", async () => {
    const { signInWithCart } = await recipe("sign-in-with-cart.ts");
    const shop = await newShop();
    const noor = somebody();
    await shop.auth.register({ ...noor, login: false });
    const first = await filledCart(shop, 1);
    assert.equal(await signInWithCart(shop, noor, first), first);
    assert.equal(await signInWithCart(shop, noor, first), first);
    await shop.auth.logout();
    const second = await filledCart(shop, 2);
    assert.equal(await signInWithCart(shop, noor, second), first);
    assert.deepEqual(
      (await carts(shop).items(first)).map(({ quantity }) => quantity),
      [3],
    );
  });

  test("a cart goes to a saved address, is paid, and is ordered again", async (context) => {
    const { checkoutTo, payByHand, orderAgain } = await recipe("checkout.ts");
    const shop = await signedIn();
    const [saved] = (await shop.addresses.list()).items;
    const order = await checkoutTo(shop, await filledCart(shop, 2), saved.id, "Leave it with the neighbour");
    assert.equal(order.shippingAddress.line1, saved.line1);
    assert.equal(order.shippingAddress.instructions, "Leave it with the neighbour");
    await payByHand(shop, order.id);
    assert.equal((await shop.orders.get(order.id)).paymentStatus, "paid");
    const { cartId, missing } = await orderAgain(shop, await shop.orders.get(order.id));
    assert.deepEqual(missing, []);
    const lines = await carts(shop).items(cartId);
    assert.deepEqual(
      lines.map(({ quantity }) => quantity),
      [2],
    );
    assert.ok((await carts(shop).list()).items.some(({ id }) => id === cartId));

    const { items } = await shop.orders.list({ limit: 100, include: ["lines"] });
    const several = items.find(({ lines }) => lines.filter(({ kind }) => kind === "product").length > 1);
    const [gone] = several.lines.filter(({ kind }) => kind === "product");
    await control("settings", "PUT", { soldOutProducts: [gone.sku] });
    context.after(() => control("settings", "PUT", { soldOutProducts: [] }));
    assert.deepEqual((await orderAgain(shop, several)).missing, [gone]);
  });

  test("Flow fields are read and written, from a form too", async () => {
    const { openShop, subscribe, lastGiftMessage } = await recipe("fields.ts");
    const { addWithNotes } = await recipe("notes.ts");
    const shop = await openShop({ clientId, baseUrl });
    await shop.auth.login(ada);
    const tier = await subscribe(shop);
    const { native } = await shop.profile.get();
    assert.deepEqual([native.newsletter, native.loyalty_tier], [true, tier]);
    const last = (await shop.orders.list({ limit: 1 })).items[0];
    assert.equal(await lastGiftMessage(shop), last.native["gift-message"]);
    const [saved] = (await shop.addresses.list()).items;
    await shop.addresses.delete(saved.id);
    const fields = { ...saved.native, "delivery-notes": " bell " };
    const form = new URLSearchParams(
      Object.entries({
        firstName: fields.first_name,
        lastName: fields.last_name,
        line1: fields.line_1,
        city: fields.city,
        county: fields.county ?? "",
        region: fields.region ?? "",
        postcode: fields.postcode,
        countryCode: fields.country,
        "delivery-notes": fields["delivery-notes"],
      }),
    );
    assert.equal((await shop.addresses.get(await addWithNotes(shop, form))).native["delivery-notes"], "bell");
  });

  test("headers go with every request, and a call's own before them", async () => {
    const { openMarket, cartIn, quickLook } = await recipe("market.ts");
    const shop = await openMarket({ clientId, baseUrl });
    await shop.auth.login(ada);
    await cartIn(shop, "USD");
    const { totalCount } = await shop.orders.list();
    assert.equal(await quickLook(shop, AbortSignal.timeout(10_000)), totalCount);
    const { requests } = await control("requests", "GET");
    const sent = (path) => requests.findLast((one) => one.path === path).headers;
    assert.equal(sent("/v2/carts/basket")["x-moltin-currency"], "USD");
    const headers = sent("/v2/orders");
    assert.deepEqual(
      [
        "x-moltin-currency",
        "x-moltin-language",
        "ep-channel",
        "ep-context-tag",
        "ep-disable-beta-filtering",
      ].map((name) => headers[name]),
      ["EUR", "de", "web", "germany", "true"],
    );
    assert.equal(headers["accept-language"], "de");
  });

  test("filters find what they say, and all() goes through it", async () => {
    const { paidOrders, spentIn, firstWith, search } = await recipe("history.ts");
    const shop = await signedIn();
    const everything = [];
    for await (const order of shop.orders.all({ limit: 100, include: ["lines"] })) everything.push(order);
    const paid = everything.filter(({ paymentStatus }) => paymentStatus === "paid");
    const page = await paidOrders(shop);
    assert.equal(page.totalCount, paid.length);
    const amounts = page.items.map(({ totals }) => totals.total.amount);
    assert.deepEqual(
      amounts,
      paid
        .map(({ totals }) => totals.total.amount)
        .sort((a, b) => b - a)
        .slice(0, 10),
    );
    if (page.nextCursor)
      assert.notEqual((await paidOrders(shop, page.nextCursor)).items[0].id, page.items[0].id);
    const years = new Set(everything.map(({ createdAt }) => Number(createdAt.slice(0, 4))));
    for (const year of years) {
      const spent = {};
      for (const { totals, createdAt } of everything) {
        const { paid } = totals;
        if (paid && createdAt.startsWith(`${year}`))
          spent[paid.currency] = (spent[paid.currency] ?? 0) + paid.amount;
      }
      assert.deepEqual(await spentIn(shop, year), spent, `${year}`);
    }
    const sku = everything.at(-1).lines[0].sku;
    assert.ok((await firstWith(shop, sku)).lines.some((line) => line.sku === sku));
    assert.equal(await firstWith(shop, "NOTHING"), undefined);
    const { number } = everything.find((order) => order.number);
    assert.ok((await search(shop, number.slice(1))).some((order) => order.number === number));
    assert.deepEqual(await search(shop, '"),eq(status,"complete'), []);
  });

  test("an address form is filled, saved, and shows what the store refuses", async () => {
    tried.add("address-form.ts");
    const code = `import { elasticPath } from "storefront-customer/elastic-path";
      import { fill, save } from "./address-form.js";
      Object.assign(globalThis, { elasticPath, fill, save });`;
    const stdin = { contents: code, resolveDir: join(project.folder, recipes) };
    const { outputFiles } = await build({
      stdin,
      bundle: true,
      format: "iife",
      write: false,
      logLevel: "error",
    });
    const html = readFileSync(join(root, recipes), "utf8").match(/^```html\n([\s\S]*?)^```$/m)[1];
    const host = await open();
    try {
      const page = await host.browser.newPage();
      await page.goto(host.url);
      await page.setContent(html);
      await page.addScriptTag({ content: outputFiles[0].text });
      const seen = await page.evaluate(`(async () => {
        const shop = await elasticPath(${JSON.stringify({ clientId, baseUrl })});
        await shop.auth.login(${JSON.stringify(ada)});
        const form = document.querySelector("#address");
        const [address] = (await shop.addresses.list()).items;
        fill(form, address);
        const city = form.elements["address-level2"];
        const shown = city.value;
        city.value = "Bath";
        const saved = await save(shop, form, address.id);
        city.value = "";
        const cleared = await save(shop, form, address.id);
        form.elements["address-line1"].value = "";
        const refused = await save(shop, form, address.id);
        const message = form.elements["address-line1"].validationMessage;
        return { shown, was: address.city, saved: saved.city, cleared: cleared?.city, refused, message };
      })()`);
      assert.deepEqual([seen.shown, seen.saved, seen.refused], [seen.was, "Bath", null]);
      assert.ok(!seen.cleared, seen.cleared);
      assert.match(seen.message, /missing/);
    } finally {
      await host.close();
    }
  });
});

test("every recipe was run, or needs what no test here has", () => {
  const named = project.blocks.filter(({ page, name }) => page === recipes && name).map(({ name }) => name);
  assert.deepEqual(
    named.filter((name) => !tried.has(name)),
    [],
  );
  assert.equal(new Set(named).size, named.length, "two recipes have one name");
  const whole = project.blocks.filter(({ page, name }) => page === recipes && !name);
  assert.deepEqual(whole, [], "a recipe names its file");
});
