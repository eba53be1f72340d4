// Begins a session with what another SDK has stored. The client keeps its session where `adopt` says: in the
// storage that it has anyway, which answers once, while it holds nothing, with the other SDK's session.

import type { Adoption, SessionStorage, StorageChoice } from "storefront-customer/elastic-path";

/** A token that another SDK has stored, as `src/session/record.rs` reads it. */
export interface Grant {
  token: string;
  /** Milliseconds since 1970. */
  expiresAtMs: number;
  lifetimeMs: number;
  customerId?: string | undefined;
  refreshToken?: string | undefined;
}

/** What another SDK has stored, as far as it is of use. */
export interface Inheritance {
  anonymous?: Grant | undefined;
  customer?: Grant | undefined;
  /** Removes the shopper's tokens from where they were. */
  forget?: (() => unknown) | undefined;
}

/** What another SDK may have stored: an object, or the JSON of one. Anything else is nothing. */
export type Stored = Record<string, unknown>;

export function stored(value: unknown): Stored {
  const parsed = typeof value === "string" ? JSON.parse(value) : value;
  return Object(parsed) as Stored;
}

/** A text that is not empty. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value ? value : undefined;
}

/** The time of a number of seconds since 1970, where it is still to come. */
export function future(seconds: unknown): number | undefined {
  return Number(seconds) * 1000 > Date.now() ? Number(seconds) * 1000 : undefined;
}

/** Nothing in place of what fails: what cannot be read is not taken over, and must not keep a shop from opening. */
export async function attempt<Value>(read: () => Value | Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}

/** The version of the client's record, and the key of the one thing that is stored beside it. */
const version = 1;
const signOn = /:sign-on$/;

function recordOf({ anonymous, customer }: Inheritance): string | undefined {
  const first = customer ?? anonymous;
  // The same in every tab that takes over at the same time: one is not another session to the other.
  const born = first?.expiresAtMs;
  return first && JSON.stringify({ version, born, endings: 0, clockOffsetMs: 0, anonymous, customer });
}

/** The storage of a choice. Named anew at each use: even naming it throws where a browser denies it. */
function open(choice: StorageChoice): SessionStorage | undefined {
  const methods = ["getItem", "setItem", "removeItem"] as const;
  // What the client would refuse is left to it.
  if (typeof choice === "object")
    return methods.every((method) => typeof choice?.[method] === "function") ? choice : undefined;
  if (choice !== "local" && choice !== "session") return undefined;
  const area = () => (choice === "local" ? localStorage : sessionStorage);
  return {
    getItem: (key) => area().getItem(key),
    setItem: (key, value) => area().setItem(key, value),
    removeItem: (key) => area().removeItem(key),
  };
}

/** Does something after what may be a promise. */
function after<Value>(value: unknown, action: (value: unknown) => Value): Value | Promise<Value> {
  const promise = value as PromiseLike<unknown> | null | undefined;
  return typeof promise?.then === "function" ? Promise.resolve(promise).then(action) : action(value);
}

/** The option `adopt`, for what `read` finds. Nothing goes into a memory that ends with the page. */
export function adoption(read: (options: Parameters<Adoption>[0]) => Promise<Inheritance>): Adoption {
  return async (options) => {
    const { storage: choice = "local" } = options;
    const storage = open(choice);
    const found = storage && (await attempt(() => read(options)));
    const record = found && recordOf(found);
    if (!storage || !record) return choice;
    let isFirst = true;
    /** What stands under a key; where there is nothing of the client's own at the first look, what was found. */
    const look = (key: string, own: unknown) => {
      const mayInherit = isFirst && !own;
      isFirst = false;
      if (!mayInherit) return own;
      // Only what is kept is taken away there: a storage that refuses ends this with an error.
      return after(storage.setItem(key, record), () => {
        attempt(() => found.forget?.());
        return record;
      });
    };
    return {
      getItem(key) {
        const own = storage.getItem(key);
        return signOn.test(key) ? own : (after(own, (own) => look(key, own)) as typeof own);
      },
      setItem: (key, value) => storage.setItem(key, value),
      removeItem: (key) => storage.removeItem(key),
    };
  };
}
