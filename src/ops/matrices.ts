/** Shape rules and costs of operations on square matrices. */

import { constant, type Dim, one, productOf, scale } from "../core/dim";
import type { Attrs, Node } from "../core/node";
import { type Builder, type Fault, fault, type Piece, type PrintContext } from "../core/operation";
import type { Shape } from "../core/shape";

/** The shape itself when the last two sizes agree, changed by `then`. */
export function squareOnly(X: Shape | undefined, then: (X: Shape) => Shape = (s) => s): Shape | Fault {
  if (X === undefined || X.length < 2) return fault("a square matrix is needed");
  const [n, m] = X.slice(-2) as [Dim, Dim];
  if (n.size === m.size) return then(X);
  return fault("the matrix is not square", [
    { arg: 0, axis: X.length - 2 },
    { arg: 0, axis: X.length - 1 },
  ]);
}

/** One number for every matrix of the batch; with `keep` as a 1×1 matrix. */
export function oneEach(X: Shape, attrs: Attrs): Shape {
  return attrs.keep === true ? [...X.slice(0, -2), one, one] : X.slice(0, -2);
}

/** factor · n³ for every n×n matrix of the batch. */
export function cubed(X: Shape | undefined, factor: number): Dim {
  const n = X?.[X.length - 1] ?? constant(1);
  return scale(productOf([...(X ?? []), n]), factor);
}

/** One number for every matrix of a batch, so that it stretches over the matrix. */
export function overMatrix(numbers: Node, matrix: Node, b: Builder): Node {
  const { shape } = numbers;
  if (shape.length === 0 || shape.length === matrix.shape.length) return numbers;
  return b.apply("reshape", [numbers], { shape: [...shape, one, one], order: "C" });
}

/** Code of a language that knows single matrices only. */
export function oneOnly(c: PrintContext, text: string): Piece | null {
  return (c.node.args[0]?.shape.length ?? 2) > 2 ? null : { text, level: "atom" };
}
