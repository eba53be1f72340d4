// Cloudflare's runtime knows no `redirect: "error"`: there a request asks for the redirect itself, and an answer
// that is one is refused here, as other runtimes do it.

class ManualRequest extends globalThis.Request {
  constructor(url: string, init: RequestInit) {
    super(url, { ...init, redirect: "manual" });
  }
}

async function refuseRedirect(request: Request): Promise<Response> {
  const response = await globalThis.fetch(request);
  if (response.status < 300 || response.status > 399 || !response.headers.has("location")) return response;
  throw new TypeError("The answer is a redirect, and none is followed.");
}

export { ManualRequest as Request, refuseRedirect as fetch };
