/** The order of entries along an axis, and reading and writing by one position per line. */

import { count, type Tensor, tensor, zeros } from "../core/tensor";

/** Positions that sort each line along an axis; equal entries keep their order, NaN goes last (first when descending). */
export function argsort(X: Tensor, axis: number, descending = false): Tensor {
  const n = X.size[axis] ?? 1;
  const inner = count(X.size.slice(axis + 1));
  const order = new Float64Array(X.data.length);
  const sign = descending ? -1 : 1;
  for (let start = 0; start < X.data.length; start += n * inner) {
    for (let i = start; i < start + inner; i++) {
      const key = (k: number) => X.data[i + k * inner] as number;
      const line = Array.from({ length: n }, (_, k) => k).sort((a, b) => sign * compare(key(a), key(b)) || a - b);
      for (let k = 0; k < n; k++) order[i + k * inner] = line[k] as number;
    }
  }
  return tensor(X.size, order);
}

/** NaN after everything else. */
function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}

/** Entries of each line of X at the positions in the same line of I, which count from 0; NaN outside. */
export function takeAlong(X: Tensor, I: Tensor, axis: number): Tensor {
  const Z = zeros(I.size);
  eachPlace(I, axis, X.size[axis] ?? 1, (to, from) => {
    Z.data[to] = from < 0 ? Number.NaN : (X.data[from] as number);
  });
  return Z;
}

/** Zeros of `size` to whose lines the entries of V are added at the positions in the same line of I. */
export function addAlong(V: Tensor, I: Tensor, axis: number, size: readonly number[]): Tensor {
  const Z = zeros(size);
  eachPlace(I, axis, size[axis] ?? 1, (from, to) => {
    if (to >= 0) Z.data[to] = (Z.data[to] as number) + (V.data[from] as number);
  });
  return Z;
}

/** For every entry of I, its flat position and the one it names in an array with `n` entries along the axis; −1 outside. */
function eachPlace(I: Tensor, axis: number, n: number, visit: (at: number, place: number) => void): void {
  const m = I.size[axis] ?? 1;
  const inner = count(I.size.slice(axis + 1));
  I.data.forEach((given, at) => {
    const i = given < 0 ? given + n : given;
    const outer = Math.floor(at / (m * inner));
    visit(at, i >= 0 && i < n ? (outer * n + i) * inner + (at % inner) : -1);
  });
}
