/** Reductions over any list of axes; `keep` leaves reduced axes with size 1. An empty range gives the neutral element. */

import { count, into, strides, type Tensor, tensor, zeros } from "../core/tensor";
import { kernelsFor } from "./arena";
import { room, stage, staging, unstage } from "./staging";
import { copy } from "./strided";
import { sumRow, sumRows } from "./summation";

/** What is reduced: for every `o < outer` and `k < inner` the entries (o·n + r)·inner + k with r < n. */
interface Fold {
  readonly outer: number;
  readonly n: number;
  readonly inner: number;
}

/** Writes the results of all ranges into `z`, which holds anything. */
type Kernel = (x: Float64Array, fold: Fold, z: Float64Array) => void;

/** Σ over axes, added pairwise. */
export function sum(X: Tensor, axes: readonly number[], keep = false, out?: Float64Array): Tensor {
  const kernel: Kernel = (x, { outer, n, inner }, z) => {
    const own = inner === 1 ? kernelsFor(x, z) : null;
    if (own) {
      own.sumRows(x.byteOffset, z.byteOffset, outer, n);
      return;
    }
    if (inner !== 1) z.fill(0);
    for (let o = 0; o < outer; o++) {
      if (inner === 1) z[o] = sumRow(x, o * n, n);
      else sumRows(x, o * n * inner, n, inner, z, o * inner);
    }
  };
  return reduce(X, axes, keep, kernel, out);
}

/** Arithmetic mean over axes; NaN of nothing. */
export function mean(X: Tensor, axes: readonly number[], keep = false, out?: Float64Array): Tensor {
  const Z = sum(X, axes, keep, out);
  const n = count(axes.map((a) => X.size[a] as number));
  for (let i = 0; i < Z.data.length; i++) Z.data[i] = (Z.data[i] as number) / n;
  return Z;
}

/** ∏ over axes. */
export function prod(X: Tensor, axes: readonly number[], keep = false, out?: Float64Array): Tensor {
  return reduce(
    X,
    axes,
    keep,
    folding(1, (z, x) => z * x),
    out,
  );
}

/** Whether a NaN decides an extremum or is passed over. */
export type NanPolicy = "propagate" | "omit";

/** Largest entry over axes; −Infinity of nothing. Where NaN is passed over, only NaN leaves NaN. */
export function max(
  X: Tensor,
  axes: readonly number[],
  keep = false,
  nan: NanPolicy = "propagate",
  out?: Float64Array,
): Tensor {
  const Z = reduce(X, axes, keep, largest, out);
  return nan === "omit" && Z.data.some(Number.isNaN)
    ? reduceOmitting(X, axes, keep, Number.NEGATIVE_INFINITY, Math.max)
    : Z;
}

/** Of −0 and 0 the largest is 0. */
const largest: Kernel = (x, fold, z) => {
  const { outer, n, inner } = fold;
  const own = kernelsFor(x, z);
  if (!own) foldWith(x, fold, Number.NEGATIVE_INFINITY, (top, v) => Math.max(top, v), z);
  else if (inner === 1) own.maxRows(x.byteOffset, z.byteOffset, outer, n);
  else
    for (let o = 0; o < outer; o++)
      own.maxColumns(x.byteOffset + 8 * o * n * inner, z.byteOffset + 8 * o * inner, n, inner);
};

/** Smallest entry over axes; Infinity of nothing. Where NaN is passed over, only NaN leaves NaN. */
export function min(
  X: Tensor,
  axes: readonly number[],
  keep = false,
  nan: NanPolicy = "propagate",
  out?: Float64Array,
): Tensor {
  const smallest = folding(Number.POSITIVE_INFINITY, (z, x) => (z <= x || Number.isNaN(z) ? z : x));
  const Z = reduce(X, axes, keep, smallest, out);
  return nan === "omit" && Z.data.some(Number.isNaN)
    ? reduceOmitting(X, axes, keep, Number.POSITIVE_INFINITY, Math.min)
    : Z;
}

/** 1 where all entries over axes are not 0. */
export function all(X: Tensor, axes: readonly number[], keep = false, out?: Float64Array): Tensor {
  return reduce(
    X,
    axes,
    keep,
    folding(1, (z, x) => (x === 0 ? 0 : z)),
    out,
  );
}

