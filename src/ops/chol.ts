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
  kernel: ([X]) => cholesky(X as Tensor),
  vjp: { X: symmetricAdjoint },
  flops: ([X]) => cubed(X, 1 / 3),
  notation: {
    unicode: "chol({X})",
    latex: "\\operatorname{chol}\\left({X}\\right)",
    matlab: "chol({X}, 'lower')",
    numpy: "np.linalg.cholesky({X})",
  },
  spelling: spell("positional", ["np.linalg.cholesky", "torch.linalg.cholesky", "jax.numpy.linalg.cholesky"], []),
  samples: [{ args: [[3, 3]] }, { args: [[1, 1]] }, { args: [[5, 5]] }],
  domain: { X: "spd" },
  choice: "symmetric: both triangles share the gradient",
};

/** X̄ = ½ L⁻ᵀ (P + Pᵀ) L⁻¹ with P = Φ(Lᵀ L̄), Φ the lower triangle with half the diagonal (Murray 2016, §3). */
function symmetricAdjoint({ apply, number, Z, Zbar }: RuleContext): Node {
  const t = (X: Node) => apply("transpose", [X]);
  const product = apply("matmul", [t(Z), Zbar]);
  const half = (X: Node) => apply("multiply", [number(0.5), X]);
  const P = apply("subtract", [apply("tril", [product], { k: 0 }), half(apply("diagmat", [apply("diag", [product])]))]);
  const symmetric = apply("add", [P, t(P)]);
  const left = apply("solve", [t(Z), symmetric]);
  return half(t(apply("solve", [t(Z), t(left)])));
}
