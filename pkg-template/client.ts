// Gives the wasm's one function the shape of the public API: an object a capability, a function a method,
// made from the operation table in Rust. It decides nothing, but begins anew after the wasm has trapped.

import { CustomerError } from "wasm:error";
import type {
  Adoption,
  CustomerClient,
  Page,
  Session,
  SessionChange,
} from "storefront-customer/elastic-path";
import { CALL, type Client, DISPOSE, open, operations, REFRESH, SESSION, TICK } from "./entrance.js";
import { load, numberOf } from "./loader.js";

/** What of a client's options is of concern on this side. */
type ClientOptions = Parameters<Adoption>[0] & { adopt?: Adoption | undefined };
type Listener = (session: Session, reason: SessionChange) => void;
type Method = (...values: unknown[]) => Promise<unknown>;
interface Capability {
  [member: string]: Method | Capability | ReturnType<typeof goThrough>;
}

/** The key of what an optional module asks of a client; it is in another file, hence no export. */
const extend = Symbol.for(`storefront-customer.extend.${PLATFORM}`);

function refusal(code: string, message: string) {
  return new CustomerError(message, { code });
}

function tooMany(count: number) {
  return refusal(
    "limit-reached",
    `The platform lists no record after the first ${count}: ask for fewer with \`filter\`, such as those of one year.`,
  );
}

/** Goes through all records of a list. */
function goThrough(list: Method) {
  return async function* (query?: object, options?: unknown) {
    let cursor: string | null = null;
    let count = 0;
    do {
      const page = (await list({ ...query, ...(cursor && { cursor }) }, options)) as Page<unknown>;
      yield* page.items;
      count += page.items.length;
      cursor = page.nextCursor;
      // To end without a word here would pass a part for the whole.
      if (!cursor && (page.totalCount ?? 0) > count && count >= 10_000) throw tooMany(count);
    } while (cursor);
  };
}

/** What the wasm calls, until the client is disposed of. */
interface Callbacks {
  own?: { changed(reason: SessionChange): void; refresh(): void; tick(): void } | undefined;
}

/**
 * The wasm holds on to what it is given to call: were that made beside the client, it would hold on to the client,
 * and neither would ever be collected.
 */
const callback = (callbacks: Callbacks, name: "changed" | "refresh" | "tick") => (reason?: never) =>
  callbacks.own?.[name](reason as never);

/** Methods whose result is the session, which is made on this side. */
const entries = ["auth.login", "auth.sso.finish"];

export async function createClient(given: ClientOptions): Promise<CustomerClient> {
  const adopt = given?.adopt;
  if (adopt && typeof adopt !== "function") throw refusal("configuration", "`adopt` must be a function.");
  const options = adopt ? { ...given, storage: await adopt(given) } : given;
  const listeners = new Set<Listener>();
  const tell = (listener: Listener, reason: SessionChange) => {
    if (!listeners.has(listener)) return;
    try {
      listener(session(), reason);
    } catch (error) {
      // A listener's mistake is its own: it must not end the call that changed the session.
      globalThis.reportError?.(error);
    }
  };
  /** What happened to the storage before anybody listened. */
  let missed: SessionChange[] = [];
  const changed = (reason: SessionChange) => {
    if (!listeners.size && reason.startsWith("storage")) missed.push(reason);
    for (const listener of [...listeners]) tell(listener, reason);
  };

  /** The client in the wasm, and which start of the wasm it lives in. */
  let client: Client;
  let home: Promise<void> | undefined;
  let opened: Promise<Client>;
  let isDisposed = false;

  /** The client, made anew from what is stored when the wasm that it lived in has trapped. */
  const working = () => {
    const now = load();
    if (now !== home) {
      home = now;
      opened = now.then(begin);
    }
    return opened;
  };
  /** Asks something of the client that nobody waits for. */
  const inBackground = (asked: number) => () => {
    working()
      .then((client) => client(asked))
      .catch(() => {});
  };
  const callbacks: Callbacks = {
    own: { changed, refresh: inBackground(REFRESH), tick: inBackground(TICK) },
  };
  /** The same ones for each start: what outlives a trap is found by them. */
  const made = {
    options,
    changed: callback(callbacks, "changed"),
    refresh: callback(callbacks, "refresh"),
    tick: callback(callbacks, "tick"),
  };

  const begin = async () => {
    const before = last;
    const [opened, ready] = open(made);
    client = opened;
    await ready;
    if (isDisposed) client(DISPOSE);
    const { customerId } = session();
    // A session that only the lost memory held is over.
    if (before && before.customerId !== customerId) changed(customerId ? "login" : "expired");
    return client;
  };

  let last: Session | undefined;
  const session = (): Session => {
    let expiresAtMs: number | undefined;
    let customerId: string | undefined;
    try {
      [expiresAtMs, customerId] = client(SESSION) as [number?, string?];
    } catch {
      // It has trapped: what was known holds until the next call begins anew.
      if (last) return last;
    }
    const next = {
      state: customerId === undefined ? (expiresAtMs === undefined ? "none" : "anonymous") : "customer",
      customerId: customerId ?? null,
      expiresAt: expiresAtMs === undefined ? null : new Date(expiresAtMs).toISOString(),
    } as Session;
    const isSame =
      last?.state === next.state && last.customerId === next.customerId && last.expiresAt === next.expiresAt;
    // The same object until something changes, as React's useSyncExternalStore wants it.
    if (!last || !isSame) last = Object.freeze(next);
    return last;
  };

  /** The methods of a table of rows, by their capabilities. */
  const capabilities = (rows: string): Capability => {
    const all: Capability = {};
    rows.split("\n").every((line, row) => {
      // Rows come first in a table.
      const [name] = line.split(" ");
      if (!name || name.startsWith("@")) return false;
      const path = name.split(".").filter(Boolean);
      const method = path.pop() as string;
      let capability = all;
      for (const step of path) {
        capability[step] ??= {};
        capability = capability[step] as Capability;
      }
      const call: Method = (...values) =>
        working().then((client) => client(CALL, values, numberOf(rows), row));
      const enter: Method = (...values) => call(...values).then(session);
      capability[method] = entries.includes(name) ? enter : call;
      if (method === "list") capability.all = goThrough(call);
      return true;
    });
    return all;
  };

  await working();
  const shop = capabilities(operations());
  /** What an optional module adds, made once. */
  const added = new Map<string, Capability>();
  Object.defineProperty(shop, extend, {
    value(tables: string) {
      let own = added.get(tables);
      if (!own) {
        own = Object.values(capabilities(tables))[0] as Capability;
        added.set(tables, own);
      }
      return own;
    },
  });

  const onChange = (listener: Listener) => {
    const own: Listener = (...values) => listener(...values);
    listeners.add(own);
    const reason = session().state === "none" ? "initial" : "restored";
    const news: SessionChange[] = [reason, ...missed];
    missed = [];
    queueMicrotask(() => {
      for (const one of news) tell(own, one);
    });
    return () => {
      listeners.delete(own);
    };
  };
  Object.defineProperty(shop.auth, "session", { get: session, enumerable: true });
  Object.assign(shop.auth as Capability, { onChange });
  const dispose = () => {
    listeners.clear();
    isDisposed = true;
    try {
      client(DISPOSE);
    } catch {
      // It has trapped: what it left behind ends with the next one.
      inBackground(DISPOSE)();
    }
    callbacks.own = undefined;
  };
  return Object.assign(shop as unknown as CustomerClient, { dispose });
}
