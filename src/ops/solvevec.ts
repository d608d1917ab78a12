/** Solution x of A x = b for square A and a vector b. */

import { constant, plus, productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, isFault, type Operation, type RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { solveVector } from "../numeric/linear";
import { beside, inverted } from "./formula";
import { cubed, squareOnly } from "./matrices";
import { unsolvable } from "./singularity";
import { withinTriangle } from "./triangles";

export const solvevec: Operation = {
  name: "solvevec",
  summary: "Solution z of A z = b for a square matrix A and a vector b.",
  params: ["A", "B"],
  shape([A = [], B = []]) {
    const square = squareOnly(A);
    if (isFault(square)) return square;
    if (A[1]?.size === B[0]?.size) return B;
    return fault("numbers of rows differ", [
      { arg: 0, axis: 0 },
      { arg: 1, axis: 0 },
    ]);
  },
  kernel: ([A, B]) => solveVector(A as Tensor, B as Tensor),
  vjp: { A: adjointOfA, B: "A' \\ Zbar" },
  flops: ([A = [], B = []]) => plus(cubed(A, 2 / 3), scale(productOf([...B, A[1] ?? constant(1)]), 2)),
  notation: {
    unicode: (c) => beside(c, inverted(c, 0, "unicode"), c.operand(1, "product")),
    latex: (c) => beside(c, inverted(c, 0, "latex"), c.operand(1, "product")),
    numpy: "np.linalg.solve({A}, {B})",
  },
  oracle: "squeeze(lusolve(A, B))",
  samples: [{ args: [[3, 3], [3]] }, { args: [[1, 1], [1]] }, { args: [[5, 5], [5]] }],
  domain: { A: "regular" },
  edge: ([A, B], Z) => unsolvable(A as Tensor, B as Tensor, Z),
};

/** Ā = −b̄ zᵀ with b̄ = A⁻ᵀ z̄, of a triangular A only its triangle (Giles 2008, §2.2.4). */
function adjointOfA(c: RuleContext): Node {
  const A = c.args[0] as Node;
  const dyad = c.apply("outer", [c.apply("solvevec", [c.apply("transpose", [A]), c.Zbar]), c.Z]);
  return c.apply("negate", [withinTriangle(A, dyad, c)]);
}
