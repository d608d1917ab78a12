/** Square root and logarithm of matrices without eigenvalues on the closed negative real axis. */

import type { Tensor } from "../core/tensor";
import { norm1 } from "./condition";
import { symmetricEigen } from "./eigen";
import { gemm } from "./gemm";
import { factorLU, isSingular, signAndLog, solveFactored } from "./lu";
import { perMatrix } from "./permatrix";
import { at, blank, cloned, matrixOf, put, toTensor, transposed, type View } from "./view";

/** Principal square root over the last two axes; NaN throughout where there is no real one. */
export function sqrtm(A: Tensor): Tensor {
  return perMatrix([A], ([a]) => [
    bySpectrum(a as View, Math.sqrt) ?? root(a as View) ?? notANumber(a as View),
  ])[0] as Tensor;
}

/** Principal logarithm over the last two axes; NaN throughout where there is no real one. */
export function logm(A: Tensor): Tensor {
  return perMatrix([A], ([a]) => [
    bySpectrum(a as View, Math.log) ?? logarithm(a as View) ?? notANumber(a as View),
  ])[0] as Tensor;
}

/** V f(λ) Vᵀ of a symmetric matrix without negative eigenvalues; `null` for every other. */
function bySpectrum(A: View, f: (x: number) => number): View | null {
  const n = A.rows;
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) if (at(A, i, j) !== at(A, j, i)) return null;
  const { values, vectors } = symmetricEigen(toTensor(A));
  const largest = Math.abs(values.data[n - 1] ?? 0);
  const rounding = n * Number.EPSILON * largest;
  if (values.data.some((x) => !(x >= -rounding))) return null;
  const V = matrixOf(vectors);
  const scaled = cloned(V);
  for (let j = 0; j < n; j++) {
    const y = f(Math.max(0, values.data[j] as number));
    for (let i = 0; i < n; i++) put(scaled, i, j, at(V, i, j) * y);
  }
  const Z = blank(n, n);
  gemm(scaled, transposed(V), Z);
  return Z.data.every(Number.isFinite) ? Z : null;
}

/**
 * The product form of the Denman–Beavers iteration with scaling by the determinant (Cheng, Higham, Kenney, Laub 2001):
 * M → I while X → √A. `null` when it does not converge.
 */
function root(A: View): View | null {
  const n = A.rows;
  let M = cloned(A);
  let X = cloned(A);
  if (!M.data.every(Number.isFinite)) return null;
  for (let step = 0, last = Number.POSITIVE_INFINITY; step < 60; step++) {
    const factors = factorLU(M);
    if (isSingular(factors)) return null;
    // Scaling helps from far away and disturbs near the end.
    const mu = last > 0.1 ? Math.exp(-signAndLog(factors).log / (2 * n)) : 1;
    const inverse = identity(n);
    solveFactored(factors, inverse);
    const half = blank(n, n);
    for (let i = 0; i < n * n; i++)
      half.data[i] = (mu * ((i % (n + 1) === 0 ? 1 : 0) + (inverse.data[i] as number) / mu ** 2)) / 2;
    X = product(X, half);
    const next = blank(n, n);
    for (let i = 0; i < n * n; i++) {
      const mean = (mu ** 2 * (M.data[i] as number) + (inverse.data[i] as number) / mu ** 2) / 2;
      next.data[i] = ((i % (n + 1) === 0 ? 1 : 0) + mean) / 2;
    }
    M = next;
    const distance = norm1(minusIdentity(M));
    if (!Number.isFinite(distance)) return null;
    if (distance <= 4 * n * Number.EPSILON || (distance < 1e-10 && distance >= last)) return verified(A, X);
    last = distance;
  }
  return null;
}

/** X if its square is A, which it is not where the iteration was led astray. */
function verified(A: View, X: View): View | null {
  const square = product(X, X);
  let worst = 0;
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) worst = Math.max(worst, Math.abs(at(square, i, j) - at(A, i, j)));
  }
  return worst <= 1e-6 * norm1(A) ? X : null;
}

/** log A = 2ᵏ log A^(1/2ᵏ), the last by Gauss–Legendre quadrature of ∫ (A − I)(I + t(A − I))⁻¹ dt (Dieci, Morini, Papini 1996). */
function logarithm(A: View): View | null {
  const n = A.rows;
  let B = cloned(A);
  let doublings = 0;
  while (norm1(minusIdentity(B)) > 0.25) {
    const next = root(B);
    if (!next || doublings === 60) return null;
    B = next;
    doublings += 1;
  }
  const E = minusIdentity(B);
  const Z = blank(n, n);
  for (const [t, weight] of quadrature) {
    const term = cloned(E);
    const system = blank(n, n);
    for (let i = 0; i < n * n; i++) system.data[i] = (i % (n + 1) === 0 ? 1 : 0) + t * (E.data[i] as number);
    const factors = factorLU(system);
    if (isSingular(factors)) return null;
    solveFactored(factors, term);
    for (let i = 0; i < n * n; i++) Z.data[i] = (Z.data[i] as number) + weight * (term.data[i] as number);
  }
  for (let i = 0; i < n * n; i++) Z.data[i] = (Z.data[i] as number) * 2 ** doublings;
  return Z.data.every(Number.isFinite) ? Z : null;
}

/** Nodes and weights of Gauss–Legendre quadrature on [0, 1] with eight points, which is [8/8] Padé of the logarithm. */
const quadrature = gaussLegendre(8);

function gaussLegendre(m: number): (readonly [node: number, weight: number])[] {
  return Array.from({ length: m }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (m + 0.5));
    let slope = 1;
    for (let step = 0; step < 10; step++) {
      let [p, before] = [1, 0];
      for (let k = 1; k <= m; k++) [p, before] = [((2 * k - 1) * x * p - (k - 1) * before) / k, p];
      slope = (m * (x * p - before)) / (x * x - 1);
      x -= p / slope;
    }
    return [(1 + x) / 2, 1 / ((1 - x * x) * slope * slope)] as const;
  });
}

function identity(n: number): View {
  const Z = blank(n, n);
  for (let i = 0; i < n; i++) put(Z, i, i, 1);
  return Z;
}

function minusIdentity(A: View): View {
  const Z = cloned(A);
  for (let i = 0; i < A.rows; i++) put(Z, i, i, at(Z, i, i) - 1);
  return Z;
}

function product(A: View, B: View): View {
  const Z = blank(A.rows, B.cols);
  gemm(A, B, Z);
  return Z;
}

function notANumber(A: View): View {
  const Z = blank(A.rows, A.rows);
  Z.data.fill(Number.NaN);
  return Z;
}
