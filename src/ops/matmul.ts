/** Matrix product over the last two axes; leading axes stretch. */

import { constant, type Dim, productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, isFault, type Operation } from "../core/operation";
import { isScalar } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { matmul as matmulOf } from "../numeric/matmul";
import { isZero, zerosOf } from "./algebra";
import { product, pullFromFactors } from "./products";
import { broadcastShape } from "./shapes";

export const matmul: Operation = {
  name: "matmul",
  summary: "Matrix product: Zᵢⱼ = Σₖ Xᵢₖ Yₖⱼ.",
  params: ["X", "Y"],
  shape([X = [], Y = []]) {
    if (X.length < 2 || Y.length < 2) return fault("a matrix product needs two matrices");
    const [n, k] = X.slice(-2) as [Dim, Dim];
    const [l, m] = Y.slice(-2) as [Dim, Dim];
    if (k.size !== l.size) {
      return fault("inner sizes differ", [
        { arg: 0, axis: X.length - 1 },
        { arg: 1, axis: Y.length - 2 },
      ]);
    }
    const batch = broadcastShape([X.slice(0, -2), Y.slice(0, -2)]);
    return isFault(batch) ? batch : [...batch, n, m];
  },
  kernel: ([X, Y], _, __, out) => matmulOf(X as Tensor, Y as Tensor, {}, out),
  vjp: { X: "Zbar * Y'", Y: "X' * Zbar" },
  flops: ([X = []], out) =>
    scale(productOf([...out.slice(0, -1), X[X.length - 1] ?? constant(1), ...out.slice(-1)]), 2),
  notation: product,
  oracle: "X * Y",
  samples: [
    {
      args: [
        [3, 4],
        [4, 2],
      ],
    },
    {
      args: [
        [1, 5],
        [5, 1],
      ],
    },
    {
      args: [
        [2, 3, 4],
        [2, 4, 2],
      ],
    },
    {
      args: [
        [2, 3, 4],
        [4, 5],
      ],
    },
  ],
  simplify(args, _, b) {
    const [X, Y] = args as [Node, Node];
    if (X.op === "eye" && X.shape[0]?.size === X.shape[1]?.size) return Y;
    if (Y.op === "eye" && Y.shape[0]?.size === Y.shape[1]?.size) return X;
    if ((isZero(X) || isZero(Y)) && X.shape.length === 2 && Y.shape.length === 2) {
      return zerosOf([X.shape[0] ?? constant(1), Y.shape[1] ?? constant(1)], b);
    }
    const scaling = (isScalar(X.shape) && Y.shape.length === 2) || (isScalar(Y.shape) && X.shape.length === 2);
    if (scaling) return b.apply("multiply", isScalar(X.shape) ? [X, Y] : [Y, X]);
    return pullFromFactors("matmul", X, Y, b);
  },
};
