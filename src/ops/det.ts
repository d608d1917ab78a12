/** Determinant of a matrix. */

import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { determinant } from "../numeric/linear";
import { isBuilt } from "./algebra";
import { cubed, oneEach, oneOnly, overMatrix, squareOnly } from "./matrices";
import { call } from "./notation";
import { flip } from "./spectral";
import { spell } from "./spell";

export const det: Operation = {
  name: "det",
  summary: "Determinant of a matrix.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => squareOnly(X, (s) => oneEach(s, attrs)),
  kernel: ([X], _, size) => ({ size, data: determinant(X as Tensor).data }),
  vjp: {
    X: (c) => {
      const [above, below] = isBuilt(c.Zbar, "divide") ? c.Zbar.args : [];
      // Of log det: det(X) det(X) X⁻ᵀ / det(X) is X⁻ᵀ, also where the determinant is too large or small for a number.
      if (above && below?.number === c.Z.number) return scaled(c, above, flip(c.apply("inv", [c.args[0] as Node]), c));
      return scaled(c, c.Zbar, c.apply("cofactor", [c.args[0] as Node]));
    },
  },
  flops: ([X]) => cubed(X, 2 / 3),
  notation: {
    ...call({ unicode: "det", latex: "\\det", numpy: "np.linalg.det" }),
    matlab: (c) => oneOnly(c, `det(${c.operand(0, "none")})`),
  },
  spelling: spell("positional", ["np.linalg.det", "scipy.linalg.det", "torch.linalg.det"], ["det"]),
  oracle: "det(X)",
  samples: [
    { args: [[3, 3]] },
    { args: [[2, 3, 3]] },
    { args: [[4, 4]], attrs: { keep: true } },
    { args: [[5, 5]] },
    { args: [[1, 1]] },
  ],
  domain: { X: "regular" },
  edge: (_, Z) =>
    Z.data.includes(0)
      ? { at: null, sentence: "The matrix is singular: the gradient of its determinant is its matrix of cofactors" }
      : null,
};

function scaled(c: RuleContext, numbers: Node, matrix: Node): Node {
  return c.apply("multiply", [overMatrix(numbers, matrix, c), matrix]);
}
