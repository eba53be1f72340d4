// Code that comes when it is needed. It may not arrive, which is the network's failure and not this page's.
import type { FieldError } from "storefront-customer/elastic-path";
import type { Refusal } from "./error-words";

class NotFetched extends Error implements Refusal {
  readonly code = "network";
  readonly retryable = true;
  readonly fields: readonly FieldError[] = [];
  readonly retryAfterMs = undefined;
  readonly requestId = undefined;
}

export async function fetched<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    // Browsers say it with this one; a mistake in the code itself stays what it is.
    throw cause instanceof TypeError ? new NotFetched("The code did not arrive.", { cause }) : cause;
  }
}
