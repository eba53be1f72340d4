// The one class of error that the package throws. Its types and their documentation are in
// `api/typescript.rs`.

export class CustomerError extends Error {
  constructor(message, details) {
    const { cause, ...own } = details;
    super(message, cause === undefined ? undefined : { cause });
    this.name = "CustomerError";
    Object.assign(this, { status: undefined, requestId: undefined, retryAfterMs: undefined }, own);
  }
}

export function customerError(message, details) {
  return new CustomerError(message, details);
}
