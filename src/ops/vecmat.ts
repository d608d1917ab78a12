/** Product of a vector and a matrix: zⱼ = Σₖ xₖ Yₖⱼ. */

import { productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, type Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { vecmat as vecmatOf } from "../numeric/matmul";
import { beside, transposed } from "./formula";
import { pullFromFactors } from "./products";

export const vecmat: Operation = {
  name: "vecmat",
  summary: "Product of a vector and a matrix: zⱼ = Σₖ xₖ Yₖⱼ.",
  params: ["X", "Y"],
  shape: ([X = [], Y = []]) =>
    X[0]?.size === Y[0]?.size && Y.length === 2
      ? Y.slice(1)
      : fault("inner sizes differ", [
          { arg: 0, axis: 0 },
          { arg: 1, axis: 0 },
        ]),
  kernel: ([X, Y]) => vecmatOf(X as Tensor, Y as Tensor),
  vjp: { X: "Y * Zbar", Y: "outer(X, Zbar)" },
  flops: ([, Y = []]) => scale(productOf(Y), 2),
  notation: {
    // A rank-1 array counts as a column in formulas, so xY reads Yᵀx.
    unicode: (c) => beside(c, transposed(c, 1, "unicode"), c.operand(0, "product")),
    latex: (c) => beside(c, transposed(c, 1, "latex"), c.operand(0, "product")),
    numpy: "times: {X:times} @ {Y:unary}",
  },
  oracle: "X * Y",
  samples: [{ args: [[4], [4, 3]] }, { args: [[1], [1, 5]] }, { args: [[5], [5, 1]] }],
  simplify(args, _, b) {
    const [X, Y] = args as [Node, Node];
    if (Y.op === "transpose" && Y.name === null && Y.args[0]) return b.apply("matvec", [Y.args[0], X]);
    return pullFromFactors("vecmat", X, Y, b);
  },
};
