// Sends one request and reads its answer. It decides nothing: what an answer means is decided in Rust.

/** Starts a request; undefined where the browser cannot build it. */
export function start(method, url, headers, body) {
  const controller = new AbortController();
  try {
    const request = new Request(url, { method, headers, body, signal: controller.signal });
    return { answer: answer(request), stop: () => controller.abort() };
  } catch {
    return undefined;
  }
}

async function answer(request) {
  const response = await fetch(request);
  const text = await response.text();
  const header = (name) => response.headers.get(name) ?? undefined;
  return {
    status: response.status,
    retryAfter: header("retry-after"),
    date: header("date"),
    requestId: header("x-request-id"),
    isEmpty: text === "",
    json: parsed(text),
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
