/** Cofactors of a square matrix, from its singular values: no division, so that singular matrices have them too. */

import type { Tensor } from "../core/tensor";
import { norm1 } from "./condition";
import { gemm } from "./gemm";
import { determinantOf, factorLU, isSingular, solveFactored } from "./lu";
import { perMatrix } from "./permatrix";
import { svd } from "./svd";
import { at, blank, cloned, matrixOf, put, toTensor, transposed, type View } from "./view";

/** Zᵢⱼ = the determinant without row i and column j, with the sign (−1)ⁱ⁺ʲ: det(A) A⁻ᵀ where A has an inverse. */
export function cofactors(A: Tensor): Tensor {
  return perMatrix([A], ([a]) => [byInverse(a as View) ?? bySVD(a as View)])[0] as Tensor;
}

/** `null` for a matrix that is not far from singular. */
function byInverse(A: View): View | null {
  const n = A.rows;
  const factors = factorLU(A);
  // One cofactor is 1, which a quotient gives only nearly.
  if (n <= 1 || isSingular(factors)) return null;
  const X = blank(n, n);
  for (let i = 0; i < n; i++) put(X, i, i, 1);
  solveFactored(factors, X);
  if (!(norm1(A) * norm1(X) < 1e6)) return null;
  const det = determinantOf(factors);
  const Z = cloned(transposed(X));
  Z.data.forEach((x, i) => {
    Z.data[i] = det * x;
  });
  return Z;
}

/** A = U diag(σ) Vᵀ: cof A = det(U) det(V) U diag(Π of the other σ) Vᵀ. */
function bySVD(A: View): View {
  const n = A.rows;
  const { U, values, V } = svd(toTensor(A));
  const sign = turn(U) * turn(V);
  const scaled = cloned(matrixOf(U));
  for (let j = 0; j < n; j++) {
    const others = values.data.reduce((p, s, i) => (i === j ? p : p * s), sign);
    for (let i = 0; i < n; i++) put(scaled, i, j, at(scaled, i, j) * others);
  }
  const Z = blank(n, n);
  gemm(scaled, transposed(matrixOf(V)), Z);
  return Z;
}

/** det of an orthogonal matrix: 1 or −1. */
function turn(Q: Tensor): number {
  return determinantOf(factorLU(matrixOf(Q))) < 0 ? -1 : 1;
}
