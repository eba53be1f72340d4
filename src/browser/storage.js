// Where a client's texts are kept: localStorage, sessionStorage, memory, or the app's own storage, whose
// methods may answer at once or with a promise. Every use may be denied: the session then goes on in memory.

/** Opens what the option `storage` names. */
export function open(choice) {
  if (choice === "memory") return memory();
  if (typeof choice === "object") return own(choice);
  // Named anew at each use: even naming it throws where a browser denies it.
  return web(() => globalThis[`${choice ?? "local"}Storage`]);
}

/** The text under a key, null where there is none, undefined where the area denies it. */
export function read(area, key) {
  try {
    return area.read(key) ?? null;
  } catch {
    return undefined;
  }
}

/** Whether the area kept the text. */
export function write(area, key, text) {
  return isDone(() => area.write(key, text));
}

/** Whether the area removed the text. */
export function remove(area, key) {
  return isDone(() => area.remove(key));
}

/** Resolves when what the area holds is known. */
export function refresh(area, keys) {
  return Promise.resolve(area.refresh(keys));
}

function isDone(use) {
  try {
    use();
    return true;
  } catch {
    return false;
  }
}

function memory() {
  const texts = new Map();
  return {
    read: (key) => texts.get(key),
    write: (key, text) => texts.set(key, text),
    remove: (key) => texts.delete(key),
    refresh: () => undefined,
  };
}

function web(storage) {
  return {
    read: (key) => storage().getItem(key) ?? undefined,
    write: (key, text) => storage().setItem(key, text),
    remove: (key) => storage().removeItem(key),
    refresh: () => undefined,
  };
}

function own(storage) {
  const kept = new Map();
  let isAsync = false;
  let isBroken = false;
  let writes = 0;
  const give = (value) => (typeof value === "string" ? value : undefined);
  const use = (result) => {
    if (typeof result?.then === "function") result.then(undefined, () => (isBroken = true));
  };
  const guard = () => {
    if (isBroken) throw new Error("the storage failed");
  };
  return {
    read(key) {
      guard();
      return isAsync ? kept.get(key) : give(storage.getItem(key));
    },
    write(key, text) {
      guard();
      writes++;
      kept.set(key, text);
      use(storage.setItem(key, text));
    },
    remove(key) {
      guard();
      writes++;
      kept.delete(key);
      use(storage.removeItem(key));
    },
    /** Reads anew what a storage with promises holds. What is written meanwhile is newer. */
    async refresh(keys) {
      const before = writes;
      try {
        for (const key of keys) {
          const answer = storage.getItem(key);
          isAsync ||= typeof answer?.then === "function";
          const value = give(await answer);
          if (writes === before) value === undefined ? kept.delete(key) : kept.set(key, value);
        }
      } catch {
        isBroken = true;
      }
    },
  };
}
