// Errors that arise on this side of the wasm, as the same class that Rust makes.

import { CustomerError } from "wasm:error";

export function failure(code: "configuration" | "internal", message: string, cause?: unknown): CustomerError {
  return new CustomerError(message, { code, retryable: false, fields: [], cause });
}
