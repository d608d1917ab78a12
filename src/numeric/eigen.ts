/** Eigenvalues and eigenvectors of symmetric matrices: to tridiagonal form by reflections, then implicit QL steps (EISPACK tred2, tql2). */

import type { Tensor } from "../core/tensor";
import { perMatrix } from "./permatrix";
import { at, blank, put, type View } from "./view";

/** A = V diag(w) Vᵀ. */
export interface Eigen {
  /** Ascending, (…, n). */
  readonly values: Tensor;
  /** Orthonormal columns, (…, n, n); the largest entry of each is positive. */
  readonly vectors: Tensor;
}

/** Symmetric eigendecomposition; reads the lower triangle only; NaN throughout if A is not finite. */
export function symmetricEigen(A: Tensor): Eigen {
  const [values, vectors] = perMatrix([A], ([a]) => decompose(a as View)) as [Tensor, Tensor];
  return { values: { size: values.size.slice(0, -1), data: values.data }, vectors };
}

/** Eigenvalues as a column, and eigenvectors. */
function decompose(A: View): [View, View] {
  const n = A.rows;
  const [values, V] = [blank(n, 1), blank(n, n)];
  // Row j of `rows` becomes eigenvector j: rotations then run along contiguous entries.
  const rows = blank(n, n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++)
      for (const [p, q] of [
        [i, j],
        [j, i],
      ] as const)
        put(rows, p, q, at(A, i, j));
  const off = new Float64Array(n);
  const done = rows.data.every(Number.isFinite) && diagonalise(rows, values.data, off);
  if (!done) {
    V.data.fill(Number.NaN);
    values.data.fill(Number.NaN);
    return [values, V];
  }
  const order = [...values.data.keys()].sort((i, j) => (values.data[i] as number) - (values.data[j] as number));
  order.forEach((from, to) => {
    const row = rows.data.subarray(from * n, from * n + n);
    const sign = largest(row) < 0 ? -1 : 1;
    for (let i = 0; i < n; i++) put(V, i, to, sign * (row[i] as number));
  });
  values.data.sort();
  return [values, V];
}

function largest(row: Float64Array): number {
  let best = 0;
  for (const x of row) if (Math.abs(x) > Math.abs(best) * (1 + 1e-9)) best = x;
  return best;
}

function diagonalise(rows: View, d: Float64Array, e: Float64Array): boolean {
  const n = rows.rows;
  if (n === 0) return true;
  tridiagonalise(rows.data, n, d, e);
  return iterate(rows.data, n, d, e);
}

/** Householder reduction: on return d, e hold the tridiagonal matrix (e[i] between i − 1 and i) and row j of z column j of Q. */
function tridiagonalise(z: Float64Array, n: number, d: Float64Array, e: Float64Array): void {
  const taus = new Float64Array(n);
  const w = new Float64Array(n);
  // Column by column from the left; row k of z keeps the vector of reflection k in entries k+1 … n−1.
  for (let k = 0; k < n; k++) {
    d[k] = z[k * n + k] as number;
    if (k + 1 >= n) break;
    const { beta, tau } = reflector(z, k * n + k + 1, n - k - 1);
    e[k + 1] = beta;
    taus[k] = tau;
    if (tau !== 0) updateBoth(z, n, k, tau, w);
  }
  formBasis(z, n, taus);
}

/** v with (I − τvvᵀ)x = βe₁, in place of x; the first entry of v is 1. */
function reflector(z: Float64Array, start: number, n: number): { beta: number; tau: number } {
  const alpha = z[start] as number;
  let scale = 0;
  for (let i = start + 1; i < start + n; i++) scale = Math.max(scale, Math.abs(z[i] as number));
  if (scale === 0) return { beta: alpha, tau: 0 };
  scale = Math.max(scale, Math.abs(alpha));
  let squares = 0;
  for (let i = start; i < start + n; i++) squares += ((z[i] as number) / scale) ** 2;
  const beta = (alpha < 0 ? 1 : -1) * scale * Math.sqrt(squares);
  z[start] = 1;
  for (let i = start + 1; i < start + n; i++) z[i] = (z[i] as number) / (alpha - beta);
  return { beta, tau: (beta - alpha) / beta };
}

