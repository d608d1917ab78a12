/** What the operations of the singular value decomposition share. */

import { type Dim, productOf, scale } from "../core/dim";
import { type Edge, type Fault, fault } from "../core/operation";
import type { Shape } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { svdOf } from "../numeric/memo";
import { repeated, rounding } from "./spectral";

/** A shape made from that of a matrix, or why this is none. */
export function matrixOnly(X: Shape | undefined, then: (X: Shape) => Shape): Shape | Fault {
  return X === undefined || X.length < 2 ? fault("a matrix is needed") : then(X);
}

/** About 14 m n min(m, n), with the vectors. */
export function svdCost(X: Shape | undefined): Dim {
  const [m, n] = (X ?? []).slice(-2) as [Dim, Dim];
  return scale(productOf([...(X ?? []), m.size < n.size ? m : n]), 14);
}

/** Equal singular values, or one that is 0. */
export function degenerate(
  X: Tensor,
  values: Tensor,
  equal: (i: number) => string,
  zero: (i: number) => string,
): Edge | null {
  const k = Math.min(...X.size.slice(-2));
  return vanishing(values, k, zero) ?? repeated(values, k, equal);
}

/** The first singular value that is nothing but rounding. */
export function vanishing(values: Tensor, k: number, sentence: (i: number) => string): Edge | null {
  for (let at = 0; at < values.data.length; at++) {
    const largest = values.data[at - (at % k)] as number;
    if ((values.data[at] as number) <= rounding(largest, k)) return { at: null, sentence: sentence(at % k) };
  }
  return null;
}

/** A matrix beyond this many entries times sizes is not looked at for its rank. */
const tooLarge = 2e6;

/** The edge of what jumps where a matrix loses rank. */
export function lostRank(X: Tensor, what: string): Edge | null {
  const k = Math.min(...X.size.slice(-2));
  if (X.data.length * k > tooLarge) return null;
  const { data } = svdOf(X).values;
  for (let start = 0; start < data.length; start += k) {
    const least = Math.max(...X.size.slice(-2)) * Number.EPSILON * (data[start] as number);
    const rank = data.subarray(start, start + k).reduce((n, s) => n + Number(s > least), 0);
    if (rank === k || Number.isNaN(least)) continue;
    const sentence = `The matrix has rank ${rank} instead of ${k}, where ${what} jumps: the gradient holds for changes that keep the rank`;
    return { at: null, sentence };
  }
  return null;
}
