/** How singular matrices show in what was computed with them: at the cost of a pass over the entries. */

import type { Edge } from "../core/operation";
import type { Tensor } from "../core/tensor";

/** The edge of a solution Z of A Z = B: one that is not finite, or so large that no digit of it is certain. */
export function unsolvable(A: Tensor, B: Tensor, Z: Tensor): Edge | null {
  if (!finite(A) || !finite(B)) return null;
  if (!finite(Z)) return { at: null, sentence: "The matrix is singular: the system has no single solution" };
  const growth = (largest(A) * largest(Z)) / largest(B);
  return growth > 1 / Number.EPSILON
    ? {
        at: null,
        sentence: "The matrix is singular up to rounding: no digit of the solution or its gradient is certain",
      }
    : null;
}

/** The edge of an inverse. */
export function uninvertible(A: Tensor, Z: Tensor): Edge | null {
  if (!finite(A)) return null;
  if (!finite(Z)) return { at: null, sentence: "The matrix is singular: it has no inverse" };
  return largest(A) * largest(Z) > 1 / Number.EPSILON
    ? {
        at: null,
        sentence: "The matrix is singular up to rounding: no digit of its inverse or its gradient is certain",
      }
    : null;
}

function finite(X: Tensor): boolean {
  return X.data.every(Number.isFinite);
}

function largest(X: Tensor): number {
  return X.data.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
}
