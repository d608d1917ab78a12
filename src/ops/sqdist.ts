/** Squared distances between the rows of two matrices. */

import { productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, type Operation, type RuleContext } from "../core/operation";
import { type Tensor, tensor } from "../core/tensor";

export const sqdist: Operation = {
  name: "sqdist",
  summary: "Squared distances between the rows of two matrices.",
  params: ["X", "Y"],
  shape([X = [], Y = []]) {
    if (X.length !== 2 || Y.length !== 2) return fault("distances are between rows of matrices");
    if (X[1]?.size !== Y[1]?.size)
      return fault("rows differ in length", [
        { arg: 0, axis: 1 },
        { arg: 1, axis: 1 },
      ]);
    return [X[0], Y[0]] as typeof X;
  },
  // Differences first: ‖x‖² + ‖y‖² − 2xᵀy cancels and can come out negative.
  kernel: ([X, Y], _, size) => squaredDistances(X as Tensor, Y as Tensor, size),
  vjp: {
    X: (c) => towards(c, c.Zbar, c.args[0] as Node, c.args[1] as Node),
    Y: (c) => towards(c, c.apply("transpose", [c.Zbar]), c.args[1] as Node, c.args[0] as Node),
  },
  flops: ([X = [], Y = []]) => scale(productOf([...X, ...Y.slice(0, 1)]), 3),
  notation: {
    unicode: "sqdist({X}, {Y})",
    latex: "\\operatorname{sqdist}\\left({X}, {Y}\\right)",
    numpy: "scipy.spatial.distance.cdist({X}, {Y}, 'sqeuclidean')",
  },
  samples: [
    {
      args: [
        [4, 3],
        [2, 3],
      ],
    },
    {
      args: [
        [3, 1],
        [5, 1],
      ],
    },
    {
      args: [
        [1, 4],
        [1, 4],
      ],
    },
  ],
};

/** X̄ = 2 (rowsum(D̄) ⊙ X − D̄ Y) */
function towards({ apply, number }: RuleContext, D: Node, X: Node, Y: Node): Node {
  const own = apply("multiply", [apply("sum", [D], { axes: [1], keep: true }), X]);
  return apply("multiply", [number(2), apply("subtract", [own, apply("matmul", [D, Y])])]);
}

function squaredDistances(X: Tensor, Y: Tensor, size: readonly number[]): Tensor {
  const [n = 0, m = 0] = size;
  const d = X.size[1] ?? 0;
  const out = new Float64Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let k = 0; k < d; k++) sum += ((X.data[i * d + k] as number) - (Y.data[j * d + k] as number)) ** 2;
      out[i * m + j] = sum;
    }
  }
  return tensor(size, out);
}
