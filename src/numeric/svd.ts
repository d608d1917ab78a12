/** Singular values and vectors by one-sided Jacobi rotations (Demmel, Veselić 1992), after a QR step: small values keep their digits. */

import type { Tensor } from "../core/tensor";
import { gemm } from "./gemm";
import { perMatrix } from "./permatrix";
import { orthogonal, reflect, upper } from "./qr";
import { at, blank, part, put, transposed, type View } from "./view";

/** A = U diag(s) Vᵀ with k = min(m, n). */
export interface SVD {
  /** Orthonormal columns, (…, m, k). */
  readonly U: Tensor;
  /** Descending, (…, k). */
  readonly values: Tensor;
  /** Orthonormal columns, (…, n, k); the largest entry of each is positive. */
  readonly V: Tensor;
}

/** Thin singular value decomposition; NaN throughout if A is not finite. */
export function svd(A: Tensor): SVD {
  const [U, values, V] = perMatrix([A], ([a]) => decompose(a as View)) as [Tensor, Tensor, Tensor];
  return { U, values: { size: values.size.slice(0, -1), data: values.data }, V };
}

/** Singular values alone, descending, (…, k). */
export function singularValues(A: Tensor): Tensor {
  return svd(A).values;
}

/** Orthonormal columns and what is orthogonal to them: (…, m, k) → (…, m, m). */
export function completed(U: Tensor): Tensor {
  return perMatrix([U], ([u]) => {
    const { rows, cols } = u as View;
    const Z = orthogonal(reflect(u as View), rows);
    for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) put(Z, i, j, at(u as View, i, j));
    return [Z];
  })[0] as Tensor;
}

function decompose(A: View): [View, View, View] {
  if (A.rows < A.cols) {
    const [U, values, V] = tall(transposed(A));
    return [V, values, U];
  }
  return tall(A);
}

/** A = QR, and the rows of R are turned until they are orthogonal: R = U′ diag(s) Vᵀ. */
function tall(A: View): [View, View, View] {
  const n = A.cols;
  const [U, values, V] = [blank(A.rows, n), blank(n, 1), blank(n, n)];
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < n; j++) {
      if (Number.isFinite(at(A, i, j))) continue;
      for (const Z of [U, values, V]) Z.data.fill(Number.NaN);
      return [U, values, V];
    }
  }
  const factors = reflect(A);
  const R = upper(factors.a, n);
  const scale = R.data.reduce((top, x) => Math.max(top, Math.abs(x)), 0) || 1;
  R.data.forEach((x, i) => {
    R.data[i] = x / scale;
  });
  const turns = identity(n);
  orthogonaliseRows(R.data, turns.data, n);
  const norms = Float64Array.from({ length: n }, (_, i) => length(R.data, i * n, n));
  const order = [...norms.keys()].sort((i, j) => (norms[j] as number) - (norms[i] as number));
  const left = blank(n, n);
  order.forEach((from, to) => {
    const s = norms[from] as number;
    values.data[to] = s * scale;
    for (let i = 0; i < n; i++) {
      put(V, i, to, s === 0 ? 0 : at(R, from, i) / s);
      put(left, i, to, at(turns, from, i));
    }
  });
  complete(V, values.data);
  fixSigns(left, V);
  gemm(orthogonal(factors, n), left, U);
  return [U, values, V];
}

function identity(n: number): View {
  const Z = blank(n, n);
  for (let i = 0; i < n; i++) put(Z, i, i, 1);
  return Z;
}

/** Turns pairs of rows until all are orthogonal; row i of `turns` keeps what was done. */
function orthogonaliseRows(r: Float64Array, turns: Float64Array, n: number): void {
  const tolerance = Number.EPSILON * Math.sqrt(n);
  for (let sweep = 0, busy = true; busy && sweep < 40; sweep++) {
    busy = false;
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const turn = between(r, i * n, j * n, n, tolerance);
        if (!turn) continue;
        busy = true;
        rotate(r, i * n, j * n, n, turn.c, turn.s);
        rotate(turns, i * n, j * n, n, turn.c, turn.s);
      }
    }
  }
}

/** The rotation that makes two runs orthogonal, or `null` when they are. */
function between(r: Float64Array, i: number, j: number, n: number, tolerance: number): { c: number; s: number } | null {
  let [a, b, g] = [0, 0, 0];
  for (let k = 0; k < n; k++) {
    const x = r[i + k] as number;
    const y = r[j + k] as number;
    a += x * x;
    b += y * y;
    g += x * y;
  }
  if (g === 0 || Math.abs(g) <= tolerance * Math.sqrt(a) * Math.sqrt(b)) return null;
  const zeta = (b - a) / (2 * g);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.hypot(1, t);
  return { c, s: c * t };
}

/** (x, y) ← (cx − sy, sx + cy) for two runs of n entries. */
function rotate(z: Float64Array, i: number, j: number, n: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) {
    const x = z[i + k] as number;
    const y = z[j + k] as number;
    z[i + k] = c * x - s * y;
    z[j + k] = s * x + c * y;
  }
}

function length(r: Float64Array, start: number, n: number): number {
  let top = 0;
  for (let k = start; k < start + n; k++) top = Math.max(top, Math.abs(r[k] as number));
  if (top === 0) return 0;
  let s = 0;
  for (let k = start; k < start + n; k++) s += ((r[k] as number) / top) ** 2;
  return top * Math.sqrt(s);
}

/** Columns of singular value 0 become any that are orthonormal to the others. */
function complete(V: View, values: Float64Array): void {
  const rank = values.indexOf(0);
  if (rank < 0) return;
  const Q = orthogonal(reflect(part(V, 0, 0, V.rows, rank)), V.cols);
  for (let j = rank; j < V.cols; j++) for (let i = 0; i < V.rows; i++) put(V, i, j, at(Q, i, j));
}

function fixSigns(U: View, V: View): void {
  for (let j = 0; j < V.cols; j++) {
    let best = 0;
    for (let i = 0; i < V.rows; i++) if (Math.abs(at(V, i, j)) > Math.abs(best) * (1 + 1e-9)) best = at(V, i, j);
    if (best >= 0) continue;
    for (const Z of [U, V]) for (let i = 0; i < Z.rows; i++) put(Z, i, j, -at(Z, i, j));
  }
}
