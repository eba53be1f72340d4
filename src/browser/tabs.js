// The other tabs of the shop: told of changes, heard, and kept from renewing a token at the same time.
// No message holds a token: it says that there is something to read.

/** Waits for a turn, `milliseconds` at most. Resolves with the function that ends the turn. */
export function exclusive(name, milliseconds) {
  const locks = globalThis.navigator?.locks;
  const nothing = () => {};
  if (!locks) return Promise.resolve(nothing);
  return new Promise((resolve) => {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), milliseconds);
    const hold = () =>
      new Promise((release) => {
        clearTimeout(timer);
        resolve(release);
      });
    locks.request(name, { signal: waiting.signal }, hold).catch(() => {
      clearTimeout(timer);
      resolve(nothing);
    });
  });
}

/** Ends a turn. */
export function release(turn) {
  turn();
}

/**
 * Calls `changed` when the session may have been changed elsewhere, and `tick` while the page is visible
 * if `everyMs` is not 0. `stop` leaves nothing behind.
 */
export function watch(name, everyMs, changed, tick) {
  const { document, BroadcastChannel } = globalThis;
  const listening = [];
  const listen = (target, type, handler) => {
    target?.addEventListener?.(type, handler);
    listening.push(() => target?.removeEventListener?.(type, handler));
  };
  const isVisible = () => !document || document.visibilityState === "visible";

  let channel;
  const connect = () => {
    if (channel || !BroadcastChannel) return;
    channel = new BroadcastChannel(name);
    channel.onmessage = () => changed();
    // Node would wait for messages for ever.
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

  return {
    announce: () => channel?.postMessage("changed"),
    stop() {
      clearInterval(timer);
      disconnect();
      for (const forget of listening) forget();
    },
  };
}
