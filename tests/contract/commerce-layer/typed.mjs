// Holds the types that the package gives to `native` against what the documents name, with the TypeScript
// compiler: every attribute and relationship is in the type, with the right kind of value, and nothing else is.

import { compiled } from "../compiler.mjs";
import { catalogue } from "./catalogue.mjs";
import { fieldsOf, writableBy } from "./fields.mjs";
import { addressFields } from "./resources.mjs";

/** Kinds that one type describes together: each result is of one of them. */
const together = (...types) => [types];
/** Kinds of which each has a type of its own, told by `type`. */
const each = (...types) => types.map((type) => [type]);

const transactions = together("authorizations", "captures", "voids", "refunds");
const sources = each(...(catalogue.get("orders")?.relationships.payment_source.types ?? []));

/** Where results have records, by the kinds that these may be of; expressions of the program below. */
const records = {
  "profile.native": each("customers"),
  "me.native": each("customers"),
  "address.native.entry": each("customer_addresses"),
  "address.native.address!": each("addresses"),
  "order.native": each("orders"),
  "orders.items[0]!.native": each("orders"),
  "order.lines[0]!.native": each("line_items"),
  "order.shippingAddress!.native": each("addresses"),
  "order.billingAddress!.native": each("addresses"),
  "order.shipments[0]!.native": each("shipments"),
  "order.shipments[0]!.address!.native": each("addresses"),
  "order.shipments[0]!.parcels[0]!.native": each("parcels"),
  "order.transactions[0]!.native": transactions,
  "order.returns[0]!.native": each("returns"),
  "order.payment.source!.native": sources,
  "lines[0]!.native": each("line_items"),
  "paid[0]!.native": transactions,
  "paidOnce.native": transactions,
  "shipments[0]!.native": each("shipments"),
  "shipments[0]!.address!.native": each("addresses"),
  "shipment.native": each("shipments"),
  "saved.native": each("customer_payment_sources"),
  "saved.source!.native": sources,
  "subscription.native": each("order_subscriptions"),
  "subscription.items[0]!.native": each("order_subscription_items"),
  "subscribed.items[0]!.native": each("orders"),
  "returned.native": each("returns"),
  "returned.items[0]!.native": each("return_line_items"),
  "wishlist.native": each("sku_lists"),
  "wishlist.items[0]!.native": each("sku_list_items"),
  "me.addresses[0]!.native": each("customer_addresses"),
  "me.orders[0]!.native": each("orders"),
  "me.paymentSources[0]!.native": each("customer_payment_sources"),
  "me.subscriptions[0]!.native": each("customer_subscriptions"),
  "me.orderSubscriptions[0]!.native": each("order_subscriptions"),
  "me.returns[0]!.native": each("returns"),
  "me.wishlists[0]!.native": each("sku_lists"),
  "me.attachments[0]!.native": each("attachments"),
  "me.events[0]!.native": each("events"),
  "me.tags[0]!.native": each("tags"),
  "me.markets[0]!.native": each("markets"),
  "me.group!.native": each("customer_groups"),
  "history.items[0]!.native": each("event_stores"),
  "topic.native": each("customer_subscriptions"),
};

/** What methods take under `native`: the kind of record that it is written to, and what has a field of ours. */
const inputs = {
  'Parameters<typeof shop.profile.update>[0]["native"]': {
    type: "customers",
    ours: ["email", "password", "reference"],
  },
  'Parameters<ReturnType<typeof returns>["addItem"]>[2]["native"]': {
    type: "return_line_items",
    ours: ["quantity", "return_reason"],
  },
  'Parameters<ReturnType<typeof subscriptions>["topics"]["create"]>[0]["native"]': {
    type: "customer_subscriptions",
    ours: ["customer_email", "reference"],
  },
  'Parameters<typeof shop.addresses.update>[1]["native"]': {
    type: "addresses",
    ours: Object.values(addressFields),
  },
};

const start = `import type { CommerceLayerClient } from "storefront-customer/commerce-layer";
import { customer } from "storefront-customer/commerce-layer/customer";
import { returns } from "storefront-customer/commerce-layer/returns";
import { subscriptions } from "storefront-customer/commerce-layer/subscriptions";
import { wallet } from "storefront-customer/commerce-layer/wallet";
import { wishlists } from "storefront-customer/commerce-layer/wishlists";

declare const shop: CommerceLayerClient;
const profile = await shop.profile.get();
const me = await customer(shop).get({
  include: ["addresses", "orders", "paymentSources", "subscriptions", "orderSubscriptions", "returns", "wishlists",
    "attachments", "events", "tags", "markets", "stockLocations", "group"],
});
const history = await customer(shop).eventStores();
const topic = await subscriptions(shop).topics.get("id");
const address = await shop.addresses.get("id");
const orders = await shop.orders.list();
const order = await shop.orders.get("id", {
  include: ["lines", "shippingAddress", "billingAddress", "shipments", "transactions", "returns", "payment", "amounts"],
});
const lines = await shop.orders.items("id");
const paid = await shop.orders.transactions("id");
const paidOnce = await shop.orders.transaction("id", "id");
const shipments = await shop.orders.shipments("id");
const shipment = await shop.orders.shipment("id", "id");
const saved = await wallet(shop).get("id");
const subscription = await subscriptions(shop).get("id");
const subscribed = await subscriptions(shop).orders("id");
const returned = await returns(shop).get("id");
const wishlist = await wishlists(shop).get("id");

type KeysOf<T> = T extends unknown ? keyof { [K in keyof T as string extends K ? never : K]: 1 } : never;
type At<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;
type Value<T> = Exclude<T, null | undefined>;
type IsTyped<T> = unknown extends T ? false : true;
type IsNamed<T, K> = K extends KeysOf<T> ? true : false;
type IsOptional<T, K extends PropertyKey> = T extends unknown ? (K extends keyof T ? ({} extends Pick<T, K> ? true : false) : never) : never;
type MayBeEmpty<T, K extends PropertyKey> = [IsOptional<T, K>, null extends At<T, K> ? true : false] extends [true, true] ? true : false;
type Is<T, Kind> = [Value<T>] extends [Kind] ? ([Kind] extends [Value<T>] ? true : false) : false;
type IsObject<T> = Value<T> extends readonly unknown[] ? false : Value<T> extends object ? true : false;
type Literals<T> = T extends string ? ({} extends Record<T, 1> ? never : T) : never;
type IsMany<T> = [T] extends [never] ? false : [Value<T>] extends [readonly unknown[]] ? true : false;
type IsOne<T> = [Extract<Value<T>, readonly unknown[]>] extends [never] ? (null extends T ? true : false) : false;
type None<T> = [T] extends [never] ? 0 : T;
type AttributesOf<T> = T extends { attributes?: infer A } ? Value<A> : never;
type RelationshipsOf<T> = T extends { relationships?: infer R } ? Value<R> : never;`.split("\n");

