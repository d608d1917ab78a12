/** The stream of NumPy's `default_rng`: PCG64, ziggurat normals, integers by multiplication (Lemire 2019). */

import { type Pcg, pcg64 } from "./pcg";
import { counting, masked, type RandomStream, shuffle, streamOf } from "./streams";
import { exponentialOf, normalOf, uniformOf } from "./ziggurat";

/** The stream of `default_rng(seed)`, an integer of at least 0 or a list of such, NumPy's bit for bit. */
export function modernRandom(seed: number | bigint | readonly number[]): RandomStream {
  const source = pcg64(seed);
  const below = (max: number) => multiplied(source, max);
  return streamOf({
    uniform: () => uniformOf(source),
    normal: () => normalOf(source),
    exponential: () => exponentialOf(source),
    below,
    interval: (max) => masked(source.word32, max),
    distinct: (n, k) => distinct(n, k, below),
  });
}

/** An integer from 0 to `max`: the upper half of word · (max + 1), unless the lower half is among the few that would favour some. */
function multiplied(source: Pcg, max: number): number {
  if (max <= 0) return 0;
  if (max === 0xffffffff) return source.word32();
  if (max > 0xffffffff) return multiplied64(source, BigInt(max));
  const span = BigInt(max + 1);
  const threshold = BigInt((0xffffffff - max) % (max + 1));
  for (;;) {
    const m = BigInt(source.word32()) * span;
    if ((m & 0xffffffffn) >= threshold) return Number(m >> 32n);
  }
}

function multiplied64(source: Pcg, max: bigint): number {
  const all = (1n << 64n) - 1n;
  const threshold = (all - max) % (max + 1n);
  for (;;) {
    const m = source.word64() * (max + 1n);
    if ((m & all) >= threshold) return Number(m >> 64n);
  }
}

/** `k` different numbers below n: Floyd's way, or by shuffling where k is a good part of a large n. */
function distinct(n: number, k: number, below: (max: number) => number): Float64Array {
  if (n > 10000 && k > Math.floor(n / 50)) return shuffle(counting(n), Math.max(n - k, 1), below).slice(n - k);
  const seen = new Set<number>();
  for (let j = n - k; j < n; j++) {
    const value = below(j);
    seen.add(seen.has(value) ? j : value);
  }
  return shuffle(Float64Array.from(seen), 1, below);
}
