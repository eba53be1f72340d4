// Compiled, never run: what a storefront's own code relies on Commerce Layer's types for, and that code
// written against the shared part takes either platform's client.

import {
  type CommerceLayerClient,
  type CommerceLayerOptions,
  type CommerceLayerReference,
  type CommerceLayerRelationship,
  commerceLayer,
  type Money,
  type CustomerClient as SharedClient,
} from "storefront-customer/commerce-layer";
import { customer } from "storefront-customer/commerce-layer/customer";
import { passwords } from "storefront-customer/commerce-layer/passwords";
import { returns } from "storefront-customer/commerce-layer/returns";
import { subscriptions } from "storefront-customer/commerce-layer/subscriptions";
import { wallet } from "storefront-customer/commerce-layer/wallet";
import { wishlists } from "storefront-customer/commerce-layer/wishlists";
import { type CustomerClient, type ElasticPathClient, elasticPath } from "storefront-customer/elastic-path";

type Equal<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function holds<_Claim extends true>(): void {}

const options: CommerceLayerOptions = { clientId: "id", scope: "market:code:europe" };
const shop: CommerceLayerClient = await commerceLayer(options);
const other: ElasticPathClient = await elasticPath({
  clientId: "id",
  baseUrl: "https://euwest.api.elasticpath.com",
});

// Code against the shared part takes any platform's client, whichever entry it knows the type from.
async function account(client: CustomerClient): Promise<string> {
  await client.auth.register({ name: "Ada", email: "ada@example.com", password: "secret" });
  const session = await client.auth.login({ email: "ada@example.com", password: "secret" });
  const profile = await client.profile.update({ name: "Ada Lovelace" });
  const [saved] = (await client.addresses.list({ limit: 10 })).items;
  if (saved) await client.addresses.update(saved.id, { ...saved, native: {}, line2: null });
  const page = await client.orders.list({
    filter: { status: "placed", number: { like: "10*" }, total: { ge: 5000 } },
    sort: "-createdAt",
    include: ["lines"],
  });
  for await (const order of client.orders.all({ include: ["lines"] })) order.lines.length satisfies number;
  const total: Money | null | undefined = page.items[0]?.totals.total;
  const [shipment] = await client.orders.shipments(page.items[0]?.id ?? "");
  return `${session.state} ${profile.name} ${total?.formatted} ${shipment?.trackingReference}`;
}
async function greeting(client: SharedClient): Promise<string> {
  return (await client.profile.get()).name ?? "Hello";
}
await account(shop);
await account(other);
await greeting(shop);
await greeting(other);

// `native` is the right platform's record on each.
const me = await shop.profile.get();
holds<Equal<typeof me.native.type, "customers">>();
holds<Equal<typeof me.native.attributes.email, string | null | undefined>>();
holds<Equal<typeof me.mode, "test" | "live" | null>>();
const theirs = await other.profile.get();
holds<Equal<typeof theirs.native.type, "customer">>();
// @ts-expect-error that is the other platform's
theirs.totalOrdersCount;
const [address] = (await shop.addresses.list()).items;
holds<Equal<NonNullable<typeof address>["native"]["entry"]["type"], "customer_addresses">>();

// What is included is there, and what is not is not.
const whole = await shop.orders.get("id", { include: ["shipments", "returns", "payment", "amounts"] });
whole.lines[0]?.imageUrl satisfies string | null | undefined;
whole.shipments[0]?.parcels[0]?.trackingNumber satisfies string | null | undefined;
whole.amounts.giftCard satisfies Money | null;
whole.returns[0]?.native.attributes satisfies object | undefined;
// @ts-expect-error transactions were not included
whole.transactions;
// A gateway's own record is told by its type, a list of links by its plural.
const paidWith = whole.payment.source?.native;
if (paidWith?.type === "stripe_payments") paidWith.attributes.stripe_id satisfies string | null | undefined;
// @ts-expect-error the gateway is not known yet
paidWith?.attributes.stripe_id;
holds<
  Equal<
    NonNullable<typeof whole.native.relationships>["line_items"],
    CommerceLayerRelationship<CommerceLayerReference[]> | undefined
  >
>();
holds<
  Equal<
    NonNullable<typeof whole.native.relationships>["shipping_address"],
    CommerceLayerRelationship<CommerceLayerReference | null> | undefined
  >
