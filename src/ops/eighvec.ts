/** Eigenvectors of a symmetric matrix, in the order of its eigenvalues. */

import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { eigenOf } from "../numeric/memo";
import { cubed, squareOnly } from "./matrices";
import { call } from "./notation";
import { both, chain, flip, repeated, unsymmetric } from "./spectral";

export const eighvec: Operation = {
  name: "eighvec",
  summary: "Eigenvectors of a symmetric matrix as columns, in the ascending order of the eigenvalues.",
  params: ["X"],
  shape: ([X]) => squareOnly(X),
  kernel: ([X]) => eigenOf(X as Tensor).vectors,
  vjp: { X: adjoint },
  flops: ([X]) => cubed(X, 9),
  notation: {
    ...call({ unicode: "eigvecs", latex: "\\operatorname{eigvecs}" }),
    numpy: "np.linalg.eigh({X})[1]",
  },
  samples: [{ args: [[3, 3]] }, { args: [[2, 3, 3]] }, { args: [[4, 4]] }, { args: [[1, 1]] }],
  domain: { X: "symmetric" },
  freeSigns: true,
  choice: "symmetric: both triangles share the gradient; 0 between vectors of equal eigenvalues",
  edge: ([X]) =>
    unsymmetric(X as Tensor, "eigh") ??
    repeated(
      eigenOf(X as Tensor).values,
      (X as Tensor).size[(X as Tensor).size.length - 1] ?? 0,
      (i) =>
        `Eigenvalues ${i + 1} and ${i + 2} are equal: their eigenvectors may be any basis of a plane, so the gradient is right only if the cost does not depend on which`,
    ),
};

/** X̄ = ½ V (J + Jᵀ) Vᵀ with Jᵢⱼ = (Vᵀ V̄)ᵢⱼ / (λⱼ − λᵢ), and 0 for equal eigenvalues (Giles 2008, §3.1). */
function adjoint(c: RuleContext): Node {
  const { Z: V, Zbar, apply, number } = c;
  const values = apply("eigvalsh", [c.args[0] as Node], { keep: false });
  const J = apply("over", [chain(c, flip(V, c), Zbar), apply("gaps", [values], { keep: false })]);
  return apply("multiply", [number(0.5), chain(c, V, both(J, c), flip(V, c))]);
}
