// Catches plain slips in an e-mail address; the shop decides about the rest.
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
