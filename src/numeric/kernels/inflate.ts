/** Unpacking DEFLATE (RFC 1951) at once: browsers offer it only asynchronously, and kernels are needed when they are called. */

/** Codes by length: how many there are of each, and their symbols in order. */
interface Codes {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

interface Input {
  readonly bytes: Uint8Array;
  at: number;
  /** Bits read but not used yet, and how many. */
  hold: number;
  held: number;
}

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The `length` bytes packed in `packed`, which may refer back to `before`. Trusts its input. */
export function inflate(packed: Uint8Array, length: number, before = new Uint8Array(0)): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(before.length + length);
  out.set(before);
  const input = { bytes: packed, at: 0, hold: 0, held: 0 };
  let to = before.length;
  for (let last = 0; last === 0; ) {
    last = bits(input, 1);
    const kind = bits(input, 2);
    if (kind === 0) to = stored(input, out, to);
    else to = kind === 1 ? block(input, out, to, fixed(), fixedDistances()) : dynamic(input, out, to);
  }
  return out.subarray(before.length);
}

function bits(input: Input, n: number): number {
  while (input.held < n) {
    input.hold |= (input.bytes[input.at++] as number) << input.held;
    input.held += 8;
  }
  const value = input.hold & ((1 << n) - 1);
  input.hold >>>= n;
  input.held -= n;
  return value;
}

function stored(input: Input, out: Uint8Array, to: number): number {
  input.hold = 0;
  input.held = 0;
  const n = (input.bytes[input.at] as number) | ((input.bytes[input.at + 1] as number) << 8);
  out.set(input.bytes.subarray(input.at + 4, input.at + 4 + n), to);
  input.at += 4 + n;
  return to + n;
}

function dynamic(input: Input, out: Uint8Array, start: number): number {
  const [literals, distances, own] = [bits(input, 5) + 257, bits(input, 5) + 1, bits(input, 4) + 4];
  const lengths = new Uint8Array(19);
  for (let i = 0; i < own; i++) lengths[ORDER[i] as number] = bits(input, 3);
  const codes = codesOf(lengths);
  const all = new Uint8Array(literals + distances);
  for (let i = 0; i < all.length; ) {
    const symbol = decode(input, codes);
    if (symbol < 16) all[i++] = symbol;
    else {
      const repeated = symbol === 16 ? (all[i - 1] as number) : 0;
      const n = symbol === 16 ? 3 + bits(input, 2) : symbol === 17 ? 3 + bits(input, 3) : 11 + bits(input, 7);
      all.fill(repeated, i, i + n);
      i += n;
    }
  }
  return block(input, out, start, codesOf(all.subarray(0, literals)), codesOf(all.subarray(literals)));
}

function block(input: Input, out: Uint8Array, start: number, literals: Codes, distances: Codes): number {
  for (let to = start; ; ) {
    const symbol = decode(input, literals);
    if (symbol === 256) return to;
    if (symbol < 256) out[to++] = symbol;
    else {
      const n = lengthOf(input, symbol - 257);
      const distance = distanceOf(input, decode(input, distances));
      for (const end = to + n; to < end; to++) out[to] = out[to - distance] as number;
    }
  }
}

/** Lengths from 3 on: four codes for every number of further bits, the last one apart. */
function lengthOf(input: Input, code: number): number {
  if (code === 28) return 258;
  const extra = code < 8 ? 0 : (code >> 2) - 1;
  return 3 + (extra === 0 ? code : (4 + (code & 3)) << extra) + bits(input, extra);
}

/** Distances from 1 on: two codes for every number of further bits. */
function distanceOf(input: Input, code: number): number {
  const extra = code < 4 ? 0 : (code >> 1) - 1;
  return 1 + (extra === 0 ? code : (2 + (code & 1)) << extra) + bits(input, extra);
}

function codesOf(lengths: Uint8Array): Codes {
  const counts = new Uint16Array(16);
  for (const n of lengths) if (n > 0) counts[n] = (counts[n] as number) + 1;
  const next = new Uint16Array(16);
  for (let n = 1; n < 16; n++) next[n] = (next[n - 1] as number) + (counts[n - 1] as number);
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((n, symbol) => {
    if (n === 0) return;
    symbols[next[n] as number] = symbol;
    next[n] = (next[n] as number) + 1;
  });
  return { counts, symbols };
}

function decode(input: Input, { counts, symbols }: Codes): number {
  let [code, first, index] = [0, 0, 0];
  for (let n = 1; ; n++) {
    code |= bits(input, 1);
    const count = counts[n] as number;
    if (code - count < first) return symbols[index + code - first] as number;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
}

function fixed(): Codes {
  const lengths = new Uint8Array(288).fill(8);
  lengths.fill(9, 144, 256);
  lengths.fill(7, 256, 280);
  return codesOf(lengths);
}

function fixedDistances(): Codes {
  return codesOf(new Uint8Array(30).fill(5));
}
