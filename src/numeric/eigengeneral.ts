/** Real eigenvalues and eigenvectors of general matrices: Hessenberg form, Francis double steps (Golub, Van Loan §7.5), inverse iteration. */

import type { Tensor } from "../core/tensor";
import { norm1 } from "./condition";
import { symmetricEigen } from "./eigen";
import { factorLU, isSingular, solveFactored } from "./lu";
import { oncePer } from "./memo";
import { perMatrix } from "./permatrix";
import { at, blank, cloned, put, toTensor, type View } from "./view";

/** A V = V diag(w). */
export interface GeneralEigen {
  /** In the order in which they are found, (…, n); ascending for symmetric A. */
  readonly values: Tensor;
  /** Columns of length 1, (…, n, n); the largest entry of each is positive. */
  readonly vectors: Tensor;
}

/** Eigendecomposition; NaN throughout where an eigenvalue is a complex number, or A is not finite. */
export const generalEigenOf = oncePer((A): GeneralEigen => {
  const [values, vectors] = perMatrix([A], ([a]) => decompose(a as View)) as [Tensor, Tensor];
  return { values: { size: values.size.slice(0, -1), data: values.data }, vectors };
});

function decompose(A: View): [View, View] {
  const n = A.rows;
  if (isSymmetric(A)) {
    const { values, vectors } = symmetricEigen(toTensor(A));
    return [column(values.data), { ...blank(n, n), data: vectors.data }];
  }
  const values = realEigenvalues(hessenberg(A));
  const [w, V] = [blank(n, 1), blank(n, n)];
  if (values === null) {
    w.data.fill(Number.NaN);
    V.data.fill(Number.NaN);
    return [w, V];
  }
  w.data.set(values);
  values.forEach((lambda, j) => {
    const v = eigenvector(A, lambda);
    for (let i = 0; i < n; i++) put(V, i, j, v[i] as number);
  });
  return [w, V];
}

function column(data: Float64Array): View {
  return { ...blank(data.length, 1), data };
}

function isSymmetric(A: View): boolean {
  for (let i = 0; i < A.rows; i++) for (let j = 0; j < i; j++) if (at(A, i, j) !== at(A, j, i)) return false;
  return true;
}

/** QᵀAQ with zeros below the first subdiagonal. */
function hessenberg(A: View): View {
  const H = cloned(A);
  const n = H.rows;
  for (let k = 0; k + 2 < n; k++) {
    const v = Array.from({ length: n - k - 1 }, (_, i) => at(H, k + 1 + i, k));
    reflectBoth(H, v, k + 1, 0, n);
    for (let i = k + 2; i < n; i++) put(H, i, k, 0);
  }
  return H;
}

/** H ← PHP with the reflection P that turns x into a multiple of e₁, on rows and columns from `first` on; rows up to `rows`. */
function reflectBoth(H: View, x: number[], first: number, from: number, rows: number): void {
  const size = Math.hypot(...x);
  if (size === 0) return;
  const v = x.slice();
  v[0] = (v[0] as number) + ((v[0] as number) < 0 ? -1 : 1) * size;
  const beta = 2 / v.reduce((s, y) => s + y * y, 0);
  for (let j = from; j < H.cols; j++) {
    const s = beta * v.reduce((sum, y, i) => sum + y * at(H, first + i, j), 0);
    v.forEach((y, i) => {
      put(H, first + i, j, at(H, first + i, j) - s * y);
    });
  }
  for (let i = 0; i < rows; i++) {
    const s = beta * v.reduce((sum, y, j) => sum + y * at(H, i, first + j), 0);
    v.forEach((y, j) => {
      put(H, i, first + j, at(H, i, first + j) - s * y);
    });
  }
}

/** Eigenvalues of a Hessenberg matrix in the order of its diagonal; `null` when one is complex or nothing converges. */
function realEigenvalues(H: View): Float64Array | null {
  const n = H.rows;
  const values = new Float64Array(n);
  const scale = norm1(H);
  if (!Number.isFinite(scale)) return null;
  let last = n - 1;
  for (let steps = 0; last >= 0; ) {
    const low = firstOfBlock(H, last, scale);
    if (low === last) {
      values[last] = at(H, last, last);
      last -= 1;
      steps = 0;
    } else if (low === last - 1) {
      const pair = ofTwo(H, low, scale);
      if (pair === null) return null;
      values.set(pair, low);
      last -= 2;
      steps = 0;
    } else {
      steps += 1;
      if (steps > 60) return null;
      francis(H, low, last, steps % 11 === 10);
    }
  }
  return values;
}

