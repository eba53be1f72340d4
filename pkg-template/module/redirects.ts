// Cloudflare's runtime knows no `redirect: "error"`: there a request asks for the redirect itself, and an answer
// that is one is refused here, as other runtimes do it.

const itself = (init: RequestInit) => ({ ...init, redirect: "manual" }) as const;

class ManualRequest extends globalThis.Request {
  constructor(url: string, init: RequestInit) {
    super(url, itself(init));
  }
}

async function refuseRedirect(url: string, init: RequestInit): Promise<Response> {
  const response = await globalThis.fetch(url, itself(init));
  if (response.status < 300 || response.status > 399 || !response.headers.has("location")) return response;
  throw new TypeError("The answer is a redirect, and none is followed.");
}

export { ManualRequest as Request, refuseRedirect as fetch };
