// Sends one request and reads its answer. It decides nothing: what an answer means is decided in Rust.

/**
 * Starts a request. `headers` are names and values in turn. Where the browser cannot build it, there is
 * only the `cause`.
 * Tokens travel in a header of the platform's own, which a browser would carry to another origin when
 * it follows a redirect: so it follows none.
 */
export function start(method, url, headers, body, keepalive, raw) {
  const controller = new AbortController();
  const own = new Headers();
  const init = { method, headers: own, body, keepalive, redirect: "error", signal: controller.signal };
  try {
    for (let index = 0; index < headers.length; index += 2) own.set(headers[index], headers[index + 1]);
    return { answer: answer(new Request(url, init), raw), controller };
  } catch (cause) {
    return { cause };
  }
}

/** Ends a request. */
export function stop({ controller }) {
  controller?.abort();
}

async function answer(request, raw) {
  const response = await fetch(request);
  const text = raw ? (response.ok ? "" : await response.clone().text()) : await response.text();
  const header = (name) => response.headers.get(name) ?? undefined;
  return {
    status: response.status,
    retryAfter: header("retry-after"),
    date: header("date"),
    requestId: header("x-request-id"),
    isEmpty: text === "",
    json: parsed(text),
    raw: raw ? response : undefined,
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
