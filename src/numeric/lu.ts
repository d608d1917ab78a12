/** LU factorisation with partial pivoting, halved by columns (Toledo 1997) so that most of the work is matrix products. */

import { gemm } from "./gemm";
import { integers, room, stageView, staging, unstageView } from "./staging";
import { solveLower, solveUpper } from "./triangular";
import { at, cloned, part, put, type View } from "./view";

const NARROW = 16;
/** Matrices with fewer entries are not worth the copies. */
const WORTH_COPYING = 100;
/** Systems with fewer multiplications are not worth the copies. */
const WORTH_SOLVING = 600;

/** PA = LU: unit lower L below the diagonal of `lu`, U on and above it; row i was exchanged with row `pivots[i]`, in order. */
export interface LU {
  readonly lu: View;
  readonly pivots: Int32Array;
}

/** Factors an m×n matrix; a column without a pivot leaves 0 on the diagonal of U. */
export function factorLU(A: View): LU {
  return inKernels(A) ?? plainLU(A);
}

function inKernels(A: View): LU | null {
  const [m, n] = [A.rows, A.cols];
  const k = Math.min(m, n);
  const kernels = m * n < WORTH_COPYING ? null : staging(m * n + k);
  if (!kernels) return null;
  const lu = cloned(A);
  const a = stageView(lu);
  const at = room(k);
  kernels.factorLU(a.at, a.row, m, n, at);
  unstageView(a, lu);
  return { lu, pivots: integers(at, k).slice() };
}

/** Without WebAssembly. */
function plainLU(A: View): LU {
  const lu = cloned(A);
  const pivots = new Int32Array(Math.min(A.rows, A.cols));
  factor(lu, pivots);
  return { lu, pivots };
}

function factor(A: View, pivots: Int32Array): void {
  const { rows, cols } = A;
  const k = pivots.length;
  if (cols > k) {
    factor(part(A, 0, 0, rows, k), pivots);
    const right = part(A, 0, k, rows, cols - k);
    exchangeRows(right, pivots);
    solveLower(part(A, 0, 0, k, k), right, true);
  } else if (cols <= NARROW) factorColumns(A, pivots);
  else {
    const h = cols >> 1;
    const [left, right] = [part(A, 0, 0, rows, h), part(A, 0, h, rows, cols - h)];
    factor(left, pivots.subarray(0, h));
    exchangeRows(right, pivots.subarray(0, h));
    const top = part(right, 0, 0, h, cols - h);
    const rest = part(right, h, 0, rows - h, cols - h);
    solveLower(part(left, 0, 0, h, h), top, true);
    gemm(part(left, h, 0, rows - h, h), top, rest, "subtract");
    const later = pivots.subarray(h);
    factor(rest, later);
    exchangeRows(part(left, h, 0, rows - h, h), later);
    for (let i = 0; i < later.length; i++) later[i] = (later[i] as number) + h;
  }
}

function factorColumns(A: View, pivots: Int32Array): void {
  const { data: a, start, row, col, rows, cols } = A;
  for (let k = 0; k < pivots.length; k++) {
    pivots[k] = pivotRow(A, k);
    exchangeRows(A, pivots.subarray(k, k + 1), k);
    const pivot = at(A, k, k);
    if (pivot === 0) continue;
    const top = start + k * row;
    for (let i = k + 1; i < rows; i++) {
      const own = start + i * row;
      const factor = (a[own + k * col] as number) / pivot;
      a[own + k * col] = factor;
      for (let j = k + 1; j < cols; j++)
        a[own + j * col] = (a[own + j * col] as number) - factor * (a[top + j * col] as number);
    }
  }
}

/** Row of the largest entry of column k from the diagonal on. */
function pivotRow(A: View, k: number): number {
  let [best, row] = [Math.abs(at(A, k, k)), k];
  for (let i = k + 1; i < A.rows; i++) {
    const size = Math.abs(at(A, i, k));
    if (size > best) [best, row] = [size, i];
  }
  return row;
}

/** Exchanges row `first + i` with row `pivots[i]`, for every i in order: B ← PB. */
export function exchangeRows(B: View, pivots: Int32Array, first = 0): void {
  for (let i = 0; i < pivots.length; i++) {
    const [r, s] = [first + i, pivots[i] as number];
    if (r === s) continue;
    for (let j = 0; j < B.cols; j++) {
      const kept = at(B, r, j);
      put(B, r, j, at(B, s, j));
      put(B, s, j, kept);
    }
  }
}

/** B ← A⁻¹B for square A. */
export function solveFactored({ lu, pivots }: LU, B: View): void {
  exchangeRows(B, pivots);
  const n = lu.rows;
  const kernels = n * n * B.cols < WORTH_SOLVING ? null : staging(n * n + n * B.cols);
  if (kernels) {
    const [a, b] = [stageView(lu), stageView(B)];
    kernels.solveLower(a.at, a.row, a.col, b.at, b.row, b.col, n, B.cols, 1);
    kernels.solveUpper(a.at, a.row, a.col, b.at, b.row, b.col, n, B.cols, 0);
    unstageView(b, B);
  } else {
    solveLower(lu, B, true);
    solveUpper(lu, B);
  }
}

/** Sign of det A and log |det A|; 0 and −Infinity for singular A. */
export function signAndLog({ lu, pivots }: LU): { sign: number; log: number } {
  let [sign, log] = [1, 0];
  for (let i = 0; i < pivots.length; i++) {
    const d = at(lu, i, i);
    sign *= pivots[i] === i ? Math.sign(d) : -Math.sign(d);
    log += Math.log(Math.abs(d));
  }
  return { sign: sign === 0 ? 0 : sign, log };
}

/** det A as the product of the pivots. */
export function determinantOf({ lu, pivots }: LU): number {
  let det = 1;
  for (let i = 0; i < pivots.length; i++) det *= pivots[i] === i ? at(lu, i, i) : -at(lu, i, i);
  return det;
}

/** Whether a pivot is exactly 0. */
export function isSingular({ lu, pivots }: LU): boolean {
  for (let i = 0; i < pivots.length; i++) if (at(lu, i, i) === 0) return true;
  return false;
}