/** B ← (I − τvvᵀ)B(I − τvvᵀ) for the trailing symmetric part. */
function updateBoth(z: Float64Array, n: number, k: number, tau: number, w: Float64Array): void {
  const v = k * n;
  let vw = 0;
  for (let i = k + 1; i < n; i++) {
    let s = 0;
    for (let j = k + 1, p = i * n + j; j < n; j++, p++) s += (z[p] as number) * (z[v + j] as number);
    w[i] = tau * s;
    vw += (w[i] as number) * (z[v + i] as number);
  }
  for (let i = k + 1; i < n; i++) w[i] = (w[i] as number) - 0.5 * tau * vw * (z[v + i] as number);
  for (let i = k + 1; i < n; i++) {
    const [vi, wi] = [z[v + i] as number, w[i] as number];
    for (let j = k + 1, p = i * n + j; j < n; j++, p++)
      z[p] = (z[p] as number) - vi * (w[j] as number) - wi * (z[v + j] as number);
  }
}

/** Row j of z ← column j of H₀H₁…; reflections are applied from the last to the first. */
function formBasis(z: Float64Array, n: number, taus: Float64Array): void {
  const q = new Float64Array(n * n);
  for (let i = 0; i < n; i++) q[i * n + i] = 1;
  for (let k = n - 2; k >= 0; k--) {
    const tau = taus[k] as number;
    if (tau === 0) continue;
    for (let j = k + 1; j < n; j++) {
      let s = 0;
      for (let i = k + 1; i < n; i++) s += (z[k * n + i] as number) * (q[j * n + i] as number);
      s *= tau;
      for (let i = k + 1; i < n; i++) q[j * n + i] = (q[j * n + i] as number) - s * (z[k * n + i] as number);
    }
  }
  z.set(q);
}

/** Implicit QL on d, e; rotations are applied to the rows of z. `false` if an eigenvalue takes more than 60 steps. */
function iterate(z: Float64Array, n: number, d: Float64Array, e: Float64Array): boolean {
  e.copyWithin(0, 1);
  e[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let step = 0; ; step++) {
      const m = firstSmall(d, e, l, n);
      if (m === l) break;
      if (step === 60) return false;
      chase(z, n, d, e, l, m);
    }
  }
  return true;
}

function firstSmall(d: Float64Array, e: Float64Array, l: number, n: number): number {
  for (let m = l; m < n - 1; m++) {
    const size = Math.abs(d[m] as number) + Math.abs(d[m + 1] as number);
    if (Math.abs(e[m] as number) <= Number.EPSILON * size || e[m] === 0) return m;
  }
  return n - 1;
}

/** One QL step with Wilkinson's shift between l and m. */
function chase(z: Float64Array, n: number, d: Float64Array, e: Float64Array, l: number, m: number): void {
  const first = d[l] as number;
  let g = ((d[l + 1] as number) - first) / (2 * (e[l] as number));
  let r = Math.hypot(g, 1);
  g = (d[m] as number) - first + (e[l] as number) / (g + (g < 0 ? -r : r));
  let [s, c, p] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const f = s * (e[i] as number);
    const b = c * (e[i] as number);
    r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = (d[i + 1] as number) - p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = (d[i + 1] as number) - p;
    r = ((d[i] as number) - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    rotate(z, i * n, (i + 1) * n, n, c, s);
  }
  d[l] = (d[l] as number) - p;
  e[l] = g;
  e[m] = 0;
}

/** (x, y) ← (cx − sy, sx + cy) for two runs of n entries. */
function rotate(z: Float64Array, x: number, y: number, n: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) {
    const a = z[x + k] as number;
    const b = z[y + k] as number;
    z[x + k] = c * a - s * b;
    z[y + k] = s * a + c * b;
  }
}
