/** Kronecker product of two matrices: every entry of X times all of Y. */

import { type Dim, one, productOf } from "../core/dim";
import type { Node } from "../core/node";
import { fault, type Operation, type RuleContext } from "../core/operation";
import { type Tensor, zeros } from "../core/tensor";

export const kron: Operation = {
  name: "kron",
  summary: "Kronecker product of two matrices: every entry of X times all of Y.",
  params: ["X", "Y"],
  shape([X = [], Y = []]) {
    if (X.length !== 2 || Y.length !== 2) return fault("a Kronecker product needs two matrices");
    return X.map((d, i) => productOf([d, Y[i] as typeof d]));
  },
  kernel: ([X, Y], _, size) => product(X as Tensor, Y as Tensor, size),
  vjp: { X: (c) => contracted(c, 1, [1, 3]), Y: (c) => contracted(c, 0, [0, 2]) },
  flops: (_, out) => productOf(out),
  notation: {
    unicode: (c) => ({ text: `${c.operand(0, "unary")} ⊗ ${c.operand(1, "unary")}`, level: "times" }),
    latex: (c) => ({ text: `${c.operand(0, "unary")} \\otimes ${c.operand(1, "unary")}`, level: "times" }),
    matlab: "kron({X}, {Y})",
    numpy: "np.kron({X}, {Y})",
  },
  oracle: "kron(X, Y)",
  samples: [
    {
      args: [
        [2, 3],
        [3, 2],
      ],
    },
    {
      args: [
        [1, 3],
        [2, 1],
      ],
    },
    {
      args: [
        [2, 2],
        [1, 1],
      ],
    },
  ],
};

function product(X: Tensor, Y: Tensor, size: readonly number[]): Tensor {
  const [m, n] = X.size as [number, number];
  const [p, q] = Y.size as [number, number];
  const Z = zeros(size);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const x = X.data[i * n + j] as number;
      for (let k = 0; k < p; k++) {
        const row = (i * p + k) * n * q + j * q;
        for (let l = 0; l < q; l++) Z.data[row + l] = x * (Y.data[k * q + l] as number);
      }
    }
  }
  return Z;
}

/** X̄ᵢⱼ = Σ over block (i, j) of Z̄ ⊙ Y, and Ȳ = Σ of all blocks, each times its entry of X: the product is never formed. */
function contracted({ apply, args, Zbar }: RuleContext, other: 0 | 1, axes: readonly number[]): Node {
  const [X, Y] = args as [Node, Node];
  const [m, n] = X.shape as [Dim, Dim];
  const [p, q] = Y.shape as [Dim, Dim];
  const blocks = apply("reshape", [Zbar], { shape: [m, p, n, q], order: "C" });
  const shape = other === 0 ? [m, one, n, one] : [one, p, one, q];
  const factor = apply("reshape", [other === 0 ? X : Y], { shape, order: "C" });
  return apply("sum", [apply("multiply", [blocks, factor])], { axes, keep: false });
}
