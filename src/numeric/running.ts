/** Running sums, products and extrema along an axis; from the far end with `reverse`. */

import { count, type Tensor } from "../core/tensor";
import { beating, type NanPolicy } from "./reduce";

/** Sums of all entries up to each place along `axis`. */
export function runningSum(X: Tensor, axis: number, reverse: boolean): Tensor {
  return running(X, axis, reverse, (so, x) => so + x);
}

/** Products of all entries up to each place along `axis`. */
export function runningProduct(X: Tensor, axis: number, reverse = false): Tensor {
  return running(X, axis, reverse, (so, x) => so * x);
}

/** Largest of all entries up to each place along `axis`; NaN from the first NaN on, or up to the first number. */
export function runningMax(X: Tensor, axis: number, nan: NanPolicy = "propagate"): Tensor {
  return running(X, axis, false, nan === "omit" ? overNan(Math.max) : Math.max);
}

/** Smallest of all entries up to each place along `axis`; NaN from the first NaN on, or up to the first number. */
export function runningMin(X: Tensor, axis: number, nan: NanPolicy = "propagate"): Tensor {
  return running(X, axis, false, nan === "omit" ? overNan(Math.min) : Math.min);
}

function overNan(pick: (a: number, b: number) => number): (a: number, b: number) => number {
  return (a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : pick(a, b));
}

/** log Σ exp of all entries up to each place along `axis`. */
export function runningLogSumExp(X: Tensor, axis: number): Tensor {
  return running(X, axis, false, (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return low === high ? low + Math.LN2 : high + Math.log1p(Math.exp(low - high));
  });
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

/** Zₜ = Bₜ + Xₜ Zₜ₋₁ along `axis`, Z = B at its start: a linear recurrence of first order. */
export function recurrence(X: Tensor, B: Tensor, axis: number, reverse: boolean): Tensor {
  const { n, inner, outer } = lines(X, axis);
  const data = B.data.slice();
  for (let o = 0; o < outer; o++) {
    for (let k = 1; k < n; k++) {
      const at = (o * n + (reverse ? n - 1 - k : k)) * inner;
      const before = reverse ? at + inner : at - inner;
      for (let i = 0; i < inner; i++) {
        const carried = (X.data[at + i] as number) * (data[before + i] as number);
        data[at + i] = (data[at + i] as number) + carried;
      }
    }
  }
  return { size: X.size, data };
}

/**
 * Where along `axis` the largest (`sign` 1) or smallest (`sign` −1) entry so far stands: the first one at a tie;
 * a NaN stays or is passed over.
 */
export function runningPlace(X: Tensor, axis: number, sign: 1 | -1, nan: NanPolicy = "propagate"): Tensor {
  const { n, inner, outer } = lines(X, axis);
  const beats = beating(sign, nan);
  const data = new Float64Array(X.data.length);
  for (let o = 0; o < outer; o++) {
    for (let k = 1; k < n; k++) {
      for (let i = 0; i < inner; i++) {
        const at = (o * n + k) * inner + i;
        const best = data[at - inner] as number;
        const [x, top] = [X.data[at] as number, X.data[(o * n + best) * inner + i] as number];
        data[at] = beats(x, top) ? k : best;
      }
    }
  }
  return { size: X.size, data };
}

function lines(X: Tensor, axis: number): { n: number; inner: number; outer: number } {
  return { n: X.size[axis] ?? 1, inner: count(X.size.slice(axis + 1)), outer: count(X.size.slice(0, axis)) };
}
