/** Spectral norm of a matrix: its largest singular value. */

import type { Dim } from "../core/dim";
import { one } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { svdOf } from "../numeric/memo";
import { oneEach, oneOnly, overMatrix } from "./matrices";
import { matrixOnly, svdCost } from "./singular";
import { flip, repeated } from "./spectral";

export const specnorm: Operation = {
  name: "specnorm",
  summary: "Spectral norm of a matrix: its largest singular value.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => matrixOnly(X, (s) => oneEach(s, attrs)),
  kernel([X], _, size) {
    const { values } = svdOf(X as Tensor);
    const k = Math.min(...(X as Tensor).size.slice(-2));
    return { size, data: values.data.filter((_s, i) => i % k === 0) };
  },
  vjp: { X: adjoint },
  flops: ([X]) => svdCost(X),
  notation: {
    unicode: (c) => ({ text: `‖${c.operand(0, "none")}‖₂`, level: "atom" }),
    latex: (c) => ({ text: `\\left\\|${c.operand(0, "none")}\\right\\|_{2}`, level: "atom" }),
    matlab: (c) => oneOnly(c, `norm(${c.operand(0, "none")})`),
    numpy: (c) => {
      const axes = (c.node.args[0]?.shape.length ?? 2) > 2 ? ", axis=(-2, -1)" : "";
      const keep = c.attrs.keep === true ? ", keepdims=True" : "";
      return { text: `np.linalg.norm(${c.operand(0, "none")}, 2${axes}${keep})`, level: "atom" };
    },
  },
  samples: [{ args: [[4, 3]] }, { args: [[3, 4]], attrs: { keep: true } }, { args: [[2, 3, 3]] }, { args: [[1, 1]] }],
  domain: { X: "spread" },
  choice: "one of the largest singular values where several are equal; at X = 0 one of the possible directions",
  edge([X]) {
    const { values } = svdOf(X as Tensor);
    if (values.data[0] === 0)
      return {
        at: null,
        sentence: "The norm is 0, where it has a kink: the gradient shown is one of the possible ones",
      };
    const equal = repeated(values, Math.min(2, Math.min(...(X as Tensor).size.slice(-2))), () => "");
    const sentence = "The largest singular value occurs more than once: the gradient shown is one of the possible ones";
    return equal && (X as Tensor).size.length === 2 ? { at: null, sentence } : null;
  },
};

/** X̄ = z̄ u₁ v₁ᵀ */
function adjoint(c: RuleContext): Node {
  const X = c.args[0] as Node;
  const first = (V: Node): Node => {
    const counts: Dim[] = [...V.shape.slice(0, -1), one];
    return c.apply("slice", [V], { starts: V.shape.map(() => 0), steps: V.shape.map(() => 1), counts, drop: [] });
  };
  const [u, v] = [first(c.apply("svdu", [X])), first(c.apply("svdv", [X]))];
  return c.apply("multiply", [overMatrix(c.Zbar, X, c), c.apply("matmul", [u, flip(v, c)])]);
}
