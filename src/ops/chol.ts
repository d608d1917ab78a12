/** Cholesky factor: the lower triangular L with L Lᵀ = X. */

import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { cholesky } from "../numeric/linear";
import { cubed, squareOnly } from "./matrices";
import { unsymmetric } from "./spectral";
import { spell } from "./spell";

export const chol: Operation = {
  name: "chol",
  summary: "Cholesky factor: the lower triangular L with L Lᵀ = X.",
  params: ["X"],
  shape: ([X]) => squareOnly(X),
  kernel: ([X], _, __, out) => cholesky(X as Tensor, out),
  attrs: ["convention"],
  vjp: { X: adjoint },
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
  choice: "symmetric: both triangles share the gradient; of a matrix made by tril, triangular",
  triangle: () => "lower",
  edge([X], Z) {
    if (Z.data.some(Number.isNaN) && (X as Tensor).data.every(Number.isFinite))
      return { at: null, sentence: "The matrix is not positive definite: it has no Cholesky factor" };
    return isTriangular(X as Tensor) ? null : unsymmetric(X as Tensor, "chol");
  },
};

/** A lower triangle by itself, as `chol(tril(A))` has it: nothing is shared with the upper one. */
function isTriangular({ size, data }: Tensor): boolean {
  const n = size[size.length - 1] ?? 1;
  return data.every((x, at) => x === 0 || at % n <= Math.floor(at / n) % n);
}

/**
 * X̄ = ½ L⁻ᵀ (P + Pᵀ) L⁻¹ with P = Φ(Lᵀ L̄) for X as a symmetric matrix, and Φ(L⁻ᵀ (P + Pᵀ) L⁻¹) for the triangle of X
 * that is read: the attribute `convention` chooses (Murray 2016, §3).
 */
function adjoint(c: RuleContext): Node {
  const { apply, attrs, number, Z, Zbar } = c;
  const t = (X: Node) => apply("transpose", [X]);
  const P = apply("phi", [apply("matmul", [t(Z), Zbar])]);
  const both = apply("solve", [t(Z), apply("rsolve", [apply("add", [P, t(P)]), Z])]);
  const triangular = attrs.convention === "triangular";
  return triangular ? apply("phi", [both]) : apply("multiply", [number(0.5), both]);
}
