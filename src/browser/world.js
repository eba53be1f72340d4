// What the browser floor asks of the world: microtasks, timers, requests, storage, other tabs, chance. One
// file, because the test runner's server hangs when a page asks for more than four modules at a time.

// Tasks and promises, between the browser's microtasks and `task.rs`. A task is a number.

/** Goes on with a task. */
let resume;

/** Called with the module's exports before any task begins. */
export function connect(exports) {
  resume = (task) => {
    try {
      exports.resume(task);
    } catch {
      // The module has trapped: `abandon` tells those who wait.
    }
  };
}

/** What ends each thing that only the module would end: a call without an outcome, a timer, a turn among tabs. */
const endings = new Set();

/** Called when the module has trapped. What it still waits for may wake tasks of the next one, which is harmless. */
export function abandon(error) {
  for (const end of endings) end(error);
  endings.clear();
}

/** Goes on with a task as soon as nothing else is running. */
export function later(task) {
  Promise.resolve(task).then(resume);
}

/**
 * Follows a promise, or what has one and can be stopped: `state` is 0 until it settles, 1 once it has brought
 * `value`, 2 once it has failed with it.
 */
export function follow(held) {
  const followed = { state: 0, stop: held.stop };
  const settle = (state) => (value) => {
    Object.assign(followed, { state, value });
    if (followed.task !== undefined) resume(followed.task);
  };
  (held.promise ?? held).then(settle(1), settle(2));
  return followed;
}

/** How far it is. The task is gone on with when that changes. */
export function poll(followed, task) {
  followed.task = task;
  return followed.state;
}

/** Ends what is under way or held, if there is anything to end. */
export function stop(held) {
  held?.stop?.();
}

/** A promise, with what settles it. */
export function deferred() {
  const deferred = {};
  deferred.promise = new Promise((...settle) => {
    deferred.settle = settle;
    endings.add(settle[1]);
  });
  return deferred;
}

export function settle(deferred, failed, value) {
  endings.delete(deferred.settle[1]);
  deferred.settle[failed](value);
}

// A timer that an AbortSignal may end early. Its promise resolves with the signal's reason, or with
// undefined when the time is over. `stop` leaves nothing behind: no timer and no listener.

export function startTimer(milliseconds, signal) {
  let timer;
  let abort;
  const promise = new Promise((resolve) => {
    abort = () => resolve(signal.reason ?? new DOMException("The call was ended.", "AbortError"));
    if (signal?.aborted) return abort();
    timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", abort);
  });
  const stop = () => {
    endings.delete(stop);
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  };
  endings.add(stop);
  return { promise, stop };
}

// Sends one request and reads its answer. It decides nothing: what an answer means is decided in Rust.

/**
 * Starts a request; `stop` ends it, until its promise has settled. `headers` are names and values in turn.
 * Tokens travel in a header of the platform's own, which a browser would carry to another origin when
 * it follows a redirect: so it follows none.
 */
export function startRequest(method, url, headers, body, keepalive, raw, afterMs) {
  const controller = new AbortController();
  let isOver = false;
  const init = { method, body, keepalive, redirect: "error", signal: controller.signal };
  const promise = answer(url, init, headers, raw, afterMs).finally(() => (isOver = true));
  // A raw response is still being read by its caller.
  return { promise, stop: () => isOver || controller.abort() };
}

/** Of two headers of one name the later counts. */
function headersOf(namesAndValues) {
  const headers = new Headers();
  for (let index = 0; index < namesAndValues.length; index += 2)
    headers.set(namesAndValues[index], namesAndValues[index + 1]);
  return headers;
}

