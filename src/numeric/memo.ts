/** Factorisations whose outputs are operations of their own: computed once per array. */

import type { Tensor } from "../core/tensor";
import { symmetricEigen } from "./eigen";
import { qr } from "./qr";
import { svd } from "./svd";

/** `f`, which remembers its results for as long as their argument lives. Arrays never change once they are made. */
export function oncePer<T>(f: (A: Tensor) => T): (A: Tensor) => T {
  const known = new WeakMap<Tensor, T>();
  return (A) => {
    const before = known.get(A);
    if (before !== undefined) return before;
    const made = f(A);
    known.set(A, made);
    return made;
  };
}

/** Eigenvalues and eigenvectors of a symmetric matrix. */
export const eigenOf = oncePer(symmetricEigen);

/** Thin singular value decomposition. */
export const svdOf = oncePer(svd);

/** Thin QR factorisation. */
export const qrOf = oncePer((A) => qr(A));
