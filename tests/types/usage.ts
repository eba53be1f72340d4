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
import { type Cart, type CheckoutAddress, carts } from "storefront-customer/elastic-path/carts";
import { customers } from "storefront-customer/elastic-path/customers";
import { flows } from "storefront-customer/elastic-path/flows";
import {
  type AddressField,
  type addressFields,
  addressFromForm,
  addressToForm,
  checkoutAddress,
  elasticPathCheckoutAddress,
  fieldErrors,
} from "storefront-customer/forms";

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
const order: Order = await shop.orders.get("id", {}, {});
const total: Money | null = order.totals.total;
const unheardOf = order.status === "on-hold";

// What is included is there, and what is not is not.
const [row] = (await shop.orders.list({ include: ["lines", "promotions"] })).items;
const promotion: string | null | undefined = row?.promotions[0]?.name ?? row?.lines[0]?.sku;
// @ts-expect-error custom discounts were not included
row?.customDiscounts;
const whole = await shop.orders.get("id", { include: ["taxItems"] });
const rate: number | null | undefined = whole.taxItems[0]?.rate ?? whole.lines[0]?.quantity;
for await (const one of shop.orders.all({ include: ["lines"], limit: 100 }))
  one.lines.length satisfies number;
for await (const one of shop.addresses.all()) one.label satisfies string | null;
// @ts-expect-error there is no such thing to include
await shop.orders.list({ include: ["items"] });

// Filters know each attribute's operators and values.
await shop.orders.list({
  filter: {
    status: "on-hold",
    number: { like: "10*" },
    total: { ge: 5000, lt: 10_000 },
    createdAt: { ge: "2026-01-01" },
  },
  sort: "-total",
});
// @ts-expect-error a status has no order
await shop.orders.list({ filter: { status: { gt: "complete" } } });
// @ts-expect-error an amount is compared, never equalled
await shop.orders.list({ filter: { total: 5000 } });
// @ts-expect-error an amount is a number
await shop.orders.list({ filter: { total: { ge: "5000" } } });
// @ts-expect-error there is no such attribute
await shop.orders.list({ filter: { payment: "paid" } });
// @ts-expect-error the platform cannot sort by this
await shop.orders.list({ sort: "number" });

// Flow fields that an application declares are typed, read and written.
type Fields = {
  customer: { loyalty_tier: "gold" | "silver" | null };
  address: { "delivery-notes"?: string };
};
const own = await elasticPath<Fields>(options);
const member = await own.profile.get();
holds<Equal<typeof member.native.loyalty_tier, "gold" | "silver" | null>>();
holds<Equal<typeof member.native.email, string>>();
await own.profile.update({ name: "Ada", native: { loyalty_tier: "gold" } });
await own.auth.register({ name: "Ada", email: "ada@example.com", native: { loyalty_tier: null } });
await own.addresses.create({ line1: "12 St James's Square", native: { "delivery-notes": "ring twice" } });
// @ts-expect-error there is no such tier
await own.profile.update({ native: { loyalty_tier: "bronze" } });
// @ts-expect-error no such field was declared
await own.profile.update({ native: { shoe_size: 42 } });
// @ts-expect-error no such field was declared
member.native.shoe_size;
await greeting(own);

// The optional modules take any client of the platform, and know its Flow fields.
const cart = await carts(own).create({ name: "Mine" });
holds<Equal<typeof cart, Cart<(typeof cart)["native"]>>>();
const added = await carts(own).addOrder(cart.id, "order");
const inCart = await carts(own).items(cart.id);
holds<Equal<typeof added.items, typeof inCart>>();
added.leftOut.map(({ productId, sku, reason, native }) => productId ?? sku ?? reason ?? native.meta?.code);
const [saved] = (await own.addresses.list()).items;
if (saved) {
  const placed = await carts(own).checkout(cart.id, {
    shippingAddress: saved,
    native: { "gift-note": "For you" },
  });
  placed.totals.total satisfies Money | null;
}
// @ts-expect-error a guest is told apart by name and e-mail address
await carts(own).checkoutAsGuest(cart.id, { shippingAddress: {}, guest: { name: "Ada" } });
const backEnd = await elasticPath<Fields>({ baseUrl: options.baseUrl, accessToken: async () => "token" });
const known = await customers(backEnd).find({ email: "ada@example.com" });
holds<Equal<NonNullable<typeof known>["native"]["loyalty_tier"], "gold" | "silver" | null>>();
await customers(backEnd).list({ filter: { name: { like: "Ada*" } }, sort: "-createdAt" });
await flows(backEnd).replace("customers", "id", "wishlist", [{ type: "product", id: "p1" }]);
// @ts-expect-error it needs an id, or a token
await elasticPath({ baseUrl: options.baseUrl });

// A form gives what the address book takes, and takes what it gives.
holds<Equal<AddressField, Exclude<keyof AddressInput, "native">>>();
type AddressBookOnly = "id" | "label" | "createdAt" | "updatedAt" | "native";
holds<Equal<Exclude<AddressField, "label">, Exclude<keyof CheckoutAddress, AddressBookOnly>>>();
await shop.addresses.create(addressFromForm(new FormData()));
await shop.addresses.update("id", addressFromForm({ city: "Bath" }, { empty: "null", group: "shipping" }));
type Slot = { address: { "delivery-notes": string | null } };
const slots = await elasticPath<Slot>(options);
await slots.addresses.create(addressFromForm(new URLSearchParams(), { native: ["delivery-notes"] }));
// @ts-expect-error there is no such field
await slots.addresses.create(addressFromForm({}, { native: ["gate"] }));
// @ts-expect-error a text is no form
addressFromForm("city=Bath");
const texts = first ? addressToForm(first) : addressToForm({ city: "Bath" });
holds<Equal<typeof texts, Record<AddressField, string>>>();
addressToForm(input, { names: "autocomplete" })["postal-code"] satisfies string;
// @ts-expect-error there is no such token
addressToForm(input, { names: "autocomplete" }).postcode;
addressToForm(input, { group: "shipping" })["shipping city"] satisfies string | undefined;
holds<Equal<typeof addressFields.city.autocomplete, "address-level2">>();
if (first) {
  await carts(shop).checkout("id", { shippingAddress: checkoutAddress(first) });
  elasticPathCheckoutAddress(first).line_1 satisfies string | undefined;
}
fieldErrors(new Error("no"), { under: "shippingAddress" }).line1 satisfies string | undefined;

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

export { flowField, promotion, rate, total, unheardOf };
