// Writes the WebAssembly module as a JavaScript string that brotli compresses better than the module
// itself, because like stands beside like: the opcodes of all functions are one stream of bytes, and what
// follows an opcode, such as the index of a local or the address of a constant, is a stream for each
// opcode. Only printable ASCII is used, so no charset, bundler or minifier changes it.
//
// The text is the streams with a `!` between them: a name, the list of the bytes that occur in it, and for
// each byte its place in that list. `pkg-template/unpack/src/lib.rs` reads it.

/** The names of the streams that belong to no opcode; these numbers are none. */
const OPCODES = 0x06;
const LOCALS = 0x07;
const BEFORE_CODE = 0x08;
const AFTER_CODE = 0x09;
const texts = [BEFORE_CODE, AFTER_CODE];

const CODE_SECTION = 10;
const BR_TABLE = 0x0e;
const FIRST_ACCESS = 0x28;
const LAST_ACCESS = 0x3e;
const F64_CONST = 0x44;
const PREFIX = 0xfc;

/** The text for a module. */
export function pack(module) {
  const streams = new Map();
  const put = (name, bytes) => streams.set(name, [...(streams.get(name) ?? []), ...bytes]);
  const input = new Reader(module);
  put(BEFORE_CODE, input.take(8));
  let rest = BEFORE_CODE;
  while (!input.isAtEnd()) {
    const start = input.at;
    const id = input.byte();
    const length = input.leb();
    if (id === CODE_SECTION) {
      for (let left = input.leb(); left > 0; left--) takeApart(input, put);
      rest = AFTER_CODE;
    } else {
      input.take(length);
      put(rest, input.since(start));
    }
  }
  // Their order matters to brotli by a hundred bytes; this is the best of the plain ones.
  const inOrder = [...streams].sort(([one], [other]) => other - one);
  return inOrder.map(([name, bytes]) => number(name) + stream(bytes, texts.includes(name))).join("!");
}

/** One function, without its length: it ends with the `end` that closes no block. */
function takeApart(input, put) {
  const end = input.leb() + input.at;
  const locals = input.at;
  for (let left = 2 * input.leb(); left > 0; left--) input.leb();
  put(LOCALS, input.since(locals));
  const opcodes = [];
  while (input.at < end) {
    const opcode = input.byte();
    opcodes.push(opcode);
    const isAccess = opcode >= FIRST_ACCESS && opcode <= LAST_ACCESS;
    // Its alignment is a hint, for which no engine needs anything but 0.
    if (isAccess) input.leb();
    if (opcode === F64_CONST) put(opcode, input.take(8));
    else if (hasImmediate(opcode)) {
      const start = input.at;
      const value = input.leb();
      if (opcode === BR_TABLE) for (let left = value; left >= 0; left--) input.leb();
      put(isAccess ? FIRST_ACCESS : opcode, input.since(start));
      // Further bytes travel as opcodes that have no immediate.
      for (let left = further(opcode, value); left > 0; left--) {
        const byte = input.byte();
        if (hasImmediate(byte) || byte === 0x0b) throw unknown(opcode);
        opcodes.push(byte);
      }
    }
  }
  put(OPCODES, opcodes);
}

const withImmediate = [
  [0x02, 0x04], // blocks
  [0x0c, BR_TABLE], // branches
  [0x10, 0x11], // calls
  [0x1c, 0x1c], // a choice with a type
  [0x20, 0x26], // locals, globals, tables
  [FIRST_ACCESS, 0x42], // memory, whole numbers
  [F64_CONST, F64_CONST],
  [0xd0, 0xd0], // null
  [0xd2, 0xd2], // a function's reference
  [PREFIX, PREFIX],
];
const plain = [
  [0x00, 0x01],
  [0x05, 0x05], // else
  [0x0b, 0x0b], // end
  [0x0f, 0x0f], // return
  [0x1a, 0x1b], // drop, a choice
  [0x45, 0xc4], // arithmetic
  [0xd1, 0xd1], // is it null?
];

function hasImmediate(opcode) {
  const isIn = ([first, last]) => opcode >= first && opcode <= last;
  if (!withImmediate.some(isIn) && !plain.some(isIn)) throw unknown(opcode);
  return withImmediate.some(isIn);
}

/** How many bytes an instruction has after its first immediate. */
function further(opcode, value) {
  if (opcode === 0x11 || opcode === 0x1c) return 1;
  if (opcode !== PREFIX || value < 8) return 0;
  const indices = { 10: 2, 11: 1, 15: 1, 16: 1, 17: 1 }[value];
  if (!indices) throw unknown(opcode);
  return indices;
}

function unknown(opcode) {
  return new Error(`pack: instruction ${opcode} has a form here that scripts/pack.mjs does not know.`);
}

class Reader {
  at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  isAtEnd() {
    return this.at >= this.bytes.length;
  }

  byte() {
    return this.bytes[this.at++];
  }

  since(start) {
    return this.bytes.subarray(start, this.at);
  }

  take(length) {
    this.at += length;
    return this.since(this.at - length);
  }

  /** A number of seven bits a byte, low ones first. */
  leb() {
    const byte = this.byte();
    return byte < 128 ? byte : byte - 128 + 128 * this.leb();
  }
}

/** Of the characters that no string literal escapes, 87 are digits, and 5 say that a number goes on. */
const DIGITS = 87;
const LEADS = 5;

/** The code of the character for a digit from -5, the first lead, to 86. */
function code(digit) {
  if (digit === 86) return 32;
  return digit + (digit > 51 ? 41 : 40);
}

function number(value) {
  if (value < DIGITS) return String.fromCharCode(code(value));
  const above = value - DIGITS;
  return String.fromCharCode(code((above % LEADS) - LEADS)) + number(Math.floor(above / LEADS));
}

function stream(bytes, isText) {
  const places = arrange(bytes, isText);
  const steps = places.map((byte, at) => (256 + byte - (places[at - 1] ?? 0)) % 256);
  const place = new Map(places.map((byte, at) => [byte, at]));
  const values = Array.from(bytes, (byte) => place.get(byte));
  return [steps.length, ...steps, ...values].map(number).join("");
}

/** The bytes that occur, in an order that makes the frequent ones one digit. */
function arrange(bytes, isText) {
  const count = new Array(256).fill(0);
  for (const byte of bytes) count[byte]++;
  const used = [...count.keys()]
    .filter((byte) => count[byte])
    .sort((one, other) => count[other] - count[one]);
  const ascending = (some) => some.sort((one, other) => one - other);
  if (!isText) return [...ascending(used.slice(0, DIGITS)), ...ascending(used.slice(DIGITS))];
  // A digit stands for itself where it occurs: brotli has a dictionary of words.
  const digits = Array.from({ length: Math.min(used.length, DIGITS) }, (_, digit) => code(digit));
  const others = used.filter((byte) => !digits.includes(byte));
  const first = ascending(others.splice(0, digits.filter((byte) => !count[byte]).length));
  return [...digits.map((byte) => (count[byte] ? byte : first.shift())), ...ascending(others)];
}
