/** Inner product of two vectors. */

import { productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, type Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { dot as dotOf } from "../numeric/matmul";
import { beside, transposed } from "./formula";
import { pullFromFactors } from "./products";

export const dot: Operation = {
  name: "dot",
  summary: "Inner product of two vectors.",
  params: ["X", "Y"],
  shape: ([X = [], Y = []]) =>
    X[0]?.size === Y[0]?.size
      ? []
      : fault("sizes differ", [
          { arg: 0, axis: 0 },
          { arg: 1, axis: 0 },
        ]),
  kernel: ([X, Y]) => dotOf(X as Tensor, Y as Tensor),
  vjp: { X: "Zbar .* Y", Y: "Zbar .* X" },
  flops: ([X = []]) => scale(productOf(X), 2),
  notation: {
    unicode: (c) => beside(c, transposed(c, 0, "unicode"), c.operand(1, "product")),
    latex: (c) => beside(c, transposed(c, 0, "latex"), c.operand(1, "product")),
    numpy: "times: {X:times} @ {Y:unary}",
  },
  oracle: "dot(X, Y)",
  samples: [{ args: [[4], [4]] }, { args: [[1], [1]] }, { args: [[7], [7]] }],
  simplify: ([X, Y], _, b) => pullFromFactors("dot", X as Node, Y as Node, b),
};
