/** Cholesky factor: the lower triangular L with L Lᵀ = X. */

import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { cholesky } from "../numeric/linear";
import { cubed, squareOnly } from "./matrices";
import { spell } from "./spell";

export const chol: Operation = {
  name: "chol",
  summary: "Cholesky factor: the lower triangular L with L Lᵀ = X.",
  params: ["X"],
  shape: ([X]) => squareOnly(X),
  kernel: ([X], _, __, out) => cholesky(X as Tensor, out),
  vjp: { X: symmetricAdjoint },
  flops: ([X]) => cubed(X, 1 / 3),
  notation: {
    unicode: "chol({X})",
    latex: "\\operatorname{chol}\\left({X}\\right)",
    matlab: (c) => (c.node.shape.length > 2 ? null : { text: `chol(${c.operand(0, "none")}, 'lower')`, level: "atom" }),
    numpy: "np.linalg.cholesky({X})",
  },
  spelling: spell("positional", ["np.linalg.cholesky", "torch.linalg.cholesky", "jax.numpy.linalg.cholesky"], []),
  samples: [{ args: [[3, 3]] }, { args: [[2, 3, 3]] }, { args: [[1, 1]] }, { args: [[5, 5]] }],
  domain: { X: "spd" },
  choice: "symmetric: both triangles share the gradient",
};

/** X̄ = ½ L⁻ᵀ (P + Pᵀ) L⁻¹ with P = Φ(Lᵀ L̄) (Murray 2016, §3). */
function symmetricAdjoint({ apply, number, Z, Zbar }: RuleContext): Node {
  const t = (X: Node) => apply("transpose", [X]);
  const P = apply("phi", [apply("matmul", [t(Z), Zbar])]);
  const both = apply("solve", [t(Z), apply("rsolve", [apply("add", [P, t(P)]), Z])]);
  return apply("multiply", [number(0.5), both]);
}
