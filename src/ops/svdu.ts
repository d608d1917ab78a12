/** Left singular vectors of a matrix. */

import type { Dim } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { svdOf } from "../numeric/memo";
import { completed } from "../numeric/svd";
import { call } from "./notation";
import { degenerate, fullAdjoint, matrixOnly, svdCost } from "./singular";
import { asRow, both, chain, flip, shorter } from "./spectral";

export const svdu: Operation = {
  name: "svdu",
  summary:
    "Left singular vectors of a matrix as columns, in the order of the singular values; with full as many as there are rows.",
  params: ["X"],
  attrs: ["full"],
  shape: ([X], attrs) =>
    matrixOnly(X, (s) => [...s.slice(0, -1), attrs.full === true ? (s[s.length - 2] as Dim) : shorter(s)]),
  kernel: ([X], attrs) => (attrs.full === true ? completed(svdOf(X as Tensor).U) : svdOf(X as Tensor).U),
  vjp: { X: (c) => (c.attrs.full === true ? fullAdjoint(c, adjoint) : adjoint(c)) },
  flops: ([X]) => svdCost(X),
  notation: {
    ...call({ unicode: "U", latex: "\\operatorname{U}" }),
    numpy: (c) => ({
      text: `np.linalg.svd(${c.operand(0, "none")}${c.attrs.full === true ? "" : ", full_matrices=False"})[0]`,
      level: "atom",
    }),
  },
  samples: [{ args: [[4, 3]] }, { args: [[3, 4]] }, { args: [[2, 3, 3]] }, { args: [[3, 3]] }, { args: [[1, 1]] }],
  domain: { X: "spread" },
  freeSigns: true,
  choice: "0 between vectors of equal singular values, and for singular values that are 0",
  edge: ([X]) => vectorsEdge(X as Tensor),
};

/** Where singular vectors are not determined. */
export function vectorsEdge(X: Tensor) {
  return degenerate(
    X,
    svdOf(X).values,
    (i) =>
      `Singular values ${i + 1} and ${i + 2} are equal: their vectors may be any basis of a plane, so the gradient is right only if the cost does not depend on which`,
    (i) =>
      `Singular value ${i + 1} is 0: its vectors are arbitrary, so the gradient is right only if the cost does not depend on them`,
  );
}

/** X̄ = U (J + Jᵀ) S Vᵀ + (I − U Uᵀ) Ū S⁻¹ Vᵀ with Jᵢⱼ = (Uᵀ Ū)ᵢⱼ / (σⱼ² − σᵢ²), 0 for equal ones. */
function adjoint(c: RuleContext): Node {
  const { Zbar, apply } = c;
  const X = c.args[0] as Node;
  const U = apply("svdu", [X]);
  const s = apply("svdvals", [X], { keep: false });
  const Vt = flip(apply("svdv", [X]), c);
  const turned = chain(c, flip(U, c), Zbar);
  const J = apply("over", [turned, apply("gaps", [apply("square", [s])], { keep: false })]);
  const inside = chain(c, U, both(J, c), apply("diagmat", [s], { keep: false }), Vt);
  // A square U has no directions outside of its columns.
  if (U.shape[U.shape.length - 2]?.size === U.shape[U.shape.length - 1]?.size) return inside;
  const outside = apply("subtract", [Zbar, chain(c, U, turned)]);
  const row = asRow(apply("chop", [s], { keep: false }), c);
  return apply("add", [inside, chain(c, apply("over", [outside, row]), Vt)]);
}
