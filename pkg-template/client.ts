// Gives the wasm's one class the shape of the public API: an object a capability, a function a method,
// made from the operation table in Rust. It decides nothing.

import type { Client } from "wasm:glue";
import type { CustomerClient, Session, SessionChange } from "storefront-customer/elastic-path";
import { load } from "./loader.js";

type Listener = (session: Session, reason: SessionChange) => void;

export async function createClient(options: unknown): Promise<CustomerClient> {
  const Wasm = await load();
  const listeners = new Set<Listener>();
  const changed = (reason: SessionChange) => {
    for (const listener of [...listeners]) tell(listener, reason);
  };
  const tell = (listener: Listener, reason: SessionChange) => {
    if (!listeners.has(listener)) return;
    try {
      listener(session(), reason);
    } catch (error) {
      // A listener's mistake is its own: it must not end the call that changed the session.
      reportError(error);
    }
  };

  const client: Client = new Wasm(options, changed);

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

  const shop: Record<string, Record<string, unknown>> = {};
  Wasm.operations()
    .trim()
    .split("\n")
    .forEach((name, operation) => {
      const [capability, method] = name.split(".") as [string, string];
      shop[capability] ??= {};
      shop[capability][method] = (...values: unknown[]) => client.call(operation, values);
    });

  const { login } = shop.auth as { login: (...values: unknown[]) => Promise<unknown> };
  Object.defineProperty(shop.auth, "session", { get: session, enumerable: true });
  Object.assign(shop.auth as object, {
    login: (...values: unknown[]) => login(...values).then(session),
    onChange: (listener: Listener) => {
      const own: Listener = (...values) => listener(...values);
      listeners.add(own);
      const state = session().state;
      queueMicrotask(() => tell(own, state === "none" ? "initial" : "restored"));
      return () => listeners.delete(own);
    },
  });
  return Object.assign(shop as unknown as CustomerClient, {
    dispose: () => {
      listeners.clear();
      client.dispose();
    },
  });
}
