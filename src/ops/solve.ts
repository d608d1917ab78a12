/** Solution X of A X = B for square A. */

import { constant, plus, productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, isFault, type Operation, type RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { pullCoefficient } from "./algebra";
import { beside, inverted } from "./formula";
import { cubed, squareOnly } from "./matrices";
import { broadcastShape } from "./shapes";
import { unsolvable } from "./singularity";
import { solutionOf, triangleIn, turnedTriangle, withinTriangle } from "./triangles";

export const solve: Operation = {
  name: "solve",
  summary: "Solution Z of A Z = B for a square matrix A.",
  params: ["A", "B"],
  attrs: ["triangle"],
  shape([A = [], B = []]) {
    const square = squareOnly(A);
    if (isFault(square)) return square;
    if (B.length < 2) return fault("the right side is not a matrix");
    if (A[A.length - 1]?.size === B[B.length - 2]?.size) {
      const batch = broadcastShape([A.slice(0, -2), B.slice(0, -2)]);
      return isFault(batch) ? batch : [...batch, ...B.slice(-2)];
    }
    return fault("numbers of rows differ", [
      { arg: 0, axis: A.length - 2 },
      { arg: 1, axis: B.length - 2 },
    ]);
  },
  kernel: ([A, B], attrs) => solutionOf(A as Tensor, B as Tensor, attrs),
  vjp: { A: adjointOfA, B: backwards },
  flops: ([A = [], B = []], _, attrs) => {
    const substitution = productOf([...B, A[A.length - 1] ?? constant(1)]);
    return triangleIn(attrs) ? substitution : plus(cubed(A, 2 / 3), scale(substitution, 2));
  },
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
    {
      args: [
        [2, 3, 3],
        [3, 2],
      ],
    },
  ],
  domain: { A: "regular" },
  edge: ([A, B], Z) => unsolvable(A as Tensor, B as Tensor, Z),
  simplify: ([A, B], attrs, b) => pullCoefficient(B as Node, b, (rest) => b.apply("solve", [A as Node, rest], attrs)),
};

/** B̄ = A⁻ᵀ Z̄ */
function backwards({ apply, args, attrs, Zbar }: RuleContext): Node {
  return apply("solve", [apply("transpose", [args[0] as Node]), Zbar], turnedTriangle(attrs));
}

/** Ā = −B̄ Zᵀ, of a triangular A only its triangle (Giles 2008, §2.2.4). */
function adjointOfA(c: RuleContext): Node {
  const dyad = c.apply("matmul", [backwards(c), c.apply("transpose", [c.Z])]);
  return c.apply("negate", [withinTriangle(dyad, c.attrs, c)]);
}
