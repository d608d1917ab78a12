/** Systems of equations, inverses and determinants over the last two axes; leading axes are batches and stretch. */

import { type Tensor, zeros } from "../core/tensor";
import { determinantOf, factorLU, isSingular, type LU, signAndLog, solveFactored } from "./lu";
import { perMatrix } from "./permatrix";
import { solveLower, solveUpper } from "./triangular";
import { assign, at, batchOf, blank, cloned, matrixOf, put, transposed, type View } from "./view";

export { cholesky } from "./cholesky";
export { diagonal, diagonalMatrix, trace } from "./triangle";

/** X with AX = B, (…, n, n)(…, n, k) → (…, n, k), by LU unless A is triangular; ±Infinity and NaN for singular A. */
export function solve(A: Tensor, B: Tensor, out?: Float64Array): Tensor {
  const known = new Map<number, (X: View) => void>();
  return perMatrix([A, B], ([a, b]) => {
    const X = copied(b as View, out);
    solverIn(known, a as View)(X);
    return [X];
  })[0] as Tensor;
}

/** X with XA = B, (…, k, n)(…, n, n) → (…, k, n), as `solve` finds it. */
export function solveRight(B: Tensor, A: Tensor, out?: Float64Array): Tensor {
  const known = new Map<number, (X: View) => void>();
  return perMatrix([B, A], ([b, a]) => {
    const X = copied(b as View, out);
    solverIn(known, transposed(a as View))(transposed(X));
    return [X];
  })[0] as Tensor;
}

/** A copy, over `out` if that is as long. */
function copied(B: View, out?: Float64Array): View {
  if (out?.length !== B.rows * B.cols) return cloned(B);
  const X = { data: out, start: 0, rows: B.rows, cols: B.cols, row: B.cols, col: 1 };
  assign(X, B);
  return X;
}

/** What was found out about a matrix that many right sides share. */
function solverIn(known: Map<number, (X: View) => void>, A: View): (X: View) => void {
  const solver = known.get(A.start) ?? solverOf(A);
  known.set(A.start, solver);
  return solver;
}

/** X ← A⁻¹X, by the triangle if A is one without zeros on its diagonal. */
function solverOf(A: View): (X: View) => void {
  if (isTriangle(A, true)) return (X) => solveLower(A, X);
  if (isTriangle(A, false)) return (X) => solveUpper(A, X);
  const factors = factorLU(A);
  return (X) => solveFactored(factors, X);
}

/** Whether all entries above (or below) the diagonal are 0, and none on it. Mostly answered by the first entry. */
function isTriangle(A: View, lower: boolean): boolean {
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < i; j++) if ((lower ? at(A, j, i) : at(A, i, j)) !== 0) return false;
    if (at(A, i, i) === 0) return false;
  }
  return true;
}

/** x with Ax = b over the last axis of b: (…, n, n)(…, n) → (…, n). */
export function solveVector(A: Tensor, b: Tensor): Tensor {
  const X = solve(A, { size: [...b.size, 1], data: b.data });
  return { size: X.size.slice(0, -1), data: X.data };
}

/** How a triangular matrix is read. */
export interface TriangularOptions {
  /** The triangle that holds numbers; the other one is not read. */
  readonly lower: boolean;
  /** Solve with the transpose. */
  readonly transpose?: boolean;
  /** Ones on the diagonal, whatever stands there. */
  readonly unit?: boolean;
}

/** X with TX = B, or TᵀX = B, for triangular T: (…, n, n)(…, n, k) → (…, n, k). */
export function solveTriangular(
  T: Tensor,
  B: Tensor,
  { lower, transpose = false, unit = false }: TriangularOptions,
): Tensor {
  return perMatrix([T, B], ([t, b]) => {
    const X = cloned(b as View);
    const M = transpose ? transposed(t as View) : (t as View);
    if (lower !== transpose) solveLower(M, X, unit);
    else solveUpper(M, X, unit);
    return [X];
  })[0] as Tensor;
}

/** A⁻¹; Infinity throughout where a pivot is exactly 0. */
export function inverse(A: Tensor): Tensor {
  return perMatrix([A], ([a]) => {
    const factors = factorLU(a as View);
    const Z = blank(factors.pivots.length, factors.pivots.length);
    if (isSingular(factors)) Z.data.fill(Number.POSITIVE_INFINITY);
    else {
      for (let i = 0; i < Z.rows; i++) put(Z, i, i, 1);
      solveFactored(factors, Z);
    }
    return [Z];
  })[0] as Tensor;
}

/** det A of every matrix: (…, n, n) → (…). */
export function determinant(A: Tensor): Tensor {
  return perFactors(A, determinantOf);
}

/** log |det A| of every matrix, without overflow; −Infinity for singular A. */
export function logDeterminant(A: Tensor): Tensor {
  return perFactors(A, (factors) => signAndLog(factors).log);
}

/** Sign of det A of every matrix: −1, 0 or 1. */
export function determinantSign(A: Tensor): Tensor {
  return perFactors(A, (factors) => signAndLog(factors).sign);
}

function perFactors(A: Tensor, f: (factors: LU) => number): Tensor {
  const Z = zeros(A.size.slice(0, -2));
  for (let b = 0; b < batchOf(A); b++) Z.data[b] = f(factorLU(matrixOf(A, b)));
  return Z;
}
