/** The generator PCG64 (O'Neill 2014, XSL-RR 128/64) with NumPy's `SeedSequence`: the stream behind `default_rng`. */

const MASK64 = (1n << 64n) - 1n;
const MASK128 = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;

/** A seeded stream of 64-bit words. */
export interface Pcg {
  /** The next word. */
  word64(): bigint;
  /** Half of a word; the other half comes next. */
  word32(): number;
}

/** The stream of a seed, an integer of at least 0 of any size or a list of such. */
export function pcg64(seed: number | bigint | readonly number[]): Pcg {
  const words = seedWords(entropyOf(seed), 8);
  const join = (i: number) => (BigInt(words[i + 1] as number) << 32n) | BigInt(words[i] as number);
  const [high, low, streamHigh, streamLow] = [join(0), join(2), join(4), join(6)];
  const increment = ((((streamHigh << 64n) | streamLow) << 1n) | 1n) & MASK128;
  let state = (increment + ((high << 64n) | low)) & MASK128;
  const step = () => {
    state = (state * MULTIPLIER + increment) & MASK128;
  };
  step();
  let spare: number | null = null;
  const word64 = () => {
    step();
    const x = (state >> 64n) ^ (state & MASK64);
    const turn = state >> 122n;
    return ((x >> turn) | (x << (64n - turn))) & MASK64;
  };
  const word32 = () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const x = word64();
    spare = Number(x >> 32n);
    return Number(x & 0xffffffffn);
  };
  return { word64, word32 };
}

/** Words of 32 bits, least significant first; one word for 0. */
function entropyOf(seed: number | bigint | readonly number[]): number[] {
  if (typeof seed === "object") return seed.flatMap((s) => entropyOf(s));
  const out: number[] = [];
  for (let rest = BigInt(seed); rest > 0n || out.length === 0; rest >>= 32n) out.push(Number(rest & 0xffffffffn));
  return out;
}

const POOL = 4;

/** `SeedSequence(entropy).generate_state(n)`: entropy mixed into a pool of four words, and the pool spread over n words. */
function seedWords(entropy: readonly number[], n: number): number[] {
  const pool = mixed(entropy);
  let constant = 0x8b51f9dd;
  return Array.from({ length: n }, (_, i) => {
    let value = (pool[i % POOL] as number) ^ constant;
    constant = Math.imul(constant, 0x58f38ded);
    value = Math.imul(value, constant);
    return (value ^ (value >>> 16)) >>> 0;
  });
}

function mixed(entropy: readonly number[]): Uint32Array {
  let constant = 0x43b0d7e5;
  const hash = (word: number) => {
    let value = word ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    value = Math.imul(value, constant);
    return (value ^ (value >>> 16)) >>> 0;
  };
  const mix = (x: number, y: number) => {
    const value = (Math.imul(x, 0xca01f9dd) - Math.imul(y, 0x4973f715)) >>> 0;
    return (value ^ (value >>> 16)) >>> 0;
  };
  const pool = Uint32Array.from({ length: POOL }, (_, i) => hash(entropy[i] ?? 0));
  for (let from = 0; from < POOL; from++) {
    for (let to = 0; to < POOL; to++) if (from !== to) pool[to] = mix(pool[to] as number, hash(pool[from] as number));
  }
  for (const word of entropy.slice(POOL))
    for (let to = 0; to < POOL; to++) pool[to] = mix(pool[to] as number, hash(word));
  return pool;
}
