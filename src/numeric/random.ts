/** Seeded random arrays for what a file leaves open: the same text gives the same numbers everywhere. */

import { count, type Tensor, tensor } from "../core/tensor";
import { gemm } from "./gemm";
import { matrixOf, transposed } from "./view";

/** A stream of random numbers. */
export interface Generator {
  /** Uniform on [0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
}

/** What numbers an array is drawn from. */
export type Distribution =
  /** Standard normal. */
  | "normal"
  /** Uniform on (0, 1). */
  | "uniform"
  /** Uniform on (0.5, 1.5). */
  | "positive"
  /** Uniform on (−0.9, 0.9). */
  | "unit"
  /** Uniform on (0.1, 0.9). */
  | "fraction"
  /** Uniform on (1.5, 3.5). */
  | "above1"
  /** 0 or 1. */
  | "mask"
  /** Numbers at least 0.1 apart from each other, from 0 and from halves: smooth for max, sort, round. */
  | "distinct"
  /** Rows with a single 1. */
  | "onehot"
  /** Symmetric positive definite in the last two axes, condition below about 10. */
  | "spd"
  /** Lower triangular with a positive diagonal. */
  | "lower"
  /** Well conditioned, not symmetric. */
  | "regular"
  /** Symmetric, with eigenvalues well apart. */
  | "symmetric"
  /** Of any shape, with singular values well apart, and eigenvalues too where it is square. */
  | "spread";

/** Seed of a text, 32 bits (FNV-1a, stirred once more). */
export function seedOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

/** The stream of a seed: xoshiro128** (Blackman, Vigna 2018), started by splitmix32; normals by Box and Muller. */
export function generator(seed: number): Generator {
  const next = xoshiro(seed);
  const uniform = () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
  let spare: number | null = null;
  const normal = () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { uniform, normal };
}

function xoshiro(seed: number): () => number {
  let state = seed;
  const split = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let [a, b, c, d] = [split(), split(), split(), split()];
  return () => {
    const x = Math.imul(b, 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/** An array of `size` from a distribution; the seed is any text. */
export function draw(distribution: Distribution, seed: string, size: readonly number[]): Tensor {
  const random = generator(seedOf(seed));
  const each = (f: () => number) => tensor(size, Float64Array.from({ length: count(size) }, f));
  switch (distribution) {
    case "uniform":
      return each(() => random.uniform() || 0.5);
    case "positive":
      return each(() => 0.5 + random.uniform());
    case "unit":
      return each(() => 1.8 * random.uniform() - 0.9);
    case "fraction":
      return each(() => 0.1 + 0.8 * random.uniform());
    case "above1":
      return each(() => 1.5 + 2 * random.uniform());
    case "mask":
      return each(() => (random.uniform() < 0.5 ? 0 : 1));
    case "distinct":
      return distinct(random, size);
    case "onehot":
      return onehot(random, size);
    case "spd":
      return definite(each(random.normal));
    case "lower":
      return lower(each(random.normal));
    case "regular":
      return regular(each(random.normal));
    case "spread":
      return spread(each(random.normal));
    case "symmetric":
      return mirrored(spread(each(random.normal)));
    default:
      return each(random.normal);
  }
}

/** 1, 2, 3 … on the diagonal and little beside it. */
function spread(G: Tensor): Tensor {
  const n = G.size[G.size.length - 1] ?? 1;
  const m = G.size[G.size.length - 2] ?? 1;
  const data = G.data.map((x, at) => 0.15 * x + (Math.floor(at / n) % m === at % n ? 1 + (at % n) : 0));
  return tensor(G.size, data);
}

/** Half the sum with the transpose. */
function mirrored(X: Tensor): Tensor {
  const n = X.size[X.size.length - 1] ?? 1;
  const data = X.data.map((x, at) => {
    const inside = at % (n * n);
    return (x + (X.data[at - inside + (inside % n) * n + Math.floor(inside / n)] ?? 0)) / 2;
  });
  return tensor(X.size, data);
}

/** The numbers ±0.15, ±0.65, ±1.15 … and their like in random order, each moved by less than 0.05. */
function distinct(random: Generator, size: readonly number[]): Tensor {
  const n = count(size);
  const values = Float64Array.from({ length: n }, (_, i) => {
    const step = (i - n / 2) * 0.25;
    return Math.floor(step * 2) / 2 + (step * 2 - Math.floor(step * 2) < 0.25 ? 0.13 : 0.37) + 0.04 * random.uniform();
  });
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1));
    [values[i], values[j]] = [values[j] as number, values[i] as number];
  }
  return tensor(size, values);
}

function onehot(random: Generator, size: readonly number[]): Tensor {
  const n = size[size.length - 1] ?? 1;
  const data = new Float64Array(count(size));
  for (let at = 0; at < data.length; at += n) data[at + Math.floor(random.uniform() * n)] = 1;
  return tensor(size, data);
}

/** GGᵀ/n + I/2. */
function definite(G: Tensor): Tensor {
  const n = G.size[G.size.length - 1] ?? 1;
  const Z = tensor(G.size, new Float64Array(G.data.length));
  for (let b = 0; b * n * n < G.data.length; b++) {
    gemm(matrixOf(G, b), transposed(matrixOf(G, b)), matrixOf(Z, b));
  }
  return onDiagonal(tensor(G.size, Z.data.map((x) => x / n)), (x) => x + 0.5); // biome-ignore format: one thought
}

function lower(G: Tensor): Tensor {
  const n = G.size[G.size.length - 1] ?? 1;
  const half = G.data.map((x, at) => (Math.floor(at / n) % n >= at % n ? x / 2 : 0));
  return onDiagonal(tensor(G.size, half), (x) => 1 + Math.abs(x));
}

function regular(G: Tensor): Tensor {
  const n = G.size[G.size.length - 1] ?? 1;
  return onDiagonal(tensor(G.size, G.data.map((x) => x / (2 * Math.sqrt(n)))), (x) => x + 1.5); // biome-ignore format: one thought
}

function onDiagonal(X: Tensor, f: (x: number) => number): Tensor {
  const n = X.size[X.size.length - 1] ?? 1;
  return tensor(
    X.size,
    X.data.map((x, at) => (Math.floor(at / n) % n === at % n ? f(x) : x)),
  );
}
