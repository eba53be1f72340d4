// Reads what `scripts/pack.mjs` writes: the WebAssembly module as text.

export function unpack(swapped: string, text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let lead = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    const place = swapped.indexOf(character);
    if (lead) {
      // Its place among the 93 printable characters without the quote (34) and the backslash (92).
      bytes.push(lead * 93 - 93 + code - Number(code > 34) - Number(code > 92));
      lead = 0;
    } else if (place > 31) lead = place - 31;
    else bytes.push(place < 0 ? code : place);
  }
  return new Uint8Array(bytes);
}
