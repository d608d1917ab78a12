/** Outer product of two vectors: Zᵢⱼ = xᵢ yⱼ. */

import { productOf } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { outer as outerOf } from "../numeric/matmul";
import { beside, transposed } from "./formula";
import { pullFromFactors } from "./products";

export const outer: Operation = {
  name: "outer",
  summary: "Outer product of two vectors: Zᵢⱼ = xᵢ yⱼ.",
  params: ["X", "Y"],
  shape: ([X = [], Y = []]) => [...X, ...Y],
  kernel: ([X, Y]) => outerOf(X as Tensor, Y as Tensor),
  vjp: { X: "Zbar * Y", Y: adjointOfY },
  flops: (_, out) => productOf(out),
  notation: {
    unicode: (c) => beside(c, c.piece(0), transposed(c, 1, "unicode").text),
    latex: (c) => beside(c, c.piece(0), transposed(c, 1, "latex").text),
    numpy: "np.outer({X}, {Y})",
  },
  oracle: "reshape(X, [size(X)[1], 1]) * reshape(Y, [1, size(Y)[1]])",
  samples: [{ args: [[3], [4]] }, { args: [[1], [5]] }, { args: [[5], [1]] }],
  simplify: ([X, Y], _, b) => pullFromFactors("outer", X as Node, Y as Node, b),
};

/** Ȳ = Z̄ᵀ X, over all entries of an X with several axes. */
function adjointOfY({ apply, args, Zbar }: RuleContext): Node {
  const [X, Y] = args as [Node, Node];
  if (X.shape.length <= 1) return apply("vecmat", [X, Zbar]);
  const rows = productOf(X.shape);
  const flat = apply("reshape", [Zbar], { shape: [rows, ...Y.shape], order: "C" });
  return apply("vecmat", [apply("reshape", [X], { shape: [rows], order: "C" }), flat]);
}