>();
whole.shipments[0]?.parcels[0]?.native.attributes.tracking_number satisfies string | null | undefined;
whole.shipments[0]?.address?.native.attributes.billing_info satisfies string | null | undefined;
// @ts-expect-error the platform has no such thing to include
await shop.orders.list({ include: ["customDiscounts"] });

// Filters, sorts and fields are the platform's.
await shop.orders.list({
  filter: { status: { in: ["draft", "placed"] }, couponCode: { like: "SUMMER*" }, total: { eq: 100 } },
  sort: "-number",
  fields: ["cart_url"],
});
// @ts-expect-error the platform cannot sort by this
await shop.orders.list({ sort: "skusCount" });
// @ts-expect-error there is no such attribute
await shop.orders.list({ fields: ["carturl"] });
// @ts-expect-error one value is no list
await shop.orders.list({ filter: { status: { in: "draft" } } });

// A customer needs no name here, and has attributes of the platform's own.
await shop.auth.register({ email: "ada@example.com", native: { metadata: { tier: "gold" } } });
await shop.addresses.create({ company: "Marlow & Finch", native: { business: true } });
// @ts-expect-error the platform refuses this to storefronts
await shop.profile.update({ native: { _add_tags: "gold" } });
// @ts-expect-error a secret is no option
await commerceLayer({ ...options, clientSecret: "hush" });
// @ts-expect-error the client id is required
await commerceLayer({ scope: "market:code:europe" });

// The optional modules take any client of the platform.
const relations = await customer(shop).get({ include: ["addresses", "tags"] });
relations.addresses[0]?.line1 satisfies string | null | undefined;
relations.totalOrdersCount satisfies number | null;
// @ts-expect-error the group was not included
relations.group;
relations.tags[0]?.native.attributes.name satisfies string | null | undefined;
// @ts-expect-error a tag has no such attribute
relations.tags[0]?.native.attributes.nickname;
const all = await customer(shop).get({ include: ["events", "attachments", "markets", "group", "returns"] });
holds<Equal<NonNullable<(typeof all.attachments)[0]>["native"]["type"], "attachments">>();
all.events[0]?.native.attributes.created_at satisfies string | null | undefined;
all.attachments[0]?.native.attributes.url satisfies string | null | undefined;
all.markets[0]?.native.attributes.private satisfies boolean | null | undefined;
all.group?.native.attributes.code satisfies string | null | undefined;
all.returns[0]?.native.attributes.skus_count satisfies number | null | undefined;
for (const entry of (await customer(shop).eventStores()).items) {
  entry.native.attributes.event satisfies string | null | undefined;
}
await passwords(shop).reset("id", { token: "t", password: "p" });
for await (const one of subscriptions(shop).all()) one.items[0]?.sku satisfies string | null | undefined;
await subscriptions(shop).topics.create({ topic: "newsletter", email: "ada@example.com" });
// @ts-expect-error a topic needs an e-mail address
await subscriptions(shop).topics.create({ topic: "newsletter" });
await returns(shop).addItem("r", "l", {
  quantity: 1,
  reason: { code: "too-small" },
  native: { reference: "x" },
});
// @ts-expect-error our name for it is `reason`
await returns(shop).addItem("r", "l", { quantity: 1, return_reason: {} });
// @ts-expect-error how many must be said
await returns(shop).addItem("r", "l", {});
(await returns(shop).get("r")).native.attributes.skus_count satisfies number | null | undefined;
(await wallet(shop).get("w")).native.attributes.customer_token satisfies string | null | undefined;
for await (const one of returns(shop).all({ limit: 10 })) {
  one.estimatedRefund.amount satisfies number | null;
  one.estimatedRefund.currency satisfies string | null;
}
await wishlists(shop).create({ name: "For the desk" });
await wishlists(shop).update("w", { native: { manual: true, reference: "x", metadata: { shelf: 3 } } });
// @ts-expect-error the platform writes it itself
await wishlists(shop).update("w", { native: { slug: "for-the-desk" } });
await subscriptions(shop).update("s", { native: { renewal_alert_period: 24, reference_origin: "erp" } });
// @ts-expect-error `pause` and `resume` do that
await subscriptions(shop).update("s", { native: { _activate: true } });
(await wallet(shop).list()).items[0]?.source?.kind satisfies string | undefined;
