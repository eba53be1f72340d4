// Writes bytes as a JavaScript string that compresses as well as the bytes themselves: base64 hides their
// pattern from brotli, and gzip under base64 costs an eighth of the module. Only printable ASCII is used,
// so no charset, bundler or minifier changes it. `pkg-template/unpack.ts` reads it.

/** Printable, and nothing that a string literal escapes. */
const alphabet = Array.from({ length: 95 }, (_, at) => at + 32).filter((code) => !'"\\'.includes(char(code)));

/** How many byte values, from 0, are one character: WebAssembly is made of small numbers. */
const SMALL = 32;

/**
 * The rarest characters, which stand for something else: the first 32 for the bytes 0 to 31, the last
 * three for "with the next character, one of the bytes that are left". Every other one stands for itself.
 */
export function pack(bytes) {
  const count = new Array(256).fill(0);
  for (const byte of bytes) count[byte]++;
  const swapped = [...alphabet].sort((one, other) => count[one] - count[other]).slice(0, SMALL + 3);
  const leads = swapped.splice(0, 3);
  const codes = Array.from({ length: 256 }, (_, byte) => {
    if (byte < SMALL) return char(swapped[byte]);
    if (alphabet.includes(byte) && !swapped.includes(byte) && !leads.includes(byte)) return char(byte);
    const rest = byte - SMALL;
    return char(leads[Math.floor(rest / alphabet.length)]) + char(alphabet[rest % alphabet.length]);
  });
  return {
    swapped: [...swapped, ...leads].map(char).join(""),
    text: Array.from(bytes, (byte) => codes[byte]).join(""),
  };
}

function char(code) {
  return String.fromCharCode(code);
}
