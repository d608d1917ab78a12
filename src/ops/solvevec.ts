/** Solution x of A x = b for square A and a vector b. */

import { constant, plus, productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, isFault, type Operation, type RuleContext } from "../core/operation";
import { type Tensor, tensor } from "../core/tensor";
import { beside, inverted } from "./formula";
import { cubed, squareOnly } from "./matrices";
import { unsolvable } from "./singularity";
import { solutionOf, triangleIn, turnedTriangle, withinTriangle } from "./triangles";

export const solvevec: Operation = {
  name: "solvevec",
  summary: "Solution z of A z = b for a square matrix A and a vector b.",
  params: ["A", "B"],
  attrs: ["triangle"],
  shape([A = [], B = []]) {
    const square = squareOnly(A);
    if (isFault(square)) return square;
    if (A[1]?.size === B[0]?.size) return B;
    return fault("numbers of rows differ", [
      { arg: 0, axis: 0 },
      { arg: 1, axis: 0 },
    ]);
  },
  kernel([A, B], attrs, size) {
    const right = tensor([...size, 1], (B as Tensor).data);
    return tensor(size, solutionOf(A as Tensor, right, attrs).data);
  },
  vjp: { A: adjointOfA, B: backwards },
  flops: ([A = [], B = []], _, attrs) => {
    const substitution = productOf([...B, A[1] ?? constant(1)]);
    return triangleIn(attrs) ? substitution : plus(cubed(A, 2 / 3), scale(substitution, 2));
  },
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

/** b̄ = A⁻ᵀ z̄ */
function backwards({ apply, args, attrs, Zbar }: RuleContext): Node {
  return apply("solvevec", [apply("transpose", [args[0] as Node]), Zbar], turnedTriangle(attrs));
}

/** Ā = −b̄ zᵀ, of a triangular A only its triangle (Giles 2008, §2.2.4). */
function adjointOfA(c: RuleContext): Node {
  return c.apply("negate", [withinTriangle(c.apply("outer", [backwards(c), c.Z]), c.attrs, c)]);
}
