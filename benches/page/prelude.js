// Runs in every page before any module: one door for all requests, the same for every side. It leads the hosts that
// Commerce Layer's packages know to the address under test, notes when the first request leaves, and answers in
// the page where a measure is about computing alone.
{
  const send = fetch.bind(globalThis);
  const bench = { answers: undefined, kept: undefined, firstRequestAt: undefined, memories: [] };
  globalThis.bench = bench;

  const foreign = /^https:\/\/[\w-]+\.commercelayer\.(io|co)/;

  const pathOf = (url) => url.replace(/^https?:\/\/[^/]+/, "").replace(/\?.*/, "");

  const sendOn = (url, input, init) =>
    foreign.test(url) ? send(url.replace(foreign, bench.url), init) : send(input, init);

  // Some SDKs take hold of `fetch` when they are made, so this one stays and does all by itself.
  globalThis.fetch = (input, init) => {
    bench.firstRequestAt ??= performance.now();
    const url = typeof input === "string" ? input : (input.url ?? input.href);
    const body = bench.answers?.get(pathOf(url));
    if (body) {
      return Promise.resolve(new Response(body, { headers: { "content-type": "application/vnd.api+json" } }));
    }
    const answered = sendOn(url, input, init);
    return bench.kept ? keep(pathOf(url), answered) : answered;
  };

  async function keep(path, answered) {
    const response = await answered;
    bench.kept.set(path, await response.clone().arrayBuffer());
    bench.lastPath = path;
    return response;
  }

  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...values) => {
    const result = await instantiate(...values);
    const { exports } = result.instance;
    bench.memories.push(...Object.values(exports).filter((one) => one instanceof WebAssembly.Memory));
    return result;
  };
}
