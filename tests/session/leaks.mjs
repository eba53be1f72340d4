// Collects what leaves the pages where others may read it, and every secret that must not be in it.

const issuers = ["/oauth/access_token", "/v2/customers/tokens", "/oauth/token"];

export class Leaks {
  #secrets;
  #texts = [];
  #reading = [];

  constructor(secrets) {
    this.#secrets = new Set(secrets);
  }

  /** Console lines, addresses of pages and of requests; and the tokens that the platform gives out. */
  watch(context) {
    context.on("console", (message) => this.note("console", message.text()));
    context.on("request", (request) => this.note("address", request.url()));
    context.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (response.ok() && issuers.includes(pathname)) this.#reading.push(this.#learn(response));
    });
  }

  /** A secret that no answer tells. */
  keep(...secrets) {
    for (const secret of secrets) this.#secrets.add(secret);
  }

  note(kind, text) {
    this.#texts.push({ kind, text });
  }

  async settled() {
    await Promise.all(this.#reading);
  }

  /** How many secrets are known, and how many texts of each kind are searched for them. */
  get counts() {
    const counts = { secrets: this.#secrets.size };
    for (const { kind } of this.#texts) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  }

  found() {
    const secrets = [...this.#secrets].flatMap((secret) => [secret, encodeURIComponent(secret)]);
    return this.#texts.filter(({ text }) => secrets.some((secret) => text.includes(secret)));
  }

  /** An answer that was broken on order, or whose page is gone, cannot be read; nor could the package. */
  async #learn(response) {
    const body = await response.json().catch(() => undefined);
    const tokens = [body?.access_token, body?.refresh_token, body?.data?.token];
    for (const token of tokens) if (token) this.#secrets.add(token);
  }
}
