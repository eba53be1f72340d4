// The pages for those who come from the platforms' own SDKs: each old call is one of that SDK's and each new one
// is ours, by the types of both; and no call that a shopper's account is made of is left out.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as jsAuth from "@commercelayer/js-auth";
import { CommerceLayer } from "@commercelayer/sdk/bundle";
import elasticPathSdk from "@elasticpath/js-sdk";
import { root } from "../../scripts/processes.mjs";
import { compiler, projectOf } from "./documents.mjs";
import { codeIn, readTables } from "./tables.mjs";

/** A call or the member of a value; not the bare name of an option, nor a cookie's or a key's. */
const isExpression = (code) => /^[\w]+(\(|\.\w)/.test(code) && !/[<>]/.test(code);

const texts =
  "email password currentPassword name baseUrl clientId scope body cursor city label redirectUri field id token otherId transactionId shipmentId orderId returnId lineId listId itemId skuCode path";
const anything =
  "customerId codeVerifier realmId code redirectUri changes customer address body order transaction id groupId payment confirmation " +
  "transactionId ids quantity productId otherId billing shipping field resources method email password name token clientId scope " +
  "username accessToken refreshToken payload claims options store storage storages organization customer_email customer_password " +
  "_reset_password_token by include tags metadata city next_run_at item sku_list sku client_id answer error session order orders customer";
const declare = (names, type) =>
  [...new Set(names.split(" "))].map((name) => `declare const ${name}: ${type};`).join("\n");

const pages = {
  "docs/migrate-from-elasticpath-js-sdk.md": {
    theirs: `import { gateway, type ElasticPath } from "@elasticpath/js-sdk";
      // What the SDK does and its types do not know.
      declare const sdk: ElasticPath & {
        Customers: { Sort(by: string): unknown };
        Orders: { Transactions(order: string): unknown };
        Transactions: { Get(of: { order: string; transaction: string }, token: string): unknown };
      };
      ${declare(anything, "any")}`,
    ours: `import { type AddressInput, type CustomerError, type ElasticPathClient, type Order, type Page, type Profile,
        type ElasticPathCustomer, elasticPath } from "storefront-customer/elastic-path";
      import { carts } from "storefront-customer/elastic-path/carts";
      import { customers } from "storefront-customer/elastic-path/customers";
      import { flows } from "storefront-customer/elastic-path/flows";
      declare const shop: ElasticPathClient;
      declare const profile: Profile<ElasticPathCustomer>;
      declare const resources: { type: string; id: string }[];
      declare const guest: { name: string; email: string };
      declare const shippingAddress: AddressInput;`,
    /** What is to be found on the page: each call of theirs that a shopper's account is made of. */
    complete() {
      const { gateway, MemoryStorageFactory } = elasticPathSdk;
      const sdk = gateway({ client_id: "any", storage: new MemoryStorageFactory() });
      return ["Customers", "CustomerAddresses", "Orders", "Transactions"].flatMap((name) =>
        Object.getOwnPropertyNames(Object.getPrototypeOf(sdk[name]))
          .filter(
            (method) => !["constructor", "sendToken", "Capture", "Refund", "Cancel", "Void"].includes(method),
          )
          .map((method) => `sdk.${name}.${method}(`),
      );
    },
  },
  "docs/migrate-from-commercelayer-sdk.md": {
    theirs: `import { authenticate, createAssertion, createCompositeStorage, getCoreApiBaseEndpoint, getProvisioningApiBaseEndpoint,
        getTokenType, jwtDecode, jwtIsDashboard, jwtIsIntegration, jwtIsSalesChannel, jwtIsUser, jwtIsWebApp, jwtVerify,
        makeIntegration, makeSalesChannel, revoke } from "@commercelayer/js-auth";
      import { CommerceLayer } from "@commercelayer/sdk/bundle";
      declare const sdk: ReturnType<typeof CommerceLayer>;
      declare const channel: ReturnType<typeof makeSalesChannel>;
      ${declare(anything, "any")}`,
    ours: `import { type CommerceLayerClient, type CommerceLayerCustomer, type CustomerError, type Order, type Page, type AddressInput,
        type Profile, commerceLayer } from "storefront-customer/commerce-layer";
      import { customer } from "storefront-customer/commerce-layer/customer";
      import { passwords } from "storefront-customer/commerce-layer/passwords";
      import { returns } from "storefront-customer/commerce-layer/returns";
      import { subscriptions } from "storefront-customer/commerce-layer/subscriptions";
      import { wallet } from "storefront-customer/commerce-layer/wallet";
      import { wishlists } from "storefront-customer/commerce-layer/wishlists";
      declare const shop: CommerceLayerClient;
      declare const profile: Profile<CommerceLayerCustomer>;
      declare const quantity: number;`,
    complete() {
      const sdk = CommerceLayer({ accessToken: "any", organization: "any" });
      const channel = jsAuth.makeSalesChannel(
        { clientId: "any" },
        { storage: { getItem() {}, setItem() {}, removeItem() {} } },
      );
      const methods = ["create", "retrieve", "list", "update", "delete"];
      const calls = ["customers", "customer_addresses"].flatMap((name) => {
        for (const method of methods) assert.equal(typeof sdk[name][method], "function");
        return methods.map((method) => `sdk.${name}.${method}(`);
      });
      const own = Object.keys(channel).filter((name) => typeof channel[name] === "function");
      return [...calls, ...own.map((name) => `channel.${name}(`), ...Object.keys(jsAuth)];
    },
  },
};

/** What our side of the tables uses without saying where it comes from. */
const given = `
  declare const error: CustomerError;
  declare const order: Order;
  declare const page: Page<unknown>;
  declare const address: AddressInput;
  declare const changes: { name: string; label: string; frequency: string };
  declare const headers: Record<string, string>;
  ${declare(texts, "string")}`;

let project;
before(async () => {
  const packages = ["@commercelayer", "@elasticpath"];
  project = await projectOf(Object.keys(pages), { packages, modules: sources() });
});
after(() => project?.remove());

/** Both sides of each page's tables, as modules. */
function sources() {
  return Object.entries(pages).flatMap(([page, { theirs, ours }]) => {
    const rows = readTables(readFileSync(join(root, page), "utf8")).flatMap(({ rows }) => rows);
    const column = (...names) =>
      rows.flatMap((row) => names.flatMap((name) => codeIn(row[name] ?? ""))).filter(isExpression);
    const module = (prelude, codes) => `${prelude}\n${codes.map((code) => `void (${code});`).join("\n")}\n`;
    const [old, now] = [column("js-sdk", "theirs"), column("here")];
    assert.ok(old.length > 30 && now.length > 30, `${page}: ${old.length} old calls, ${now.length} new ones`);
    return [
      [`${page}/tables/theirs.ts`, module(theirs, old)],
      [`${page}/tables/ours.ts`, module(ours + given, now)],
    ];
  });
}

test("each call of the tables is one of the old SDK's, or of ours", () => {
  try {
    execFileSync("node", [compiler, "--project", project.folder, "--skipLibCheck"], { encoding: "utf8" });
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
});

for (const [page, { complete }] of Object.entries(pages)) {
  test(`${page} leaves out no call that an account is made of`, () => {
    const text = readFileSync(join(root, page), "utf8");
    const missing = complete().filter((call) => !text.includes(call));
    assert.deepEqual(missing, []);
  });

  test(`each row of ${page} says what is here, that nothing is to do, or why it is not served`, () => {
    const rows = readTables(readFileSync(join(root, page), "utf8")).flatMap(({ rows }) => rows);
    const silent = rows.filter(
      (row) =>
        "what changes" in row &&
        !/`|^nothing to do$/.test(row.here) &&
        !(row.here === "not served" && row["what changes"]),
    );
    assert.deepEqual(silent, []);
  });
}
