/** Determinant of a matrix. */

import type { Node } from "../core/node";
import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { determinant } from "../numeric/linear";
import { cubed, oneEach, oneOnly, overMatrix, squareOnly } from "./matrices";
import { call } from "./notation";
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
      const cofactors = c.apply("cofactor", [c.args[0] as Node]);
      return c.apply("multiply", [overMatrix(c.Zbar, cofactors, c), cofactors]);
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
