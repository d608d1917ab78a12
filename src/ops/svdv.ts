/** Right singular vectors of a matrix. */

import type { Dim } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { svdOf } from "../numeric/memo";
import { completed } from "../numeric/svd";
import { call } from "./notation";
import { fullAdjoint, matrixOnly, svdCost } from "./singular";
import { asRow, both, chain, flip, shorter } from "./spectral";
import { vectorsEdge } from "./svdu";

export const svdv: Operation = {
  name: "svdv",
  summary:
    "Right singular vectors of a matrix as columns, in the order of the singular values; with full as many as it has columns.",
  params: ["X"],
  attrs: ["full"],
  shape: ([X], attrs) =>
    matrixOnly(X, (s) => [
      ...s.slice(0, -2),
      ...s.slice(-1),
      attrs.full === true ? (s[s.length - 1] as Dim) : shorter(s),
    ]),
  kernel: ([X], attrs) => (attrs.full === true ? completed(svdOf(X as Tensor).V) : svdOf(X as Tensor).V),
  vjp: { X: (c) => (c.attrs.full === true ? fullAdjoint(c, adjoint) : adjoint(c)) },
  flops: ([X]) => svdCost(X),
  notation: {
    ...call({ unicode: "V", latex: "\\operatorname{V}" }),
    numpy: (c) => {
      const V = `np.linalg.svd(${c.operand(0, "none")}${c.attrs.full === true ? "" : ", full_matrices=False"})[2]`;
      if (c.node.shape.length > 2) return { text: `np.swapaxes(${V}, -1, -2)`, level: "atom" };
      return { text: `${V}.T`, level: "postfix" };
    },
  },
  samples: [{ args: [[4, 3]] }, { args: [[3, 4]] }, { args: [[2, 3, 3]] }, { args: [[3, 3]] }, { args: [[1, 1]] }],
  domain: { X: "spread" },
  freeSigns: true,
  choice: "0 between vectors of equal singular values, and for singular values that are 0",
  edge: ([X]) => vectorsEdge(X as Tensor),
};

/** X̄ = U S (K + Kᵀ) Vᵀ + U S⁻¹ V̄ᵀ (I − V Vᵀ) with Kᵢⱼ = (Vᵀ V̄)ᵢⱼ / (σⱼ² − σᵢ²), 0 for equal ones. */
function adjoint(c: RuleContext): Node {
  const { Zbar, apply } = c;
  const X = c.args[0] as Node;
  const V = apply("svdv", [X]);
  const s = apply("svdvals", [X], { keep: false });
  const U = apply("svdu", [X]);
  const turned = chain(c, flip(V, c), Zbar);
  const K = apply("over", [turned, apply("gaps", [apply("square", [s])], { keep: false })]);
  const inside = chain(c, U, apply("diagmat", [s], { keep: false }), both(K, c), flip(V, c));
  // A square V has no directions outside of its columns.
  if (V.shape[V.shape.length - 2]?.size === V.shape[V.shape.length - 1]?.size) return inside;
  const outside = apply("subtract", [Zbar, chain(c, V, turned)]);
  const row = asRow(apply("chop", [s], { keep: false }), c);
  return apply("add", [inside, chain(c, U, flip(apply("over", [outside, row]), c))]);
}
