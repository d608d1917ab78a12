/** Sums with the rounding error of pairwise summation (Higham 2002, §4.2), in the order in which NumPy adds. */

import { kernelsFor } from "./arena";
import { stage, staging } from "./staging";

const BLOCK = 128;
/** Runs of more entries are halved until they fit into the nearest cache, where copying them costs little. */
const CHUNK = 4096;
/** Runs of fewer entries are not worth the copy. */
const WORTH_COPYING = 512;

/** Σ x[start … start + n): error grows with log n instead of n. */
export function sumRow(x: Float64Array, start: number, n: number): number {
  return kernelsFor(x, x)?.sumRun(x.byteOffset + 8 * start, n) ?? sumFrom(x, start, n);
}

function sumFrom(x: Float64Array, start: number, n: number): number {
  const kernels = n < WORTH_COPYING || n > CHUNK ? null : staging(n);
  if (kernels) return kernels.sumRun(stage(x, start, n), n);
  if (n < 8) {
    let s = 0;
    for (let i = start; i < start + n; i++) s += x[i] as number;
    return s;
  }
  if (n > BLOCK) {
    const half = (n >> 1) - ((n >> 1) % 8);
    return sumFrom(x, start, half) + sumFrom(x, start + half, n - half);
  }
  return sumBlock(x, start, n);
}

/** Eight running sums side by side, joined as a tree. */
function sumBlock(x: Float64Array, start: number, n: number): number {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  const end = start + n - (n % 8);
  let i = start;
  for (; i < end; i += 8) {
    a += x[i] as number;
    b += x[i + 1] as number;
    c += x[i + 2] as number;
    d += x[i + 3] as number;
    e += x[i + 4] as number;
    f += x[i + 5] as number;
    g += x[i + 6] as number;
    h += x[i + 7] as number;
  }
  let s = a + b + (c + d) + (e + f + (g + h));
  for (; i < start + n; i++) s += x[i] as number;
  return s;
}

/** Adds rows of `width` entries, `n` of them from `start` on, into `z` from `to` on, which must hold zeros. */
export function sumRows(x: Float64Array, start: number, n: number, width: number, z: Float64Array, to: number): void {
  const kernels = kernelsFor(x, z);
  if (kernels) kernels.sumColumns(x.byteOffset + 8 * start, z.byteOffset + 8 * to, n, width);
  else addRows(x, start, n, width, z, to);
}

function addRows(x: Float64Array, start: number, n: number, width: number, z: Float64Array, to: number): void {
  if (n <= BLOCK) {
    for (let r = 0, i = start; r < n; r++) {
      for (let k = to; k < to + width; k++, i++) z[k] = (z[k] as number) + (x[i] as number);
    }
    return;
  }
  const half = n >> 1;
  const rest = new Float64Array(width);
  addRows(x, start, half, width, z, to);
  addRows(x, start + half * width, n - half, width, rest, 0);
  for (let k = 0; k < width; k++) z[to + k] = (z[to + k] as number) + (rest[k] as number);
}
