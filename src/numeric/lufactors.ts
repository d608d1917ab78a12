/** The factors of A = PLU as matrices of their own. */

import type { Tensor } from "../core/tensor";
import { exchangeRows, factorLU } from "./lu";
import { oncePer } from "./memo";
import { perMatrix } from "./permatrix";
import { at, blank, put, transposed, type View } from "./view";

/** A = PLU over the last two axes: P a permutation, L unit lower and U upper triangular. */
export interface LUFactors {
  readonly P: Tensor;
  readonly L: Tensor;
  readonly U: Tensor;
}

/** The factors of square matrices, with partial pivoting. */
export const luOf = oncePer((A): LUFactors => {
  const [P, L, U] = perMatrix([A], ([a]) => factors(a as View));
  return { P: P as Tensor, L: L as Tensor, U: U as Tensor };
});

function factors(A: View): [View, View, View] {
  const n = A.rows;
  const { lu, pivots } = factorLU(A);
  const [order, L, U] = [blank(n, n), blank(n, n), blank(n, n)];
  for (let i = 0; i < n; i++) {
    put(order, i, i, 1);
    put(L, i, i, 1);
    for (let j = 0; j < n; j++) put(j < i ? L : U, i, j, at(lu, i, j));
  }
  exchangeRows(order, pivots);
  const P = blank(n, n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) put(P, i, j, at(transposed(order), i, j));
  return [P, L, U];
}
