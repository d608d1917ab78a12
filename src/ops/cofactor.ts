/** Matrix of cofactors: det(X) X⁻ᵀ, which there is at singular matrices too. */

import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { cofactors } from "../numeric/cofactors";
import { beside } from "./formula";
import { cubed, oneOnly, overMatrix, squareOnly } from "./matrices";
import { chain, flip } from "./spectral";

export const cofactor: Operation = {
  name: "cofactor",
  summary: "Matrix of cofactors, det(X) X⁻ᵀ: the gradient of the determinant, at singular matrices too.",
  params: ["X"],
  shape: ([X]) => squareOnly(X),
  kernel: ([X]) => cofactors(X as Tensor),
  vjp: { X: adjoint },
  flops: ([X]) => cubed(X, 8 / 3),
  notation: {
    unicode: (c) => beside(c, { text: `det(${c.operand(0, "none")})`, level: "atom" }, `${c.operand(0, "postfix")}⁻ᵀ`),
    latex: (c) =>
      beside(
        c,
        { text: `\\det\\left(${c.operand(0, "none")}\\right)`, level: "atom" },
        `${c.operand(0, "postfix")}^{-\\top}`,
      ),
    matlab: (c) => {
      const piece = oneOnly(c, `det(${c.operand(0, "none")}) * inv(${c.operand(0, "none")})'`);
      return piece && { ...piece, level: "times" };
    },
    numpy: (c) => {
      const X = c.operand(0, "none");
      if (c.node.shape.length === 2) return { text: `np.linalg.det(${X}) * np.linalg.inv(${X}).T`, level: "times" };
      return {
        text: `np.linalg.det(${X})[..., None, None] * np.swapaxes(np.linalg.inv(${X}), -1, -2)`,
        level: "times",
      };
    },
  },
  oracle: "det(X) * transpose(inv(X))",
  samples: [{ args: [[3, 3]] }, { args: [[2, 3, 3]] }, { args: [[1, 1]] }, { args: [[4, 4]] }],
  domain: { X: "regular" },
};

/** X̄ = (⟨Z̄, Z⟩ X⁻ᵀ) − X⁻ᵀ Z̄ᵀ Z */
function adjoint(c: RuleContext): Node {
  const { Z, Zbar, apply } = c;
  const inverse = flip(apply("inv", [c.args[0] as Node]), c);
  const rank = Z.shape.length;
  const along = apply("sum", [apply("multiply", [Zbar, Z])], { axes: [rank - 2, rank - 1], keep: false });
  const scaled = apply("multiply", [overMatrix(along, Z, c), inverse]);
  return apply("subtract", [scaled, chain(c, inverse, flip(Zbar, c), Z)]);
}
