// Requests that the package has no method for. A refusal becomes an error of the same form as the package's
// own, so that pages treat both alike.
import type { CustomerErrorCode, FieldError } from "storefront-customer/elastic-path";
import type { Shop } from "./shop";

export class ShopRefusal extends Error {
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
  shop: Shop,
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
  if (!answer.ok) throw new ShopRefusal(codeOf(answer.status), await detailOf(answer), answer);
}

function codeOf(status: number): CustomerErrorCode {
  const codes: Record<number, CustomerErrorCode> = {
    401: "not-signed-in",
    403: "forbidden",
    404: "not-found",
    409: "conflict",
    429: "rate-limited",
  };
  return codes[status] ?? (status >= 500 ? "server" : "validation");
}

async function detailOf(answer: Response): Promise<string> {
  try {
    const { errors } = await answer.json();
    return String(errors[0].detail ?? errors[0].title);
  } catch {
    return "The shop did not say why.";
  }
}
