/** The Cholesky factor A = LLᵀ, L lower triangular, and its reverse. */

import type { Tensor } from "../core/tensor";
import { kernelsFor } from "./arena";
import { gemm } from "./gemm";
import { perMatrix } from "./permatrix";
import { stageView, staging, unstageView } from "./staging";
import { solveLower, solveUpper } from "./triangular";
import { assign, at, blank, part, put, transposed, type View } from "./view";

const SMALL = 24;
/** Matrices of fewer rows are not worth the copies. */
const WORTH_COPYING = 10;

/** L with LLᵀ = A over the last two axes; reads the lower triangle only; NaN throughout when A is not positive definite. */
export function cholesky(A: Tensor, out?: Float64Array): Tensor {
  return perMatrix([A], ([X]) => {
    const n = (X as View).rows;
    const L = out?.length === n * n ? { ...blank(0, 0), data: out, rows: n, cols: n, row: n } : blank(n, n);
    assign(L, X as View);
    if (!(inKernels(L) ?? factor(L))) L.data.fill(Number.NaN);
    else for (let i = 0; i < n; i++) L.data.fill(0, i * n + i + 1, (i + 1) * n);
    return [L];
  })[0] as Tensor;
}

/** Factors the lower triangle in place by WebAssembly; `null` where that does not pay or is missing. */
function inKernels(L: View): boolean | null {
  const n = L.rows;
  const own = kernelsFor(L.data, L.data);
  if (own) return own.factorCholesky(L.data.byteOffset, 8 * n, n) !== 0;
  const kernels = n < WORTH_COPYING ? null : staging(n * n);
  if (!kernels) return null;
  const a = stageView(L);
  const regular = kernels.factorCholesky(a.at, a.row, n) !== 0;
  unstageView(a, L);
  return regular;
}

/** Factors the lower triangle in place; `false` when a pivot is not positive. */
function factor(A: View): boolean {
  const n = A.rows;
  if (n <= SMALL) return factorSmall(A);
  const h = n >> 1;
  const [corner, below, rest] = [part(A, 0, 0, h, h), part(A, h, 0, n - h, h), part(A, h, h, n - h, n - h)];
  if (!factor(corner)) return false;
  solveLower(corner, transposed(below));
  subtractSquare(below, rest);
  return factor(rest);
}

/** Lower triangle of C −= BBᵀ, in strips so that little of the upper one is computed, which stays as it is. */
function subtractSquare(B: View, C: View): void {
  const n = C.rows;
  const strip = 64;
  for (let i = 0; i < n; i += strip) {
    const m = Math.min(strip, n - i);
    const own = part(B, i, 0, m, B.cols);
    gemm(own, transposed(part(B, 0, 0, i, B.cols)), part(C, i, 0, m, i), "subtract");
    const corner = blank(m, m);
    gemm(own, transposed(own), corner);
    for (let r = 0; r < m; r++)
      for (let s = 0; s <= r; s++) put(C, i + r, i + s, at(C, i + r, i + s) - at(corner, r, s));
  }
}

function factorSmall(A: View): boolean {
  const { data: a, start, row, col, rows: n } = A;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let s = a[start + i * row + j * col] as number;
      for (let k = 0; k < j; k++)
        s -= (a[start + i * row + k * col] as number) * (a[start + j * row + k * col] as number);
      if (i === j && !(s > 0)) return false;
      put(A, i, j, i === j ? Math.sqrt(s) : s / at(A, j, j));
    }
  }
  return true;
}

/** `symmetric`: Ā is symmetric, for A as a symmetric matrix; `triangular`: Ā is lower, for the triangle that is read. */
export type CholeskyConvention = "symmetric" | "triangular";

/** Ā from L and L̄: ½L⁻ᵀ(P + Pᵀ)L⁻¹ or Φ(L⁻ᵀ(P + Pᵀ)L⁻¹), P = Φ(LᵀL̄), Φ = lower triangle, diagonal halved (Murray 2016, §3.1). */
export function choleskyAdjoint(L: Tensor, Lbar: Tensor, convention: CholeskyConvention): Tensor {
  return perMatrix([L, Lbar], ([l, lbar]) => [reverse(l as View, lbar as View, convention)])[0] as Tensor;
}

function reverse(L: View, Lbar: View, convention: CholeskyConvention): View {
  const T = blank(L.rows, L.rows);
  for (let i = 0; i < T.rows; i++) for (let j = 0; j <= i; j++) put(T, i, j, at(Lbar, i, j));
  if (!reverseInKernels(L, T)) reverseByFormula(L, T);
  for (let i = 0; i < T.rows; i++) {
    if (convention === "triangular") T.data.fill(0, i * T.row + i + 1, (i + 1) * T.row);
    else {
      for (let j = 0; j < i; j++) {
        put(T, i, j, 0.5 * at(T, i, j));
        put(T, j, i, at(T, i, j));
      }
    }
  }
  return T;
}

/** The lower triangle of T from L̄ to the adjoint of the triangle that is read, halved as the factorisation was. */
function reverseInKernels(L: View, T: View): boolean {
  const n = L.rows;
  const kernels = n < WORTH_COPYING ? null : staging(2 * n * n);
  if (!kernels) return false;
  const [l, t] = [stageView(L), stageView(T)];
  if (l.col !== 8) return false;
  kernels.reverseCholesky(l.at, l.row, t.at, t.row, n);
  unstageView(t, T);
  return true;
}

/** The same by Φ(L⁻ᵀ(P + Pᵀ)L⁻¹), without WebAssembly. */
function reverseByFormula(L: View, T: View): void {
  const n = L.rows;
  const P = blank(n, n);
  gemm(transposed(L), T, P);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) put(P, j, i, at(P, i, j));
  solveUpper(transposed(L), P);
  solveUpper(transposed(L), transposed(P));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) put(T, i, j, (i === j ? 0.25 : 0.5) * (at(P, i, j) + at(P, j, i)));
  }
}
