// Compiled, never run: every entry has its platform's types, and what `init` and `error.code` promise.

import {
  type CommerceLayerClient,
  type CommerceLayerOrderFilter,
  CustomerError,
  type CustomerErrorCode,
  commerceLayer,
  type ElasticPathClient,
  type ElasticPathOrderFilter,
  type elasticPath,
  type SharedOrderFilter,
} from "storefront-customer";
import type { commerceLayer as commerceLayerInline } from "storefront-customer/commerce-layer";
import { init as initCommerceLayer } from "storefront-customer/commerce-layer/external";
import type { commerceLayer as commerceLayerInJavaScript } from "storefront-customer/commerce-layer/js";
import * as inline from "storefront-customer/elastic-path";
import { carts } from "storefront-customer/elastic-path/carts";
import * as external from "storefront-customer/elastic-path/external";
import { init, type WasmSource } from "storefront-customer/elastic-path/external";
import * as inJavaScript from "storefront-customer/elastic-path/js";
import file from "storefront-customer/elastic-path.wasm";

type Equal<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function holds<_Claim extends true>(): void {}

// The platform's function is the same in every entry, and so are the types of what it makes.
holds<Equal<typeof inline.elasticPath, typeof elasticPath>>();
holds<Equal<typeof external.elasticPath, typeof elasticPath>>();
holds<Equal<typeof inJavaScript.elasticPath, typeof elasticPath>>();
holds<Equal<typeof commerceLayerInline, typeof commerceLayer>>();
holds<Equal<typeof commerceLayerInJavaScript, typeof commerceLayer>>();
holds<Equal<external.ElasticPathClient, ElasticPathClient>>();
// @ts-expect-error only the external entries have one
inline.init;

const options = { clientId: "id", baseUrl: "https://euwest.api.elasticpath.com" };
const shops: ElasticPathClient[] = [
  await inline.elasticPath(options),
  await external.elasticPath(options),
  await inJavaScript.elasticPath(options),
];
for (const shop of shops) await carts(shop).list();
const other: CommerceLayerClient = await commerceLayer({ clientId: "id" });
await other.orders.list();

// The root has both platforms' types; the few that differ have the platform's name in front.
const filter: SharedOrderFilter = { status: "placed" };
filter satisfies ElasticPathOrderFilter satisfies CommerceLayerOrderFilter;
const draft: CommerceLayerOrderFilter = { couponCode: { like: "SUMMER*" } };
// @ts-expect-error that is the other platform's
draft satisfies ElasticPathOrderFilter;

// `init` takes the module in every form that there is.
file satisfies WebAssembly.Module;
await init({ wasm: file });
await init({ wasm: "/elastic-path.wasm" });
await init({ wasm: new URL("https://shop.example/elastic-path.wasm") });
await init({ wasm: fetch("/elastic-path.wasm") });
await init({ wasm: new Response() });
await init({ wasm: new Uint8Array() });
await init({ wasm: new ArrayBuffer(0) });
await initCommerceLayer({ wasm: WebAssembly.compileStreaming(fetch("/commerce-layer.wasm")) });
holds<Equal<ReturnType<typeof init>, Promise<void>>>();
const source: WasmSource = new URL("https://shop.example/elastic-path.wasm");
await init({ wasm: source });
// @ts-expect-error it must be told where the module is
await init();

// An error of one entry is one of every other, and its code narrows until nothing is left.
function advice(error: inline.CustomerError): string {
  const same: CustomerError = error;
  switch (same.code) {
    case "configuration":
    case "internal":
    case "disposed":
      return "report";
    case "invalid-credentials":
    case "not-signed-in":
    case "sign-on-denied":
    case "sign-on-state":
    case "sign-on-code":
      return "sign in";
    case "validation":
    case "conflict":
    case "limit-reached":
      return same.fields.map(({ field }) => field).join();
    case "rate-limited":
    case "network":
    case "timeout":
    case "server":
    case "malformed-response":
      return same.retryable ? `wait ${same.retryAfterMs ?? 0}` : same.message;
    case "forbidden":
    case "not-found":
    case "storage":
      return "tell";
    default:
      holds<Equal<typeof same.code, "aborted">>();
      return "nothing";
  }
}
const all: Record<CustomerErrorCode, (error: CustomerError) => string> = {} as never;
all["rate-limited"] satisfies typeof advice;
const caught: unknown = undefined;
if (caught instanceof CustomerError) all[caught.code](caught) satisfies string;
// @ts-expect-error nobody but the package makes one
new CustomerError();