/** 1 where some entry over axes is not 0. */
export function any(X: Tensor, axes: readonly number[], keep = false, out?: Float64Array): Tensor {
  return reduce(
    X,
    axes,
    keep,
    folding(0, (z, x) => (x === 0 ? z : 1)),
    out,
  );
}

/** log Σ exp over axes, the largest entry taken out of each range; −Infinity of nothing. */
export function logsumexp(X: Tensor, axes: readonly number[], keep = false, out?: Float64Array): Tensor {
  const kernel: Kernel = (x, fold, z) => {
    if (fold.inner === 1 && logsumexpRows(x, fold, z)) return;
    largest(x, fold, z);
    const shift = z.map((t) => (Number.isFinite(t) ? t : 0));
    sumOfExp(x, fold, shift, z);
    for (let k = 0; k < z.length; k++) z[k] = (shift[k] as number) + Math.log(z[k] as number);
  };
  return reduce(X, axes, keep, kernel, out);
}

/** Rows by WebAssembly, as many at a time as the nearest cache holds. */
function logsumexpRows(x: Float64Array, { outer, n }: Fold, z: Float64Array): boolean {
  const most = Math.max(1, Math.floor(2048 / Math.max(n, 1)));
  for (let o = 0; o < outer; o += most) {
    const rows = Math.min(most, outer - o);
    const kernels = staging(n * (rows + 1) + 2 * rows);
    if (!kernels) return false;
    const [from, work, shifts, sums] = [stage(x, o * n, rows * n), room(n), room(rows), room(rows)];
    kernels.logsumexpRows(from, shifts, sums, work, rows, n);
    unstage(sums, z, o, rows);
    const shift = new Float64Array(rows);
    unstage(shifts, shift);
    for (let r = 0; r < rows; r++) z[o + r] = (shift[r] as number) + Math.log(z[o + r] as number);
  }
  return true;
}

/** Σ exp(x − shift) of every range. */
function sumOfExp(x: Float64Array, { outer, n, inner }: Fold, shift: Float64Array, z: Float64Array): void {
  z.fill(0);
  for (let o = 0, i = 0; o < outer; o++) {
    for (let r = 0; r < n; r++) {
      for (let k = o * inner; k < (o + 1) * inner; k++, i++) {
        z[k] = (z[k] as number) + Math.exp((x[i] as number) - (shift[k] as number));
      }
    }
  }
}

/** Square root of the sum of squares over axes, scaled where squares would overflow or vanish. */
export function norm(X: Tensor, axes: readonly number[], keep = false): Tensor {
  const squares = sum({ size: X.size, data: X.data.map((x) => x * x) }, axes, keep);
  const safe = squares.data.every((s) => s > 1e-280 && s < 1e300);
  return safe ? { size: squares.size, data: squares.data.map(Math.sqrt) } : scaledNorm(X, axes, keep);
}

function scaledNorm(X: Tensor, axes: readonly number[], keep: boolean): Tensor {
  return reduce(X, axes, keep, (x, fold, z) => {
    const top = new Float64Array(z.length);
    foldWith(x, fold, 0, (t, v) => (t >= Math.abs(v) || Number.isNaN(t) ? t : Math.abs(v)), top);
    foldWith(x, fold, 0, (s, v, k) => s + (v === 0 ? 0 : (v / (top[k] as number)) ** 2), z);
    top.forEach((t, k) => {
      z[k] = t === 0 || t === Number.POSITIVE_INFINITY ? t : t * Math.sqrt(z[k] as number);
    });
  });
}

/** Position of the largest entry along an axis, the first one at a tie; a NaN counts as largest or is passed over. */
export function argmax(X: Tensor, axis: number, keep = false, nan: NanPolicy = "propagate"): Tensor {
  return winner(X, axis, keep, beating(1, nan));
}

/** Position of the smallest entry along an axis, the first one at a tie; a NaN counts as smallest or is passed over. */
export function argmin(X: Tensor, axis: number, keep = false, nan: NanPolicy = "propagate"): Tensor {
  return winner(X, axis, keep, beating(-1, nan));
}