const kinds = {
  string: "string",
  number: "number",
  boolean: "boolean",
  object: "Record<string, unknown>",
  array: "unknown[]",
};

const quoted = (names) => [...names].map((name) => JSON.stringify(name)).join(" | ") || "never";

/** The program, and what a complaint about each of its lines says. */
function program() {
  const lines = [...start];
  const says = new Map();
  const hold = (claim, about, complaint, value = "true") => {
    lines.push(`export const claim${lines.length}: ${claim} = ${value};`);
    says.set(lines.length, [about, complaint]);
  };
  const name = (type) => {
    lines.push(`type Type${lines.length} = ${type};`);
    return `Type${lines.length - 1}`;
  };
  const nothingElse = (type, place, names) =>
    hold(`None<Exclude<KeysOf<${type}>, ${quoted(names)}>>`, place, "no document names", "0");

  function holdFields(type, place, fields) {
    for (const [key, field] of fields) {
      const at = `${place}.${key}`;
      hold(`IsNamed<${type}, "${key}">`, at, "not named");
      holdField(name(`At<${type}, "${key}">`), at, field);
      hold(`MayBeEmpty<${type}, "${key}">`, at, "cannot be left out or null");
    }
    nothingElse(type, place, fields.keys());
  }

  function holdField(type, at, { kinds: documented, values, properties }) {
    if (properties) {
      hold(`IsObject<${type}>`, at, "of another kind");
      holdFields(name(`Value<${type}>`), at, properties);
      return;
    }
    hold(`Is<${type}, ${[...documented].map((kind) => kinds[kind]).join(" | ")}>`, at, "of another kind");
    hold(`None<Exclude<${quoted(values)}, Literals<${type}>>>`, at, "no such value", "0");
    hold(`None<Exclude<Literals<${type}>, ${quoted(values)}>>`, at, "no document has the value", "0");
  }

  function holdRecord(type, place, { attributes, relationships }) {
    holdFields(name(`AttributesOf<${type}>`), `${place}.attributes`, attributes);
    const links = name(`RelationshipsOf<${type}>`);
    for (const [key, { isMany }] of relationships) {
      const at = `${place}.relationships.${key}`;
      hold(`IsNamed<${links}, "${key}">`, at, "not named");
      const data = name(`At<Value<At<${links}, "${key}">>, "data">`);
      hold(`${isMany ? "IsMany" : "IsOne"}<${data}>`, at, isMany ? "may be one" : "may be many");
    }
    nothingElse(links, `${place}.relationships`, relationships.keys());
  }

  for (const [expression, groups] of Object.entries(records)) {
    lines.push(`const record${lines.length} = ${expression};`);
    const type = name(`typeof record${lines.length - 1}`);
    const place = expression.replaceAll("!", "").replaceAll("[0]", "[]");
    hold(`IsTyped<${type}>`, place, "not typed");
    for (const types of groups) {
      const own = groups.length > 1 ? name(`Extract<${type}, { type: "${types}" }>`) : type;
      holdRecord(own, groups.length > 1 ? `${place}(${types})` : place, fieldsOf(types));
    }
  }
  for (const [expression, { type, ours }] of Object.entries(inputs)) {
    const own = name(`Value<${expression}>`);
    const names = writableBy(type).filter((one) => !ours.includes(one));
    for (const key of names) hold(`IsNamed<${own}, "${key}">`, `${type} to write.${key}`, "not named");
    nothingElse(own, `${type} to write`, names);
  }
  return { lines, says };
}

/** Every complaint: `place: what`. What is not typed, or not named, is not looked into. */
export function complaintsOfTypes() {
  const { lines, says } = program();
  const all = compiled(lines).map(({ line, code, message }) => {
    if (!says.has(line)) throw new Error(`${code} about ${lines[line - 1]}: ${message}`);
    const [place, complaint] = says.get(line);
    const [, named] = /^Type '(?:number|0)' is not assignable to type '(.*)'/.exec(message) ?? [];
    return { place, says: [`${place}: ${complaint}`, named].filter(Boolean).join(" ") };
  });
  const closed = all.filter(({ says }) => /: not (typed|named)$/.test(says)).map(({ place }) => place);
  const isWithin = ({ place, says }) =>
    closed.some(
      (one) =>
        (/^[.(]/.test(place.slice(one.length)) && place.startsWith(one)) ||
        (place === one && !/: not (typed|named)$/.test(says)),
    );
  return all
    .filter((one) => !isWithin(one))
    .map(({ says }) => says)
    .sort();
}
