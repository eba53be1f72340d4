// What to tell a shopper when a request did not work.
import type { CustomerErrorCode, FieldError } from "storefront-customer/elastic-path";

export type ErrorWording = Partial<Record<CustomerErrorCode, string>>;

/** What the shop, or the way there, said no with. */
export interface Refusal extends Error {
  readonly code: CustomerErrorCode;
  readonly fields: readonly FieldError[];
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly requestId: string | undefined;
}

/** Anything else is a mistake in this page's own code. Each platform's entry has an error class of its own. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && "code" in error && "fields" in error;
}

const usualWording: ErrorWording = {
  "invalid-credentials":
    "That e-mail address and password do not match an account. Check both and try again.",
  "not-signed-in": "Your session ended. Sign in again to carry on.",
  forbidden: "Your account is not allowed to do that.",
  "not-found": "We could not find that. It may have been removed.",
  "limit-reached": "There is no room for one more.",
  validation: "Please check the details below.",
  conflict: "That clashes with something saved already. Please check the details.",
  network: "We could not reach the shop. Check your connection and try again.",
  timeout: "The shop took too long to answer. Please try again.",
  server: "The shop is having trouble at the moment. Please try again shortly.",
  storage:
    "Your browser lets this shop keep nothing, which that way of signing in needs. Use your password instead.",
  "sign-on-denied": "You were not signed in there. Try again, or sign in with your password.",
  "sign-on-state": "This page no longer leads into your account. Please start again from here.",
  "sign-on-code": "That took too long, or was used before. Please start again from here.",
};

/** A sentence for people, a page's own wording first. */
export function explain(error: unknown, wording: ErrorWording = {}): string {
  if (!isRefusal(error)) return "Something unexpected went wrong on this page.";
  const special = wording[error.code];
  if (special) return special;
  if (error.code === "rate-limited") return explainWait(error.retryAfterMs);
  if (error.code === "validation" && error.fields.length === 0) return error.message;
  return usualWording[error.code] ?? "Something unexpected went wrong. Please try again.";
}

/** The same for a code that came in an address, where it may be anything. */
export function explainCode(code: string): string {
  const words = Object.hasOwn(usualWording, code) && usualWording[code as CustomerErrorCode];
  return words || "Signing in did not work. Please try again.";
}

/** The rules that say that something is needed. */
const lacks = ["min", "required", "blank"];

/** The shop's message about a field is written for developers, so the rules it names are put in words here. */
export function explainField(
  { field: name, rule, message }: FieldError,
  field: { label: string; read(): string },
): string {
  if (rule === "email" || (rule === "invalid" && name === "email"))
    return "Enter an e-mail address, such as name@example.com.";
  if (rule !== undefined && lacks.includes(rule)) {
    return field.read() === "" ? `${field.label} is needed.` : `${field.label} is too short.`;
  }
  if (rule === "required_without") return "One of these two is needed.";
  if (rule === "max") return `${field.label} is too long.`;
  // Of its own rules the package says what the field is or must be, without naming it.
  return /^(is|must|may) /.test(message) ? `${field.label} ${message}` : message;
}

/** What a shopper can quote to the shop's help desk about something that only the shop can put right. */
export function reference(error: unknown): string | null {
  const forHelpDesk =
    isRefusal(error) && ["server", "malformed-response", "forbidden", "internal"].includes(error.code);
  return forHelpDesk && error.requestId ? `Reference: ${error.requestId}` : null;
}

export function isCode(error: unknown, code: CustomerErrorCode): error is Refusal {
  return isRefusal(error) && error.code === code;
}

/** A mistake in this page's own code is for its developers too, not only for the shopper. */
export function reportUnexpected(error: unknown): void {
  if (!isRefusal(error)) reportError(error);
}

function explainWait(retryAfterMs: number | undefined): string {
  const start = "There have been a lot of requests in a short time.";
  if (retryAfterMs === undefined) return `${start} Please wait a moment and try again.`;
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  return `${start} Please try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;
}
