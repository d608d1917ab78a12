/** Logarithm of the absolute value of the determinant. */

import type { Node } from "../core/node";
import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { logDeterminant } from "../numeric/linear";
import { cubed, oneEach, oneOnly, overMatrix, squareOnly } from "./matrices";
import { spell } from "./spell";

export const logdet: Operation = {
  name: "logdet",
  summary: "Logarithm of the absolute value of the determinant.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => squareOnly(X, (s) => oneEach(s, attrs)),
  kernel: ([X], _, size) => ({ size, data: logDeterminant(X as Tensor).data }),
  vjp: {
    X: (c) => {
      const inverse = c.apply("transpose", [c.apply("inv", [c.args[0] as Node])]);
      return c.apply("multiply", [overMatrix(c.Zbar, inverse, c), inverse]);
    },
  },
  flops: ([X]) => cubed(X, 2 / 3),
  notation: {
    unicode: "log|{X}|",
    latex: "\\log\\left|{X}\\right|",
    matlab: (c) => oneOnly(c, `log(abs(det(${c.operand(0, "none")})))`),
    numpy: "np.linalg.slogdet({X})[1]",
  },
  spelling: spell("positional", ["torch.logdet"], ["logdet"]),
  oracle: "log(abs(det(X)))",
  samples: [
    { args: [[3, 3]] },
    { args: [[2, 3, 3]] },
    { args: [[4, 4]], attrs: { keep: true } },
    { args: [[5, 5]] },
    { args: [[1, 1]] },
  ],
  domain: { X: "regular" },
  edge: (_, Z) =>
    Z.data.includes(Number.NEGATIVE_INFINITY)
      ? { at: null, sentence: "The matrix is singular: the logarithm of its determinant is −∞ and has no gradient" }
      : null,
};