/** What came; where the browser cannot build the request, only the `cause`. */
async function answer(url, init, headers, raw, afterMs) {
  let response;
  try {
    if (afterMs) {
      const wait = startTimer(afterMs, init.signal);
      await wait.promise;
      wait.stop();
    }
    init.headers = headersOf(headers);
    response = await fetch(url, init);
  } catch (error) {
    try {
      // Only now: it costs as much as all else that is done for a call.
      new Request(url, { ...init, headers: headersOf(headers) });
    } catch (cause) {
      return { cause };
    }
    throw error;
  }
  const text = raw ? (response.ok ? "" : await response.clone().text()) : await response.text();
  const header = (name) => response.headers.get(name) ?? undefined;
  const retryAfter = header("retry-after");
  // Seconds, or a date.
  const waitMs = retryAfter * 1_000;
  const read = {
    status: response.status,
    retryAfterMs: known(waitMs) ?? known(Math.max(0, Date.parse(retryAfter) - Date.now())),
    serverMs: known(Date.parse(header("date"))),
    requestId: header("x-request-id"),
    isEmpty: text === "",
    json: parsed(text),
    raw: raw ? response : undefined,
  };
  // The build leaves out what its platform does not tell.
  if ((typeof PLATFORM === "undefined" || PLATFORM === "commerce-layer") && header("x-ratelimit-limit"))
    for (const name of ["limit", "interval", "remaining"]) read[name] = Number(header(`x-ratelimit-${name}`));
  return read;
}

