/** Product of two arrays, entry by entry (Hadamard product). */

import { type Dim, times } from "../core/dim";
import type { Node } from "../core/node";
import type { Builder } from "../core/operation";
import { isScalar, sameSize } from "../core/shape";
import { multiply as multiplyOf } from "../numeric/broadcast";
import {
  behindCondition,
  isBuilt,
  isCoefficient,
  isZero,
  literal,
  repeatedScalar,
  signed,
  splitCoefficient,
  withCoefficient,
  zerosOf,
} from "./algebra";
import { pairwise } from "./families";
import { hadamard } from "./formula";
import { spell } from "./spell";
import { cancelled } from "./stable";

export const multiply = pairwise({
  name: "multiply",
  summary: "Product of two arrays, entry by entry (Hadamard product).",
  kernel: multiplyOf,
  g: (x, y) => x * y,
  vjp: { X: "Zbar .* Y", Y: "Zbar .* X" },
  notation: {
    ...hadamard,
    matlab: (c) => ({
      text: `${c.operand(0, "times")} ${c.node.args.some((a) => isScalar(a.shape)) ? "*" : ".*"} ${c.operand(1, "unary")}`,
      level: "times",
    }),
    numpy: "times: {X:times} * {Y:unary}",
  },
  spelling: spell("broadcasting", ["np.multiply"], ["times"]),
  oracle: "X .* Y",
  simplify(X, Y, b) {
    const [x, y] = [literal(X), literal(Y)];
    if (x !== null && y !== null) return b.number(x * y);
    return (
      behindCondition(X, b, (shown) => b.apply("multiply", [shown, Y])) ??
      behindCondition(Y, b, (shown) => b.apply("multiply", [X, shown])) ??
      cancelled(X, Y, b) ??
      cancelled(Y, X, b) ??
      reciprocal(X, Y, b) ??
      reciprocal(Y, X, b) ??
      dropRepeated(X, Y, b) ??
      dropRepeated(Y, X, b) ??
      gatherCoefficients(X, Y, b)
    );
  },
});

/** (1/s)·W is W/s. */
function reciprocal(X: Node, W: Node, b: Builder): Node | null {
  const [numerator, s] = X.args;
  if (!numerator || !s || !(isBuilt(X, "divide") || isBuilt(X, "over"))) return null;
  if (literal(numerator) !== 1 || !isScalar(X.shape) || isScalar(W.shape) || isCoefficient(X)) return null;
  return W.shape.length >= X.shape.length ? b.apply(X.op, [W, s]) : null;
}

/** An array of one repeated number acts as that number on an operand that already has the full shape. */
function dropRepeated(X: Node, Y: Node, b: Builder): Node | null {
  if (literal(X) === 1 && X.shape.length <= Y.shape.length && (isScalar(X.shape) || sameSize(X.shape, Y.shape)))
    return Y;
  if (isZero(X) && Y.shape.length >= X.shape.length && isScalar(X.shape)) return zerosOf(Y.shape, b);
  if (isZero(X) && sameSize(X.shape, Y.shape)) return X;
  const repeated = repeatedScalar(X);
  if (repeated === null || !sameSize(X.shape, Y.shape)) return null;
  const other = repeatedScalar(Y);
  if (other === null) return b.apply("multiply", [repeated, Y]);
  return b.apply("broadcast", [b.apply("multiply", [repeated, other])], { shape: X.shape });
}

/** Numbers go to the front and are multiplied with each other, signs in front of them. */
function gatherCoefficients(X: Node, Y: Node, b: Builder): Node | null {
  if (isCoefficient(X)) {
    if (isCoefficient(Y)) return mergeCoefficients(X, Y, b);
    const { coefficient, rest } = splitCoefficient(Y, b);
    if (coefficient !== null) return withCoefficient(b.apply("multiply", [X, coefficient]), rest, b);
    return signed(X, b).negative ? withCoefficient(X, Y, b) : null;
  }
  if (isCoefficient(Y) && Y.shape.length <= X.shape.length) return b.apply("multiply", [Y, X]);
  const left = splitCoefficient(X, b);
  const right = splitCoefficient(Y, b);
  if (left.coefficient === null && right.coefficient === null) return null;
  const both =
    left.coefficient && right.coefficient
      ? b.apply("multiply", [left.coefficient, right.coefficient])
      : (left.coefficient ?? right.coefficient);
  return withCoefficient(both, b.apply("multiply", [left.rest, right.rest]), b);
}

function mergeCoefficients(X: Node, Y: Node, b: Builder): Node | null {
  if (X.op === "extent" && Y.op === "extent" && X.shape.length === Y.shape.length) {
    return b.apply("extent", [], { ...X.attrs, dim: times(X.attrs.dim as Dim, Y.attrs.dim as Dim) });
  }
  const [x, y] = [signed(X, b), signed(Y, b)];
  if (x.negative || y.negative) {
    const size = b.apply("multiply", [x.size, y.size]);
    return x.negative === y.negative ? size : b.apply("negate", [size]);
  }
  const [numerator, denominator] = Y.args;
  if (isBuilt(Y, "divide") && numerator && denominator) {
    return b.apply("divide", [b.apply("multiply", [X, numerator]), denominator]);
  }
  if (isBuilt(X, "divide") && X.args[0] && X.args[1]) {
    return b.apply("divide", [b.apply("multiply", [X.args[0], Y]), X.args[1]]);
  }
  return null;
}