/** Whether x takes the place of the largest (`sign` 1) or smallest (`sign` −1) entry so far. */
export function beating(sign: 1 | -1, nan: NanPolicy): (x: number, best: number) => boolean {
  if (nan === "omit") return (x, best) => sign * x > sign * best || (Number.isNaN(best) && !Number.isNaN(x));
  return (x, best) => !Number.isNaN(best) && (sign * x > sign * best || Number.isNaN(x));
}

function winner(X: Tensor, axis: number, keep: boolean, beats: (x: number, best: number) => boolean): Tensor {
  return reduce(X, [axis], keep, (x, { outer, n, inner }, z) => {
    for (let o = 0; o < outer; o++) {
      for (let k = 0; k < inner; k++) {
        const at = (r: number) => x[(o * n + r) * inner + k] as number;
        let r = 0;
        for (let i = 1; i < n; i++) if (beats(at(i), at(r))) r = i;
        z[o * inner + k] = r;
      }
    }
  });
}

function reduceOmitting(
  X: Tensor,
  axes: readonly number[],
  keep: boolean,
  none: number,
  pick: (a: number, b: number) => number,
): Tensor {
  const Z = reduce(
    X,
    axes,
    keep,
    folding(none, (z, x) => (Number.isNaN(x) ? z : pick(z, x))),
  );
  const found = reduce(
    X,
    axes,
    keep,
    folding(0, (z, x) => (Number.isNaN(x) ? z : 1)),
  );
  const empty = count(axes.map((a) => X.size[a] as number)) === 0;
  return tensor(
    Z.size,
    Z.data.map((z, i) => (found.data[i] === 0 && !empty ? Number.NaN : z)),
  );
}

function folding(first: number, step: (z: number, x: number) => number): Kernel {
  return (x, fold, z) => foldWith(x, fold, first, step, z);
}

/** Folds every range from `first`; `step` also hears where its result goes. */
function foldWith(
  x: Float64Array,
  { outer, n, inner }: Fold,
  first: number,
  step: (z: number, x: number, k: number) => number,
  z: Float64Array,
): void {
  z.fill(first);
  let i = 0;
  for (let o = 0; o < outer; o++) {
    for (let r = 0; r < n; r++) {
      for (let k = o * inner; k < (o + 1) * inner; k++, i++) z[k] = step(z[k] as number, x[i] as number, k);
    }
  }
}

/** Brings the axes into one run and applies the kernel to it. */
function reduce(X: Tensor, axes: readonly number[], keep: boolean, kernel: Kernel, out?: Float64Array): Tensor {
  if (axes.length === X.size.length) {
    const Z = into(keep ? X.size.map(() => 1) : [], out);
    kernel(X.data, { outer: 1, n: X.data.length, inner: 1 }, Z.data);
    return Z;
  }
  const reduced = X.size.map((_, i) => axes.includes(i));
  const kept = X.size.flatMap((n, i) => (reduced[i] ? (keep ? [1] : []) : [n]));
  const wide = [...X.size.keys()].filter((i) => reduced[i] && X.size[i] !== 1);
  const [from, to] = [wide[0] ?? 0, (wide[wide.length - 1] ?? -1) + 1];
  const run = X.size.every((n, i) => i < from || i >= to || reduced[i] || n === 1);
  const Y = run ? X : gathered(X, reduced);
  const [a, b] = run ? [from, to] : [Y.size.length - wide.length, Y.size.length];
  const fold = { outer: count(Y.size.slice(0, a)), n: count(Y.size.slice(a, b)), inner: count(Y.size.slice(b)) };
  const Z = into(kept, out);
  kernel(Y.data, fold, Z.data);
  return Z;
}

/** Reduced axes of more than one entry moved behind the others. */
function gathered(X: Tensor, reduced: readonly boolean[]): Tensor {
  const last = (i: number) => reduced[i] && X.size[i] !== 1;
  const axes = [...X.size.keys()];
  const order = [...axes.filter((i) => !last(i)), ...axes.filter(last)];
  const own = strides(X.size);
  const size = order.map((i) => X.size[i] as number);
  const Y = zeros(size);
  const steps = order.map((i) => own[i] as number);
  copy(size, { data: X.data, start: 0, steps }, { data: Y.data, start: 0, steps: strides(size) });
  return Y;
}
