/** Product of a matrix and a vector: zᵢ = Σₖ Xᵢₖ yₖ. */

import { type Dim, productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, type Operation, type RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { matvec as matvecOf } from "../numeric/matmul";
import { product, pullFromFactors } from "./products";

export const matvec: Operation = {
  name: "matvec",
  summary: "Product of a matrix and a vector: zᵢ = Σₖ Xᵢₖ yₖ.",
  params: ["X", "Y"],
  shape: ([X = [], Y = []]) =>
    X[X.length - 1]?.size === Y[0]?.size
      ? X.slice(0, -1)
      : fault("inner sizes differ", [
          { arg: 0, axis: X.length - 1 },
          { arg: 1, axis: 0 },
        ]),
  kernel: ([X, Y]) => matvecOf(X as Tensor, Y as Tensor),
  vjp: { X: "outer(Zbar, Y)", Y: adjointOfY },
  flops: ([X = []]) => scale(productOf(X), 2),
  notation: product,
  oracle: "X * Y",
  samples: [{ args: [[3, 4], [4]] }, { args: [[1, 5], [5]] }, { args: [[4, 1], [1]] }, { args: [[2, 3, 4], [4]] }],
  simplify(args, _, b) {
    const [X, Y] = args as [Node, Node];
    if (X.op === "transpose" && X.name === null && X.args[0] && X.shape.length === 2)
      return b.apply("vecmat", [Y, X.args[0]]);
    return pullFromFactors("matvec", X, Y, b);
  },
};

/** Ȳ = Xᵀ Z̄, for a stack of matrices that of all their rows. */
function adjointOfY({ apply, args, Zbar }: RuleContext): Node {
  const X = args[0] as Node;
  if (X.shape.length <= 2) return apply("vecmat", [Zbar, X]);
  const rows = productOf(X.shape.slice(0, -1));
  const flat = apply("reshape", [X], { shape: [rows, X.shape[X.shape.length - 1] as Dim], order: "C" });
  return apply("vecmat", [apply("reshape", [Zbar], { shape: [rows], order: "C" }), flat]);
}
