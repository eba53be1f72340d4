// Both clients at the same stage of a visit, and which of theirs is used.

import * as jsAuth from "@commercelayer/js-auth";
import { CommerceLayer } from "@commercelayer/sdk/bundle";
import { commerceLayer } from "storefront-customer/commerce-layer";
import { shopper } from "../../store.mjs";
import { clientId, grants, tokens } from "./organization.mjs";

const isSignedIn = (by) => by !== "nobody" && by !== "visitor";

/** Our client, used `by` whom a pair says. */
export async function ourClient(organization, { by = "shopper", options }) {
  const shop = await commerceLayer({ clientId, storage: "memory", ...options });
  if (by === "visitor") await shop.auth.headers();
  if (by in grants) organization.tell("POST /oauth/token", () => ({ body: grants[by] }));
  if (isSignedIn(by)) await shop.auth.login(shopper);
  organization.resetAnswers();
  return shop;
}

/** What has been called of theirs, such as `customers.update` or `authenticate`. */
export const called = new Set();

/** An object whose methods are noted when they are called. */
function watched(object, prefix) {
  return new Proxy(object, {
    get(target, name) {
      const member = target[name];
      if (typeof member !== "function") return member;
      return (...values) => {
        called.add(prefix + name);
        return member.apply(target, values);
      };
    },
  });
}

const auth = watched({ ...jsAuth }, "");

/** A storage as js-auth wants it, in memory. */
function memory() {
  const kept = new Map();
  return {
    getItem: async (key) => kept.get(key) ?? null,
    setItem: async (key, value) => void kept.set(key, value),
    removeItem: async (key) => void kept.delete(key),
  };
}

const newChannel = (options) => auth.makeSalesChannel({ clientId, ...options }, { storage: memory() });

/** The SDK, js-auth and its sales channel, with the tokens that ours has. */
export async function theirClient({ by = "shopper", theirOptions, scope }) {
  const channel = newChannel(scope && { scope });
  const accessToken = grants[by]?.access_token ?? (isSignedIn(by) ? tokens.shopper : tokens.visitor);
  if (isSignedIn(by)) {
    await channel.setCustomer({ accessToken, refreshToken: tokens.refresh, scope: "market:all" });
  }
  const sdk = new Proxy(CommerceLayer({ accessToken, ...theirOptions }), {
    get: (target, resource) => watched(target[resource], `${resource}.`),
  });
  return { sdk, auth, channel: watched(channel, "channel.") };
}

/** What an object and the classes it is of can do. */
function methodsOf(object) {
  const names = new Set();
  for (let one = object; one && one !== Object.prototype; one = Object.getPrototypeOf(one)) {
    const own = Object.entries(Object.getOwnPropertyDescriptors(one));
    for (const [name, { value }] of own)
      if (typeof value === "function" && name !== "constructor") names.add(name);
  }
  return [...names];
}

/** Everything that theirs can do with some kinds of resources, and with tokens. */
export function theirMethods(resources) {
  const sdk = CommerceLayer({ accessToken: tokens.shopper });
  return [
    ...methodsOf({ ...jsAuth }),
    ...methodsOf(newChannel()).map((name) => `channel.${name}`),
    ...resources.flatMap((resource) => methodsOf(sdk[resource]).map((name) => `${resource}.${name}`)),
  ];
}