/** Where the block that ends at `last` begins: below a subdiagonal entry that is nothing but rounding. */
function firstOfBlock(H: View, last: number, scale: number): number {
  for (let k = last; k > 0; k--) {
    const size = Math.abs(at(H, k - 1, k - 1)) + Math.abs(at(H, k, k)) || scale;
    if (Math.abs(at(H, k, k - 1)) <= Number.EPSILON * size) {
      put(H, k, k - 1, 0);
      return k;
    }
  }
  return 0;
}

/** Both eigenvalues of the 2×2 block at k, the one nearer to its first entry first; `null` when they are complex. */
function ofTwo(H: View, k: number, scale: number): [number, number] | null {
  const [a, b, c, d] = [at(H, k, k), at(H, k, k + 1), at(H, k + 1, k), at(H, k + 1, k + 1)];
  const half = (a - d) / 2;
  const square = half * half + b * c;
  // Rounding makes a pair of equal eigenvalues complex.
  if (square < -1e-14 * scale * scale) return null;
  const root = Math.sqrt(Math.max(0, square));
  const outer = half < 0 ? half - root : half + root;
  const first = d + outer;
  return [first, outer === 0 ? d : d - (b * c) / outer];
}

/** One implicit double shift on the block low … last. */
function francis(H: View, low: number, last: number, exceptional: boolean): void {
  const [sum, product] = exceptional ? forced(H, last) : shifts(H, last);
  const [a, b, c, d] = [at(H, low, low), at(H, low, low + 1), at(H, low + 1, low), at(H, low + 1, low + 1)];
  let x = [a * a + b * c - sum * a + product, c * (a + d - sum), c * at(H, low + 2, low + 1)];
  for (let k = low; k < last; k++) {
    reflectBoth(H, x, k, Math.max(low, k - 1), Math.min(last, k + 3) + 1);
    if (k > low) for (let i = k + 1; i <= Math.min(last, k + 2); i++) put(H, i, k - 1, 0);
    x = Array.from({ length: Math.min(3, last - k) }, (_, i) => at(H, k + 1 + i, k));
  }
}

/** Sum and product of the two shifts: of real ones twice that nearer to the last entry, as LAPACK's dlahqr has it. */
function shifts(H: View, last: number): [number, number] {
  const m = last - 1;
  const [a, b, c, d] = [at(H, m, m), at(H, m, last), at(H, last, m), at(H, last, last)];
  const half = (a - d) / 2;
  const square = half * half + b * c;
  if (square < 0) return [a + d, a * d - b * c];
  const root = Math.sqrt(square);
  const [p, q] = [d + half + root, d + half - root];
  const nearer = Math.abs(p - d) <= Math.abs(q - d) ? p : q;
  return [2 * nearer, nearer * nearer];
}

/** Shifts that belong to nothing, against going round in circles. */
function forced(H: View, last: number): [number, number] {
  const size = Math.abs(at(H, last, last - 1)) + Math.abs(at(H, last - 1, last - 2));
  return [1.5 * size, size * size];
}

/** A vector of length 1 with Av = λv, by inverse iteration from a fixed start. */
function eigenvector(A: View, lambda: number): Float64Array {
  const n = A.rows;
  const scale = norm1(A) || 1;
  const x = blank(n, 1);
  x.data.forEach((_, i) => {
    x.data[i] = 1 + 0.1 * Math.cos(7 * i + 1);
  });
  const shifted = cloned(A);
  for (let i = 0; i < n; i++) put(shifted, i, i, at(shifted, i, i) - lambda);
  let factors = factorLU(shifted);
  if (isSingular(factors)) {
    for (let i = 0; i < n; i++) put(shifted, i, i, at(shifted, i, i) - Number.EPSILON * scale);
    factors = factorLU(shifted);
  }
  for (let step = 0; step < 4; step++) {
    solveFactored(factors, x);
    const size = Math.hypot(...x.data);
    x.data.forEach((v, i) => {
      x.data[i] = v / size;
    });
  }
  const largest = x.data.reduce((best, v) => (Math.abs(v) > Math.abs(best) * (1 + 1e-9) ? v : best), 0);
  return largest < 0 ? x.data.map((v) => -v) : x.data;
}
