// Reads what `scripts/pack.mjs` writes: the WebAssembly module as text. The streams have their names there;
// opcodes are in decimal here.

/** Gives the next byte, or undefined at its end. */
type Stream = () => number | undefined;

export function unpack(text: string): Uint8Array<ArrayBuffer> {
  const streams: Stream[] = [];
  for (const part of text.split("!")) {
    let at = 0;
    const number = (): number => {
      const code = part.charCodeAt(at++);
      const digit = code < 33 ? 86 : code - (code > 92 ? 41 : 40);
      return digit < 0 ? digit + 92 + 5 * number() : digit;
    };
    const name = number();
    let byte = 0;
    const bytes = Array.from({ length: number() }, () => (byte = (byte + number()) & 255));
    streams[name] = () => bytes[number()];
  }
  const [opcodes, locals, before, after] = streams.slice(6) as [Stream, Stream, Stream, Stream];

  const module: number[] = [];
  let last: number | undefined;
  const copy = (stream: Stream) => {
    last = stream();
    return last !== undefined && module.push(last);
  };
  /** Numbers of seven bits a byte: the eighth says that a number goes on. */
  const copyNumbers = (stream: Stream, count: number) => {
    while (count && copy(stream)) if ((last as number) < 128) count--;
  };
  /** Leaves room for such a number, which is known later. */
  const leave = () => module.push(0, 0, 0, 0, 0);
  const fill = (end: number, value = module.length - end) => {
    for (let left = 5; left; value >>= 7) module[end - left] = (value & 127) | (--left && 128);
  };

  while (copy(before));
  module.push(10);
  const code = leave();
  const count = leave();
  let functions = 0;
  for (let opcode = opcodes(); opcode !== undefined; opcode = opcodes()) {
    functions++;
    const body = leave();
    copyNumbers(locals, 1);
    copyNumbers(locals, 2 * (last as number));
    for (let depth = 1; opcode !== undefined; opcode = opcodes()) {
      module.push(opcode);
      // A block, and its end.
      if (opcode > 1 && opcode < 5) depth++;
      if (opcode === 11 && !--depth) break;
      // An access to memory.
      const isAccess = opcode > 39 && opcode < 63;
      if (isAccess) module.push(0);
      const stream = streams[isAccess ? 40 : opcode];
      if (!stream) continue;
      if (opcode === 68) for (let left = 8; left; left--) copy(stream);
      else copyNumbers(stream, 1);
      // A table of branches.
      if (opcode === 14) copyNumbers(stream, 1 + (last as number));
    }
    fill(body);
  }
  fill(count, functions);
  fill(code);
  while (copy(after));
  return new Uint8Array(module);
}
