/** Triangular systems, halved until small so that most of the work is matrix products. */

import { kernelsFor } from "./arena";
import { addressed, gemm } from "./gemm";
import { stageView, staging, unstageView } from "./staging";
import { part, type View } from "./view";

const SMALL = 24;
/** Systems of arrays outside of WebAssembly with fewer multiplications are not worth the copies. */
const WORTH_COPYING = 1000;

/** B ← L⁻¹B for lower triangular L, of which only that triangle is read; `unit` takes ones for its diagonal. */
export function solveLower(L: View, B: View, unit = false): void {
  if (!inKernels("solveLower", L, B, unit)) plainLower(L, B, unit);
}

/** B ← U⁻¹B for upper triangular U, of which only that triangle is read; `unit` takes ones for its diagonal. */
export function solveUpper(U: View, B: View, unit = false): void {
  if (!inKernels("solveUpper", U, B, unit)) plainUpper(U, B, unit);
}

function inKernels(name: "solveLower" | "solveUpper", T: View, B: View, unit: boolean): boolean {
  const n = T.rows;
  const own = kernelsFor(T.data, B.data);
  const kernels = own ?? (n * n * B.cols < WORTH_COPYING ? null : staging(n * n + n * B.cols));
  if (!kernels) return false;
  const [t, b] = own ? [addressed(T), addressed(B)] : [stageView(T), stageView(B)];
  kernels[name](t.at, t.row, t.col, b.at, b.row, b.col, n, B.cols, unit ? 1 : 0);
  if (!own) unstageView(b, B);
  return true;
}

/** Without WebAssembly. */
function plainLower(L: View, B: View, unit: boolean): void {
  const n = L.rows;
  if (n <= SMALL) {
    for (let i = 0; i < n; i++) substitute(L, B, i, 0, i, unit);
    return;
  }
  const h = n >> 1;
  const [top, bottom] = [part(B, 0, 0, h, B.cols), part(B, h, 0, n - h, B.cols)];
  plainLower(part(L, 0, 0, h, h), top, unit);
  gemm(part(L, h, 0, n - h, h), top, bottom, "subtract");
  plainLower(part(L, h, h, n - h, n - h), bottom, unit);
}

/** Without WebAssembly. */
function plainUpper(U: View, B: View, unit: boolean): void {
  const n = U.rows;
  if (n <= SMALL) {
    for (let i = n - 1; i >= 0; i--) substitute(U, B, i, i + 1, n, unit);
    return;
  }
  const h = n >> 1;
  const [top, bottom] = [part(B, 0, 0, h, B.cols), part(B, h, 0, n - h, B.cols)];
  plainUpper(part(U, h, h, n - h, n - h), bottom, unit);
  gemm(part(U, 0, h, h, n - h), bottom, top, "subtract");
  plainUpper(part(U, 0, 0, h, h), top, unit);
}

/** Row i of B ← (row i − Σ Tᵢₚ row p) / Tᵢᵢ over from ≤ p < to. */
function substitute(T: View, B: View, i: number, from: number, to: number, unit: boolean): void {
  const [t, b] = [T.data, B.data];
  const row = B.start + i * B.row;
  const step = B.col;
  for (let p = from; p < to; p++) {
    const c = t[T.start + i * T.row + p * T.col] as number;
    let [to, other] = [row, B.start + p * B.row];
    for (let j = 0; j < B.cols; j++, to += step, other += step) b[to] = (b[to] as number) - c * (b[other] as number);
  }
  if (unit) return;
  const pivot = t[T.start + i * (T.row + T.col)] as number;
  for (let j = 0, to = row; j < B.cols; j++, to += step) b[to] = (b[to] as number) / pivot;
}
