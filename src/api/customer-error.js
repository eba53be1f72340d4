// The one class of error that the package throws. Its types and their documentation are in
// `api/typescript.rs`.

export class CustomerError extends Error {
  /** Each entry has a class of its own, and a page may load several: an error is an instance of all. */
  static [Symbol.hasInstance](error) {
    return error?.name === "CustomerError";
  }

  constructor(message, details) {
    const { cause, ...own } = details;
    super(message, cause === undefined ? undefined : { cause });
    this.name = "CustomerError";
    const unless = {
      status: undefined,
      requestId: undefined,
      retryAfterMs: undefined,
      retryable: false,
      fields: [],
    };
    Object.assign(this, unless, own);
  }
}

export function customerError(message, details) {
  return new CustomerError(message, details);
}
