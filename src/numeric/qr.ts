/** QR factorisation by Householder reflections, with LAPACK's signs: a reflected diagonal entry of R is opposite to what stood there. */

import type { Tensor } from "../core/tensor";
import { perMatrix } from "./permatrix";
import { at, blank, cloned, part, put, type View } from "./view";

/** A = QR with orthonormal columns in Q. */
export interface QR {
  readonly Q: Tensor;
  readonly R: Tensor;
}

/** `thin`: (m, n) → Q (m, k), R (k, n) with k = min(m, n); `full`: Q (m, m), R (m, n). Leading axes are batches. */
export function qr(A: Tensor, mode: "thin" | "full" = "thin"): QR {
  const [Q, R] = perMatrix([A], ([a]) => {
    const factors = reflect(a as View);
    const k = mode === "full" ? factors.a.rows : factors.tau.length;
    return [orthogonal(factors, k), upper(factors.a, k)];
  });
  return { Q: Q as Tensor, R: R as Tensor };
}

/** R on and above the diagonal of `a`; below it the vectors v (first entry 1, left out) of the reflections I − τvvᵀ. */
export interface Reflections {
  readonly a: View;
  readonly tau: Float64Array;
}

/** Factors without forming Q. */
export function reflect(A: View): Reflections {
  const a = cloned(A);
  const tau = new Float64Array(Math.min(a.rows, a.cols));
  for (let k = 0; k < tau.length; k++) {
    tau[k] = eliminate(a, k);
    apply(a, k, tau[k] as number, part(a, 0, k + 1, a.rows, a.cols - k - 1));
  }
  return { a, tau };
}

/** Makes column k zero below the diagonal; τ = 0 where it already is (LAPACK dlarfg). */
function eliminate(a: View, k: number): number {
  let top = 0;
  for (let i = k + 1; i < a.rows; i++) top = Math.max(top, Math.abs(at(a, i, k)));
  if (top === 0) return 0;
  const alpha = at(a, k, k);
  const scale = Math.max(top, Math.abs(alpha));
  let squares = (alpha / scale) ** 2;
  for (let i = k + 1; i < a.rows; i++) squares += (at(a, i, k) / scale) ** 2;
  const beta = (alpha < 0 || Object.is(alpha, -0) ? 1 : -1) * scale * Math.sqrt(squares);
  for (let i = k + 1; i < a.rows; i++) put(a, i, k, at(a, i, k) / (alpha - beta));
  put(a, k, k, beta);
  return (beta - alpha) / beta;
}

/** B ← (I − τvvᵀ)B with v from column k. */
function apply(a: View, k: number, tau: number, B: View): void {
  if (tau === 0) return;
  const { data: b, cols, col } = B;
  const sums = new Float64Array(cols);
  for (let i = k; i < B.rows; i++) {
    const v = i === k ? 1 : at(a, i, k);
    let p = B.start + i * B.row;
    for (let j = 0; j < cols; j++, p += col) sums[j] = (sums[j] as number) + v * (b[p] as number);
  }
  for (let i = k; i < B.rows; i++) {
    const v = tau * (i === k ? 1 : at(a, i, k));
    let p = B.start + i * B.row;
    for (let j = 0; j < cols; j++, p += col) b[p] = (b[p] as number) - v * (sums[j] as number);
  }
}

/** B ← QᵀB. */
export function applyTransposed({ a, tau }: Reflections, B: View): void {
  for (let k = 0; k < tau.length; k++) apply(a, k, tau[k] as number, B);
}

/** The first `cols` columns of Q. */
export function orthogonal({ a, tau }: Reflections, cols: number): View {
  const Q = blank(a.rows, cols);
  for (let i = 0; i < Math.min(a.rows, cols); i++) put(Q, i, i, 1);
  for (let k = tau.length - 1; k >= 0; k--) apply(a, k, tau[k] as number, Q);
  return Q;
}

/** The first `rows` rows on and above the diagonal. */
export function upper(a: View, rows: number): View {
  const R = blank(rows, a.cols);
  for (let i = 0; i < rows; i++) for (let j = i; j < a.cols; j++) put(R, i, j, at(a, i, j));
  return R;
}
