/** What the two factors of the QR factorisation share. */

import { type Dim, productOf, scale } from "../core/dim";
import { type Edge, type Fault, fault } from "../core/operation";
import type { Shape } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { rounding } from "./spectral";

/** A shape made from that of a matrix with no more columns than rows; wider ones are put together from such. */
export function tallOnly(X: Shape | undefined, then: (X: Shape) => Shape): Shape | Fault {
  if (X === undefined || X.length < 2) return fault("a matrix is needed");
  const [m, n] = X.slice(-2) as [Dim, Dim];
  return m.size >= n.size ? then(X) : fault("the matrix has more columns than rows");
}

/** About 4 m n². */
export function orthogonalCost(X: Shape | undefined): Dim {
  return scale(productOf([...(X ?? []), ...(X ?? []).slice(-1)]), 4);
}

/** A diagonal entry of R that is nothing but rounding: the columns depend on each other. */
export function rankEdge(R: Tensor): Edge | null {
  const n = R.size[R.size.length - 1] ?? 0;
  const largest = R.data.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  for (let at = 0; at < R.data.length; at++) {
    const inside = at % (n * n);
    if (inside % (n + 1) !== 0 || !(Math.abs(R.data[at] as number) <= rounding(largest, n))) continue;
    const sentence = `Column ${inside / (n + 1) + 1} depends on the columns before it, so the factors have no derivative here`;
    return { at: null, sentence };
  }
  return null;
}
