// The web server of the measures: pages, the sides' modules as a good server sends them, and the API on the same
// origin, so that no time goes into pre-flights. It hands API requests on to the sandbox, but for what a measure
// has put in their place: the same bytes for every side.

import { readFileSync } from "node:fs";
import { createServer, request as forward } from "node:http";
import { brotliCompressSync } from "node:zlib";

const prelude = readFileSync(new URL("page/prelude.js", import.meta.url), "utf8");

// Isolated from other origins, a page's clock has steps of 5 µs in place of 100.
const isolated = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

const page = (url, script) =>
  `<!doctype html><title>bench</title><link rel="icon" href="data:,"><script>${prelude}</script>` +
  `<script>bench.url = ${JSON.stringify(url)}</script><script type="module">${script}</script>`;

/** `modules` are bodies by path. */
export async function openHost(sandboxUrl, modules) {
  const sandbox = new URL(sandboxUrl);
  const scripts = new Map(
    Object.entries(modules).map(([path, body]) => [path, { body, packed: brotliCompressSync(body) }]),
  );
  const pages = new Map();
  const answers = new Map();
  /** How many requests reached the API. */
  let asked = 0;

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://127.0.0.1");
    const script = scripts.get(pathname);
    if (pages.has(pathname)) {
      response.writeHead(200, { "content-type": "text/html", "cache-control": "no-cache", ...isolated });
      return response.end(page(...pages.get(pathname)));
    }
    if (script) {
      response.writeHead(200, {
        "content-type": "text/javascript",
        "content-encoding": "br",
        "cache-control": "public, max-age=31536000, immutable",
      });
      return response.end(script.packed);
    }
    asked += 1;
    const answer = answers.get(pathname);
    if (answer && request.method === "GET") {
      const body = typeof answer === "function" ? answer(searchParams) : answer;
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": body.length,
        "cache-control": "no-store",
      });
      return response.end(body);
    }
    const { hostname, port } = sandbox;
    const { method, headers, url: path } = request;
    const onward = forward({ hostname, port, method, path, headers }, (answered) => {
      response.writeHead(answered.statusCode, answered.headers);
      answered.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  pages.set("/", [url, ""]);
  return {
    url,
    /** Puts a body, or what makes one of the query, in the place of the sandbox's answers to a path. */
    answer: (path, body) => answers.set(path, body),
    /** A page of its own, which speaks to `api`. */
    page: (path, script, api = url) => pages.set(path, [api, script]),
    asked: () => asked,
    close: () => server.close(),
  };
}
