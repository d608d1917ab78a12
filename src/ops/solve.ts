/** Solution X of A X = B for square A. */

import { constant, plus, productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, isFault, type Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { solve as solveOf } from "../numeric/linear";
import { pullCoefficient } from "./algebra";
import { beside, inverted } from "./formula";
import { cubed, squareOnly } from "./matrices";

export const solve: Operation = {
  name: "solve",
  summary: "Solution Z of A Z = B for a square matrix A.",
  params: ["A", "B"],
  shape([A = [], B = []]) {
    const square = squareOnly(A);
    if (isFault(square)) return square;
    if (B.length < 2) return fault("the right side is not a matrix");
    if (A[A.length - 1]?.size === B[B.length - 2]?.size) return B;
    return fault("numbers of rows differ", [
      { arg: 0, axis: A.length - 2 },
      { arg: 1, axis: B.length - 2 },
    ]);
  },
  kernel: ([A, B], _, __, out) => solveOf(A as Tensor, B as Tensor, out),
  vjp: { A: "-((A' \\ Zbar) * Z')", B: "A' \\ Zbar" },
  flops: ([A = [], B = []]) => plus(cubed(A, 2 / 3), scale(productOf([...B, A[A.length - 1] ?? constant(1)]), 2)),
  notation: {
    unicode: (c) => beside(c, inverted(c, 0, "unicode"), c.operand(1, "product")),
    latex: (c) => beside(c, inverted(c, 0, "latex"), c.operand(1, "product")),
    matlab: (c) =>
      c.node.shape.length > 2 ? null : { text: `${c.operand(0, "times")} \\ ${c.operand(1, "unary")}`, level: "times" },
    numpy: "np.linalg.solve({A}, {B})",
  },
  oracle: "inv(A) * B",
  samples: [
    {
      args: [
        [3, 3],
        [3, 2],
      ],
    },
    {
      args: [
        [1, 1],
        [1, 4],
      ],
    },
    {
      args: [
        [5, 5],
        [5, 1],
      ],
    },
  ],
  domain: { A: "regular" },
  simplify: ([A, B], _, b) => pullCoefficient(B as Node, b, (rest) => b.apply("solve", [A as Node, rest])),
};
