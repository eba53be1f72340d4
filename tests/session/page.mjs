// What runs in the pages. Each function is sent as text, so it may use nothing from outside itself.

/** At each load, before the package: a clock that can be moved, and an ear at every channel. */
export function prepare() {
  const now = Date.now.bind(Date);
  globalThis.skewMs = 0;
  globalThis.realNow = now;
  Date.now = () => now() + globalThis.skewMs;
  const { prototype } = BroadcastChannel;
  const post = prototype.postMessage;
  prototype.postMessage = function (message) {
    globalThis.note("channel", JSON.stringify(message));
    post.call(this, message);
  };
}

/** Makes the client `shop`, a listener that fills `heard`, and `attempt`, which tells how a call ended. */
export async function begin(platform, options, ada) {
  const { CustomerError, ...makers } = await import(`storefront-customer/${platform}`);
  const heard = [];
  const [make] = Object.values(makers);
  const shop = await make(options);
  shop.auth.onChange((session, reason) => {
    heard.push({ reason, state: session.state, at: globalThis.realNow() });
    globalThis.note("event", JSON.stringify([session, reason]));
  });
  const attempt = async (work) => {
    try {
      await work();
      return "ok";
    } catch (error) {
      const { message, stack, fields, cause } = error;
      globalThis.note("error", JSON.stringify([String(error), message, stack, error, fields, String(cause)]));
      globalThis.lastError = error;
      return error instanceof CustomerError ? error.code : String(error);
    }
  };
  Object.assign(globalThis, { shop, heard, attempt, ada });
}
