// Reads what `scripts/pack.mjs` writes: the WebAssembly module as text. The streams have their names there;
// opcodes are in decimal here. It runs once, before the browser has compiled it, when a function call takes
// longer than all else that a byte needs: so the loops call none.

export function unpack(text: string): Uint8Array<ArrayBuffer> {
  /** The characters' codes; then, in the place of each stream's, its bytes. */
  const bytes = new TextEncoder().encode(text);
  /** For each stream where its next byte is, and its end. */
  const next: number[] = [];
  const ends: number[] = [];
  let at = 0;
  const number = (): number => {
    const code = bytes[at++] as number;
    const digit = code < 33 ? 86 : code - (code > 92 ? 41 : 40);
    return digit < 0 ? digit + 92 + 5 * number() : digit;
  };
  for (; at < bytes.length; at++) {
    const name = number();
    let byte = 0;
    const list = Array.from({ length: number() }, () => (byte = (byte + number()) & 255));
    let end = at;
    next[name] = end;
    for (let code = bytes[at]; code && code !== 33; code = bytes[at]) {
      // The frequent ones are a digit.
      bytes[end++] = list[code > 39 ? code - (code > 92 ? 41 : 40) : number()] as number;
      if (code > 39) at++;
    }
    ends[name] = end;
  }

  const module = new Uint8Array(2 * bytes.length);
  let length = 0;
  let last = 0;
  const copy = (stream: number, count: number) => {
    for (; count; count--) module[length++] = last = bytes[(next[stream] as number)++] as number;
  };
  /** Numbers of seven bits a byte: the eighth says that a number goes on. */
  const copyNumbers = (stream: number, count: number) => {
    for (; count; last < 128 && count--) copy(stream, 1);
  };
  /** Leaves room for such a number, which is known later. */
  const leave = () => (length += 5);
  const fill = (end: number, value = length - end) => {
    for (let left = 5; left; value >>= 7) module[end - left] = (value & 127) | (--left && 128);
  };
  const copyAll = (stream: number) => copy(stream, (ends[stream] as number) - (next[stream] as number));

  copyAll(8);
  module[length++] = 10;
  const code = leave();
  const count = leave();
  let functions = 0;
  for (let at = next[6] as number; at < (ends[6] as number); functions++) {
    const body = leave();
    copyNumbers(7, 1);
    copyNumbers(7, 2 * last);
    for (let depth = 1; depth; ) {
      const opcode = bytes[at++] as number;
      module[length++] = opcode;
      // A block, and its end.
      if (opcode > 1 && opcode < 5) depth++;
      if (opcode === 11) depth--;
      // An access to memory.
      const isAccess = opcode > 39 && opcode < 63;
      if (isAccess) module[length++] = 0;
      const stream = isAccess ? 40 : opcode;
      let from = next[stream];
      if (from === undefined) continue;
      if (opcode === 68) {
        copy(stream, 8);
        continue;
      }
      do module[length++] = last = bytes[from++] as number;
      while (last > 127);
      next[stream] = from;
      // A table of branches.
      if (opcode === 14) copyNumbers(stream, 1 + last);
    }
    fill(body);
  }
  fill(count, functions);
  fill(code);
  copyAll(9);
  return module.subarray(0, length);
}
