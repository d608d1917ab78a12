/** Running sums, products and extrema along an axis; from the far end with `reverse`. */

import { count, type Tensor } from "../core/tensor";

/** Sums of all entries up to each place along `axis`. */
export function runningSum(X: Tensor, axis: number, reverse: boolean): Tensor {
  return running(X, axis, reverse, (so, x) => so + x);
}

/** Products of all entries up to each place along `axis`. */
export function runningProduct(X: Tensor, axis: number, reverse = false): Tensor {
  return running(X, axis, reverse, (so, x) => so * x);
}

/** Largest of all entries up to each place along `axis`; NaN from the first NaN on. */
export function runningMax(X: Tensor, axis: number, reverse = false): Tensor {
  return running(X, axis, reverse, Math.max);
}

/** Smallest of all entries up to each place along `axis`; NaN from the first NaN on. */
export function runningMin(X: Tensor, axis: number, reverse = false): Tensor {
  return running(X, axis, reverse, Math.min);
}

function running(X: Tensor, axis: number, reverse: boolean, join: (soFar: number, x: number) => number): Tensor {
  const n = X.size[axis] ?? 1;
  const inner = count(X.size.slice(axis + 1));
  const outer = count(X.size.slice(0, axis));
  const data = X.data.slice();
  for (let o = 0; o < outer; o++) {
    for (let k = 1; k < n; k++) {
      const at = (o * n + (reverse ? n - 1 - k : k)) * inner;
      const before = reverse ? at + inner : at - inner;
      for (let i = at; i < at + inner; i++) data[i] = join(data[before + i - at] as number, data[i] as number);
    }
  }
  return { size: X.size, data };
}
