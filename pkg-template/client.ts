// Gives the wasm's one class the shape of the public API: an object a capability, a function a method,
// made from the operation table in Rust. It decides nothing.

import type { Client } from "wasm:glue";
import type { CustomerClient, Session, SessionChange } from "storefront-customer/elastic-path";
import { load } from "./loader.js";

type Listener = (session: Session, reason: SessionChange) => void;
type Method = (...values: unknown[]) => Promise<unknown>;
interface Capability {
  [member: string]: Method | Capability;
}

/** Methods whose result is the session, which is made on this side. */
const entries = ["auth.login", "auth.sso.finish"];

export async function createClient(options: unknown): Promise<CustomerClient> {
  const Wasm = await load();
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

  const client: Client = new Wasm(options, changed);
  await client.open(
    () => client.refresh(),
    () => client.tick(),
  );

  let last: Session | undefined;
  const session = (): Session => {
    const [expiresAtMs, customerId] = client.session();
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

  const shop: Capability = {};
  Wasm.operations()
    .trim()
    .split("\n")
    .forEach((name, operation) => {
      const path = name.split(".").filter(Boolean);
      const method = path.pop() as string;
      let capability = shop;
      for (const step of path) {
        capability[step] ??= {};
        capability = capability[step] as Capability;
      }
      const call: Method = (...values) => client.call(operation, values);
      capability[method] = entries.includes(name) ? (...values) => call(...values).then(session) : call;
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
    client.dispose();
  };
  return Object.assign(shop as unknown as CustomerClient, { dispose });
}