/** A number, or undefined where reading it brought none. */
function known(number) {
  return Number.isNaN(number) ? undefined : number;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// Where a client's texts are kept: localStorage, sessionStorage, memory, or the app's own storage, whose
// methods may answer at once or with a promise. Every use may be denied: the session then goes on in memory.

/** Opens what the option `storage` names. `seen` are the texts at the last look. */
export function open(choice, changed) {
  return { ...areaOf(choice, changed), seen: {} };
}

/** Memory is kept at the client's own function, and so outlives a trap. */
function areaOf(choice, changed) {
  if (choice === "memory") {
    changed.memory ??= memory();
    return changed.memory;
  }
  if (typeof choice === "object") return own(choice);
  // Named anew at each use: even naming it throws where a browser denies it.
  const name = `${choice ?? "local"}Storage`;
  return web(() => globalThis[name]);
}

/** The same with another place for the refresh token, where it has one. */
export function openApart(choice, changed, other) {
  const area = open(choice, changed);
  if (other === undefined) return area;
  const apart = areaOf(other, changed);
  const of = (key) => (key.endsWith(":refresh") ? apart : area);
  return {
    read: (key) => of(key).read(key),
    write: (key, text) => of(key).write(key, text),
    remove: (key) => of(key).remove(key),
    settled() {
      const pending = [area.settled?.(), apart.settled?.()];
      return pending.some(Boolean) && Promise.all(pending);
    },
    refresh: (keys) => Promise.all(keys.map((key) => of(key).refresh([key]))),
    seen: {},
  };
}

/**
 * Whether the text under a key is still the one of the last look. A call looks four or five times, and the thousand
 * characters of a token take longer to cross than to compare.
 */
export function isSame(area, key) {
  try {
    const before = area.seen[key];
    area.seen[key] = area.read(key);
    return before === area.seen[key];
  } catch {
    return false;
  }
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
  // No text is the same as null.
  area.seen[key] = null;
  return isDone(() => area.write(key, text));
}

/** Whether the area removed the text. */
export function remove(area, key) {
  area.seen[key] = null;
  return isDone(() => area.remove(key));
}

/** Resolves when what the area holds is known. */
export function refresh(area, keys) {
  return Promise.resolve(area.refresh(keys));
}

/** Does something once all that was written is kept: at once where writing takes no time. */
function afterWrites(area, action) {
  const pending = area.settled?.();
  if (pending) pending.then(action);
  else action();
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
  /** The last write, while it has not settled. */
  let pending;
  const give = (value) => (typeof value === "string" ? value : undefined);
  // One after the other: a slow write must not land after the one that followed it.
  const keep = (write) => {
    const result = pending ? pending.then(write) : write();
    if (typeof result?.then !== "function") return;
    const own = result
      .then(undefined, () => (isBroken = true))
      .then(() => {
        if (pending === own) pending = undefined;
      });
    pending = own;
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
      keep(() => storage.setItem(key, text));
    },
    remove(key) {
      guard();
      writes++;
      kept.delete(key);
      keep(() => storage.removeItem(key));
    },
    settled: () => pending,
    /** Reads anew what a storage with promises holds, once it holds what was written. */
    async refresh(keys) {
      while (pending) await pending;
      // What is written meanwhile is newer.
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

// The other tabs of the shop: told of changes, heard, and kept from renewing a token at the same time.
// No message holds a token: it says that there is something to read.

/**
 * Waits for a turn, `milliseconds` at most. Resolves with the turn, or with nothing. `stop` ends it, once
 * what was written is kept, and a little later: a browser's tabs live in processes whose localStorage lags
 * behind. In Chromium the next tab read the old record in 49 of 50 turns that ended at once, and in none
 * that ended 20 ms later.
 */
export async function exclusive(name, milliseconds, area, keys) {
  const turn = await nextTurn(name, milliseconds);
  // What the tab before it wrote to a storage with promises.
  await area.refresh(keys);
  return turn && { stop: () => afterWrites(area, () => setTimeout(turn, 50)) };
}

function nextTurn(name, milliseconds) {
  const locks = globalThis.navigator?.locks;
  if (!locks) return Promise.resolve();
  return new Promise((resolve) => {
    const waiting = new AbortController();
    let release = () => waiting.abort();
    const end = () => {
      endings.delete(end);
      release();
    };
    endings.add(end);
    const timer = setTimeout(end, milliseconds);
    const hold = () =>
      new Promise((done) => {
        clearTimeout(timer);
        release = done;
        resolve(end);
      });
    locks.request(name, { signal: waiting.signal }, hold).catch(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Tells the other tabs, once there is something for them to read. */
export function announce(watch, area) {
  afterWrites(area, watch.announce);
}

/**
 * Calls `changed` when the session may have been changed elsewhere, and `tick` while the page is visible
 * if `everyMs` is not 0. `stop` leaves nothing behind. A client that begins anew after a trap ends its earlier watch.
 */
export function watch(name, everyMs, changed, tick) {
  stop(changed.watch);
  const { document, BroadcastChannel, WorkerGlobalScope } = globalThis;
  const listening = [];
  const listen = (target, type, handler) => {
    target?.addEventListener?.(type, handler);
    listening.push(() => target?.removeEventListener?.(type, handler));
  };
  const isVisible = () => !document || document.visibilityState === "visible";

  let channel;
  const connect = () => {
    // A server waits for messages for ever. Node and Bun can be told not to, and Deno cannot.
    if (channel || !(document ?? WorkerGlobalScope ?? BroadcastChannel?.prototype.unref)) return;
    channel = BroadcastChannel && new BroadcastChannel(name);
    if (!channel) return;
    channel.onmessage = () => changed();
    channel.unref?.();
  };
  const disconnect = () => {
    channel?.close();
    channel = undefined;
  };
  connect();
  // An open channel keeps a page out of the back/forward cache.
  listen(globalThis, "pagehide", disconnect);
  listen(globalThis, "pageshow", (event) => {
    connect();
    if (event.persisted) changed();
  });
  // `key` is null when the storage was cleared.
  listen(globalThis, "storage", ({ key }) => {
    if (key === null || key === name) changed();
  });
  // A laptop that slept has missed its timers, and perhaps messages.
  listen(document, "visibilitychange", () => {
    if (!isVisible()) return;
    changed();
    if (everyMs) tick();
  });
  const timer = everyMs && document ? setInterval(() => isVisible() && tick(), everyMs) : undefined;

  changed.watch = {
    announce: () => channel?.postMessage("changed"),
    stop() {
      clearInterval(timer);
      disconnect();
      for (const forget of listening) forget();
    },
  };
  return changed.watch;
}

// Randomness and digests, from the Web Crypto API.

/** 32 bytes that nobody can guess. */
export function secret() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** The SHA-256 digest of a text, or undefined where the page is not served securely. */
export async function challenge(text) {
  const digest = await globalThis.crypto?.subtle?.digest("SHA-256", new TextEncoder().encode(text));
  return digest && base64url(new Uint8Array(digest));
}

function base64url(bytes) {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
