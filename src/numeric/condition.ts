/** Condition numbers: how much of the digits an inverse or a solution loses. */

import { type Tensor, zeros } from "../core/tensor";
import { exchangeRows, factorLU, isSingular, type LU, solveFactored } from "./lu";
import { singularValues } from "./svd";
import { solveLower, solveUpper } from "./triangular";
import { at, batchOf, blank, matrixOf, put, transposed, type View } from "./view";

/** 1 / (‖A‖₁ ‖A⁻¹‖₁) of every square matrix, (…, n, n) → (…), the second norm estimated; 0 for singular A, NaN for NaN. */
export function reciprocalCondition(A: Tensor): Tensor {
  const Z = zeros(A.size.slice(0, -2));
  for (let b = 0; b < batchOf(A); b++) {
    const a = matrixOf(A, b);
    const size = norm1(a);
    const factors = factorLU(a);
    if (a.rows === 0) Z.data[b] = Number.POSITIVE_INFINITY;
    else if (isSingular(factors) || size === Number.POSITIVE_INFINITY) Z.data[b] = 0;
    else Z.data[b] = 1 / size / inverseNormOf(factors);
  }
  return Z;
}

function inverseNormOf(factors: LU): number {
  return inverseNorm(
    factors.pivots.length,
    (X) => solveFactored(factors, X),
    (X) => solveTransposed(factors, X),
  );
}

/** X ← A⁻ᵀX. */
function solveTransposed({ lu, pivots }: LU, X: View): void {
  solveLower(transposed(lu), X);
  solveUpper(transposed(lu), X, true);
  for (let i = pivots.length - 1; i >= 0; i--) exchangeRows(X, pivots.subarray(i, i + 1), i);
}

/** 2-norm condition number of every matrix, (…, m, n) → (…): largest over smallest singular value. */
export function condition(A: Tensor): Tensor {
  const { size, data } = singularValues(A);
  const k = size[size.length - 1] as number;
  const Z = zeros(size.slice(0, -1));
  for (let b = 0; b < Z.data.length; b++) Z.data[b] = (data[b * k] ?? 0) / (data[(b + 1) * k - 1] ?? 0);
  return Z;
}

/** Largest sum of absolute values of a column. */
export function norm1(A: View): number {
  let best = 0;
  for (let j = 0; j < A.cols; j++) {
    let s = 0;
    for (let i = 0; i < A.rows; i++) s += Math.abs(at(A, i, j));
    if (!(s <= best)) best = s;
  }
  return best;
}

/** Lower bound of ‖A⁻¹‖₁, nearly always within a factor of 3, from a few solutions (Hager 1984; Higham 1988, as LAPACK's dlacon). */
export function inverseNorm(n: number, solve: (X: View) => void, solveTransposed: (X: View) => void): number {
  if (n === 0) return 0;
  const x = blank(n, 1);
  x.data.fill(1 / n);
  let [best, last] = [0, -1];
  for (let step = 0; step < 5; step++) {
    solve(x);
    const size = norm1(x);
    if (Number.isNaN(size)) return Number.NaN;
    if (step > 0 && size <= best) break;
    best = size;
    x.data.forEach((v, i) => {
      x.data[i] = v < 0 ? -1 : 1;
    });
    solveTransposed(x);
    const next = largestAt(x.data);
    if (next === last) break;
    last = next;
    x.data.fill(0);
    put(x, next, 0, 1);
  }
  return Math.max(best, alternating(n, solve));
}

function largestAt(x: Float64Array): number {
  let best = 0;
  x.forEach((v, i) => {
    if (Math.abs(v) > Math.abs(x[best] as number)) best = i;
  });
  return best;
}

/** Higham's safeguard against cancellation: a vector of growing entries with alternating signs. */
function alternating(n: number, solve: (X: View) => void): number {
  const x = blank(n, 1);
  for (let i = 0; i < n; i++) put(x, i, 0, (i % 2 === 0 ? 1 : -1) * (1 + i / Math.max(1, n - 1)));
  solve(x);
  return (2 * norm1(x)) / (3 * n);
}
