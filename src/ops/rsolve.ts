/** Solution Z of Z A = B for square A: B A⁻¹. */

import { constant, plus, productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, isFault, type Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { solveRight } from "../numeric/linear";
import { pullCoefficient } from "./algebra";
import { beside, inverted } from "./formula";
import { cubed, squareOnly } from "./matrices";

export const rsolve: Operation = {
  name: "rsolve",
  summary: "Solution Z of Z A = B for a square matrix A.",
  params: ["B", "A"],
  shape([B = [], A = []]) {
    const square = squareOnly(A);
    if (isFault(square)) return square;
    if (B.length < 2) return fault("the left side is not a matrix");
    if (A[A.length - 1]?.size === B[B.length - 1]?.size) return B;
    return fault("numbers of columns differ", [
      { arg: 0, axis: B.length - 1 },
      { arg: 1, axis: A.length - 1 },
    ]);
  },
  kernel: ([B, A], _, __, out) => solveRight(B as Tensor, A as Tensor, out),
  vjp: { B: "rsolve(Zbar, A')", A: "-(Z' * rsolve(Zbar, A'))" },
  flops: ([B = [], A = []]) => plus(cubed(A, 2 / 3), scale(productOf([...B, A[A.length - 1] ?? constant(1)]), 2)),
  notation: {
    unicode: (c) => beside(c, c.piece(0), inverted(c, 1, "unicode").text),
    latex: (c) => beside(c, c.piece(0), inverted(c, 1, "latex").text),
    matlab: (c) =>
      c.node.shape.length > 2 ? null : { text: `${c.operand(0, "times")} / ${c.operand(1, "unary")}`, level: "times" },
    numpy: (c) =>
      c.node.shape.length > 2
        ? { text: `${c.operand(0, "times")} @ np.linalg.inv(${c.operand(1, "none")})`, level: "times" }
        : { text: `np.linalg.solve(${c.operand(1, "postfix")}.T, ${c.operand(0, "postfix")}.T).T`, level: "postfix" },
  },
  oracle: "B * inv(A)",
  samples: [
    {
      args: [
        [2, 3],
        [3, 3],
      ],
    },
    {
      args: [
        [4, 1],
        [1, 1],
      ],
    },
    {
      args: [
        [1, 5],
        [5, 5],
      ],
    },
    {
      args: [
        [2, 4, 3],
        [2, 3, 3],
      ],
    },
  ],
  domain: { A: "regular" },
  simplify: ([B, A], _, b) => pullCoefficient(B as Node, b, (rest) => b.apply("rsolve", [rest, A as Node])),
};
