// Compiled, never run: what a storefront's own code relies on the types for.

import {
  type Address,
  type AddressInput,
  type CustomerClient,
  CustomerError,
  type CustomerErrorCode,
  type ElasticPathClient,
  type ElasticPathOptions,
  elasticPath,
  type Money,
  type Order,
  type OrderSummary,
  type Page,
  type Session,
} from "storefront-customer/elastic-path";

type Equal<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function holds<_Claim extends true>(): void {}

const options: ElasticPathOptions = { clientId: "id", baseUrl: "https://euwest.api.elasticpath.com" };
const shop: ElasticPathClient = await elasticPath(options);

// Code against the shared part takes any platform's client.
async function greeting(client: CustomerClient): Promise<string> {
  const profile = await client.profile.get();
  return profile.name ?? "Hello";
}
await greeting(shop);

// A signed-in session has an id; the others have none.
const session: Session = shop.auth.session;
if (session.state === "customer") holds<Equal<typeof session.customerId, string>>();
else holds<Equal<typeof session.customerId, null>>();

const stop: () => void = shop.auth.onChange((current, reason) => {
  holds<Equal<typeof current, Session>>();
  if (reason === "expired") stop();
});

// `native` is the platform's own resource.
const profile = await shop.profile.get();
holds<Equal<typeof profile.native.external_ref, string | null | undefined>>();
const flowField: unknown = profile.native.loyalty_tier;

// A record that was read can be passed back with changes.
const page: Page<Address> = await shop.addresses.list();
const [first] = page.items;
if (first) await shop.addresses.update(first.id, { ...first, native: {}, city: "Bath", line2: null });
const input: AddressInput = { firstName: "Ada", native: { "delivery-notes": "ring twice" } };
await shop.addresses.create(input, { signal: AbortSignal.timeout(1_000), timeoutMs: 500 });
holds<Equal<Awaited<ReturnType<typeof shop.addresses.delete>>, void>>();

// The history has no lines, one order has; statuses are known words or any other.
const orders = await shop.orders.list({ limit: 10, cursor: page.nextCursor });
const summary: OrderSummary | undefined = orders.items[0];
// @ts-expect-error a row of the history has no lines
summary?.lines;
const order: Order = await shop.orders.get("id", {});
const total: Money | null = order.totals.total;
const unheardOf = order.status === "on-hold";

// Errors narrow by `instanceof`, and their codes are a closed list.
try {
  await shop.auth.login({ email: "ada@example.com", password: "secret" });
} catch (error) {
  if (!(error instanceof CustomerError)) throw error;
  holds<Equal<typeof error.code, CustomerErrorCode>>();
  // @ts-expect-error there is no such code
  error.code === "unauthorised";
  for (const { field, message } of error.fields) console.log(field, message);
}

// @ts-expect-error `baseUrl` is required
await elasticPath({ clientId: "id" });
// @ts-expect-error a secret is no option
await elasticPath({ ...options, clientSecret: "hush" });
// @ts-expect-error the platform's names are not ours
await shop.addresses.create({ line_1: "12 St James's Square" });
// @ts-expect-error an error is not made by hand
new CustomerError();

export { flowField, total, unheardOf };
