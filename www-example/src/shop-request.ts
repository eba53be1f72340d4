// Requests that the package has no method for. A refusal becomes an error of the same form as the package's
// own, so that pages treat both alike.
import type { CustomerClient, CustomerErrorCode, FieldError } from "storefront-customer/elastic-path";
import type { Refusal } from "./error-words";

type Fetching = Pick<CustomerClient, "fetch">;

class ShopRefusal extends Error implements Refusal {
  readonly retryAfterMs: number | undefined;
  readonly requestId: string | undefined;
  readonly fields: readonly FieldError[] = [];

  constructor(
    readonly code: CustomerErrorCode,
    message: string,
    answer: Response,
  ) {
    super(message);
    const seconds = Number(answer.headers.get("retry-after") ?? Number.NaN);
    this.retryAfterMs = Number.isNaN(seconds) ? undefined : seconds * 1000;
    this.requestId = answer.headers.get("x-request-id") ?? undefined;
  }

  get retryable(): boolean {
    return this.code === "server" || this.code === "rate-limited";
  }
}

/** Sends a change; what the shop answers is of no interest unless it refuses. */
export async function send(
  shop: Fetching,
  method: "POST" | "PUT" | "DELETE",
  path: string,
  data?: unknown,
): Promise<void> {
  const answer = await shop.fetch(path, {
    method,
    ...(data !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ data }),
    }),
  });
  if (!answer.ok) throw await refusalOf(answer);
}

/** Reads what the shop has at a path. */
export async function read(shop: Fetching, path: string, signal: AbortSignal): Promise<unknown> {
  const answer = await shop.fetch(path, {}, { signal });
  if (!answer.ok) throw await refusalOf(answer);
  return answer.json();
}

interface Told {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
}

async function refusalOf(answer: Response): Promise<ShopRefusal> {
  const { code, title, detail } = await told(answer);
  return new ShopRefusal(codeOf(answer.status, code), detail ?? title ?? "The shop did not say why.", answer);
}

function codeOf(status: number, code: string | undefined): CustomerErrorCode {
  // One platform says with a 401 too that this shopper may not.
  if (code === "UNAUTHORIZED") return "forbidden";
  const codes: Record<number, CustomerErrorCode> = {
    401: "not-signed-in",
    403: "forbidden",
    404: "not-found",
    409: "conflict",
    429: "rate-limited",
  };
  return codes[status] ?? (status >= 500 ? "server" : "validation");
}

async function told(answer: Response): Promise<Told> {
  try {
    const { errors } = await answer.json();
    return errors[0] ?? {};
  } catch {
    return {};
  }
}
