/** Random arrays that come out of one seeded stream after the other, as programs with a seed draw them. */

import { count, type Tensor, tensor } from "../core/tensor";
import { betaVariate, gammaVariate, poissonVariate } from "./distributions";
import { take } from "./gather";

/** How positions are chosen. */
export interface Choice {
  readonly replace?: boolean;
  /** Probabilities, one for each position. */
  readonly weights?: ArrayLike<number>;
}

/** A stream with memory: every call goes on where the last one ended. Arrays fill in row-major order. */
export interface RandomStream {
  /** Uniform on [low, high). */
  uniform(size: readonly number[], low?: number, high?: number): Tensor;
  normal(size: readonly number[], mean?: number, deviation?: number): Tensor;
  exponential(size: readonly number[], scale?: number): Tensor;
  /** Integers from `low` to below `high`. */
  integers(size: readonly number[], low: number, high: number): Tensor;
  /** The numbers 0 … n − 1 in random order. */
  permutation(n: number): Tensor;
  /** X with its first axis in random order. */
  shuffled(X: Tensor): Tensor;
  /** Positions 0 … n − 1. Weighted choice without repetition is a RangeError. */
  choice(size: readonly number[], n: number, how?: Choice): Tensor;
  /** Single variates: gamma of scale 1, beta, Poisson. */
  gamma(shape: number): number;
  beta(a: number, b: number): number;
  poisson(mean: number): number;
}

/** What a stream is made of. */
export interface Source {
  /** On [0, 1). */
  uniform(): number;
  normal(): number;
  exponential(): number;
  /** An integer from 0 to `max`. */
  below(max: number): number;
  /** An integer from 0 to `max`, as permutations take it. */
  interval(max: number): number;
  /** `k` different positions of n. */
  distinct(n: number, k: number): Float64Array;
}

/** The stream of a source. */
export function streamOf(source: Source): RandomStream {
  const each = (size: readonly number[], f: () => number) =>
    tensor(size, Float64Array.from({ length: count(size) }, f));
  const integers = (size: readonly number[], low: number, high: number) =>
    each(size, () => low + source.below(high - 1 - low));
  const permutation = (n: number) => tensor([n], shuffle(counting(n), 1, source.interval));
  return {
    uniform: (size, low = 0, high = 1) => each(size, () => low + (high - low) * source.uniform()),
    normal: (size, mean = 0, deviation = 1) => each(size, () => mean + deviation * source.normal()),
    exponential: (size, scale = 1) => each(size, () => scale * source.exponential()),
    integers,
    permutation,
    gamma: (shape) => gammaVariate(source, shape),
    beta: (a, b) => betaVariate(source, a, b),
    poisson: (mean) => poissonVariate(source, mean),
    shuffled: (X) => take(X, permutation(X.size[0] as number), 0),
    choice(size, n, { replace = true, weights } = {}) {
      if (!weights) return replace ? integers(size, 0, n) : tensor(size, source.distinct(n, count(size)));
      if (!replace) throw new RangeError("weighted choice without repetition is not supported");
      const sums = runningShares(weights);
      return each(size, () => above(sums, source.uniform()));
    },
  };
}

/** 0 … n − 1. */
export function counting(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => i);
}

/** Exchanges entries from the last down to `first` with one before them (Fisher, Yates). */
export function shuffle(x: Float64Array, first: number, below: (max: number) => number): Float64Array {
  for (let i = x.length - 1; i >= first; i--) {
    const j = below(i);
    const kept = x[i] as number;
    x[i] = x[j] as number;
    x[j] = kept;
  }
  return x;
}

function runningShares(weights: ArrayLike<number>): Float64Array {
  let total = 0;
  const sums = Float64Array.from(weights, (w) => {
    total += w;
    return total;
  });
  return sums.map((s) => s / total);
}

/** First position whose sum lies above u. */
function above(sums: Float64Array, u: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > u) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** An integer from 0 to `max`: as many bits of 32-bit words as `max` has, until they are not above it. */
export function masked(word: () => number, max: number): number {
  if (max <= 0) return 0;
  const wide = max > 0xffffffff;
  const mask = 0xffffffff >>> Math.clz32(wide ? Math.floor(max / 4294967296) : max);
  for (;;) {
    const top = (word() & mask) >>> 0;
    const value = wide ? top * 4294967296 + word() : top;
    if (value <= max) return value;
  }
}
