/** Least squares: the Z of smallest norm for which ‖A Z − B‖ is smallest. */

import { constant, productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, type Operation, type RuleContext } from "../core/operation";
import { type Tensor, tensor } from "../core/tensor";
import { leastSquares } from "../numeric/leastsquares";
import { pullCoefficient } from "./algebra";
import { beside, pseudoInverted } from "./formula";
import { lostRank } from "./singular";

export const lstsq: Operation = {
  name: "lstsq",
  summary: "Least squares: the Z of smallest norm for which ‖A Z − B‖ is smallest; B is a vector or a matrix.",
  params: ["A", "B"],
  shape([A = [], B = []]) {
    if (A.length !== 2 || B.length < 1 || B.length > 2) return fault("a matrix and a right side are needed");
    if (A[0]?.size === B[0]?.size) return [A[1] ?? constant(1), ...B.slice(1)];
    return fault("numbers of rows differ", [
      { arg: 0, axis: 0 },
      { arg: 1, axis: 0 },
    ]);
  },
  kernel([A, B], _, size) {
    const right = tensor([(B as Tensor).size[0] ?? 1, (B as Tensor).size[1] ?? 1], (B as Tensor).data);
    return tensor(size, leastSquares(A as Tensor, right).data);
  },
  vjp: {
    A: adjointOfA,
    B: ({ apply, args, Zbar }) => apply("lstsq", [apply("transpose", [args[0] as Node]), Zbar]),
  },
  flops: ([A = [], B = []]) => scale(productOf([...A, A[1] ?? constant(1), ...(B.length > 1 ? [constant(1)] : [])]), 2),
  notation: {
    unicode: (c) => beside(c, pseudoInverted(c, 0, "unicode"), c.operand(1, "product")),
    latex: (c) => beside(c, pseudoInverted(c, 0, "latex"), c.operand(1, "product")),
    matlab: (c) => {
      const [m, n] = c.node.args[0]?.shape ?? [];
      // For a square matrix the backslash means elimination, which stops where the matrix is singular.
      const text = m?.size === n?.size ? `pinv(${c.operand(0, "none")}) * ` : `${c.operand(0, "times")} \\ `;
      return { text: `${text}${c.operand(1, "unary")}`, level: "times" };
    },
    numpy: "np.linalg.lstsq({A}, {B}, rcond=None)[0]",
  },
  samples: [
    { args: [[5, 3], [5]] },
    {
      args: [
        [4, 3],
        [4, 2],
      ],
    },
    {
      args: [
        [3, 5],
        [3, 1],
      ],
    },
    { args: [[3, 3], [3]] },
  ],
  domain: { A: "spread" },
  choice: "the solution of smallest norm; for changes that keep the rank",
  edge: ([A]) => lostRank(A as Tensor, "the solution"),
  simplify: ([A, B], _, b) => pullCoefficient(B as Node, b, (rest) => b.apply("lstsq", [A as Node, rest])),
};

/**
 * Ā = r (A⁺ B̄)ᵀ − B̄ Zᵀ + (A⁺ᵀ Z) (Z̄ − Aᵀ B̄)ᵀ with B̄ = A⁺ᵀ Z̄ and the residual r = B − A Z; the last term is 0 at full
 * column rank, the first at full row rank (Golub, Pereyra 1973).
 */
function adjointOfA({ apply, args, Z, Zbar }: RuleContext): Node {
  const [A, B] = args as [Node, Node];
  const At = apply("transpose", [A]);
  const vector = B.shape.length === 1;
  const times = (X: Node, y: Node) => apply(vector ? "matvec" : "matmul", [X, y]);
  const dyad = (x: Node, y: Node) => (vector ? apply("outer", [x, y]) : apply("matmul", [x, apply("transpose", [y])]));
  const Bbar = apply("lstsq", [At, Zbar]);
  const residual = apply("subtract", [B, times(A, Z)]);
  const first = dyad(residual, apply("lstsq", [A, Bbar]));
  const outside = apply("subtract", [Zbar, times(At, Bbar)]);
  const last = dyad(apply("lstsq", [At, Z]), outside);
  return apply("add", [apply("subtract", [first, dyad(Bbar, Z)]), last]);
}
