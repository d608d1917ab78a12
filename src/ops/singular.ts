/** What the operations of the singular value decomposition share. */

import { type Dim, minus, productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { type Edge, type Fault, fault, type RuleContext } from "../core/operation";
import type { Shape } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { svdOf } from "../numeric/memo";
import { chain, flip, repeated, rounding, shorter } from "./spectral";

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

/**
 * The adjoint where the vectors beyond the singular values are wanted too: [U N] or [V N]. N may be any basis of what
 * is orthogonal to the others; the rule is that of the one that moves least, N̄ → −N N̄ᵀ A⁺ᵀ for U and −A⁺ᵀ N̄ Nᵀ for V, and right for
 * costs that do not depend on the choice.
 */
export function fullAdjoint(c: RuleContext, thin: (c: RuleContext) => Node): Node {
  const X = c.args[0] as Node;
  const k = shorter(X.shape);
  const left = c.Z.op === "svdu";
  const columns = (Y: Node, start: number, count: Dim): Node =>
    c.apply("slice", [Y], {
      starts: Y.shape.map((_, i) => (i === Y.shape.length - 1 ? start : 0)),
      steps: Y.shape.map(() => 1),
      counts: [...Y.shape.slice(0, -1), count],
      drop: [],
    });
  const all = c.Z.shape[c.Z.shape.length - 1] as Dim;
  const own = thin({ ...c, Zbar: columns(c.Zbar, 0, k) });
  if (all.size === k.size) return own;
  const rest = minus(all, k);
  const [N, Nbar] = [columns(c.Z, k.size, rest), columns(c.Zbar, k.size, rest)];
  const P = flip(c.apply("pinv", [X]), c);
  return c.apply("subtract", [own, left ? chain(c, N, flip(Nbar, c), P) : chain(c, P, Nbar, flip(N, c))]);
}
