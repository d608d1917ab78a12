/** Random matrices in an arena and outside of it, and the rivals' ways to multiply them. */

import { type Tensor, tensor } from "../src/core/tensor";
import { type Arena, createArena } from "../src/numeric/arena";
import { generator, seedOf } from "../src/numeric/random";

const { normal } = generator(seedOf("bench"));

/** Standard normal entries. */
export function normals(...size: number[]): Tensor {
  const n = size.reduce((a, b) => a * b, 1);
  return tensor(size, Float64Array.from({ length: n }, normal));
}

/** An arena with the arithmetic in use. */
export function arenaOf(bytes = 2 ** 28): Arena {
  const arena = createArena(bytes);
  if ("error" in arena) throw new Error(arena.error);
  return arena;
}

/** The loop that people write: row by row of C, along rows of B. */
export function ikj(a: Float64Array, b: Float64Array, c: Float64Array, n: number): void {
  c.fill(0);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const x = a[i * n + k] as number;
      for (let j = 0; j < n; j++) c[i * n + j] = (c[i * n + j] as number) + x * (b[k * n + j] as number);
    }
  }
}

/** Entries as nested arrays. */
export function nestedOf({ size, data }: Tensor): number[][] {
  const n = size[1] as number;
  return Array.from({ length: size[0] as number }, (_, i) => [...data.subarray(i * n, (i + 1) * n)]);
}
