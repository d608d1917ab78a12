/** Eigenvectors of a square matrix with real eigenvalues, in the order of these. */

import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { generalEigenOf } from "../numeric/eigengeneral";
import { cubed, squareOnly } from "./matrices";
import { call } from "./notation";
import { chain, flip, repeatedAnywhere } from "./spectral";

export const eigvec: Operation = {
  name: "eigvec",
  summary: "Eigenvectors of a square matrix as columns of length 1, where the eigenvalues are real.",
  params: ["X"],
  shape: ([X]) => squareOnly(X),
  kernel: ([X]) => generalEigenOf(X as Tensor).vectors,
  vjp: { X: adjoint },
  flops: ([X]) => cubed(X, 25),
  notation: {
    ...call({ unicode: "eigvecs", latex: "\\operatorname{eigvecs}" }),
    numpy: "np.linalg.eig({X})[1]",
  },
  samples: [{ args: [[3, 3]] }, { args: [[2, 3, 3]] }, { args: [[4, 4]] }, { args: [[1, 1]] }],
  domain: { X: "spread" },
  freeSigns: true,
  choice: "columns of length 1; 0 between vectors of equal eigenvalues",
  edge: ([X]) =>
    repeatedAnywhere(
      X as Tensor,
      generalEigenOf(X as Tensor).values,
      "have no vectors of their own, so the gradient is right only if the cost does not depend on which are taken",
    ),
};

/** X̄ = V⁻ᵀ J Vᵀ with Jᵢⱼ = (Vᵀ V̄ − Vᵀ V diag(Vᵀ V̄))ᵢⱼ / (λⱼ − λᵢ): changes of a column along itself do not count. */
function adjoint(c: RuleContext): Node {
  const { Z: V, Zbar, apply } = c;
  const values = apply("eigvals", [c.args[0] as Node], { keep: false });
  const Vt = flip(V, c);
  const turned = chain(c, Vt, Zbar);
  const own = apply("diagmat", [apply("diag", [turned], { keep: false })], { keep: false });
  const across = apply("subtract", [turned, chain(c, Vt, V, own)]);
  const J = apply("over", [across, apply("gaps", [values], { keep: false })]);
  return apply("solve", [Vt, chain(c, J, Vt)]);
}
