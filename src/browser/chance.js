// Randomness and digests, from the Web Crypto API.

/** Fills bytes that nobody can guess. */
export function fill(bytes) {
  crypto.getRandomValues(bytes);
}

/** The bytes of the SHA-256 digest of a text, or undefined where the page is not served securely. */
export async function sha256(text) {
  const digest = await globalThis.crypto?.subtle?.digest("SHA-256", new TextEncoder().encode(text));
  return digest && [...new Uint8Array(digest)];
}
