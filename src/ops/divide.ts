/** Quotient of two arrays, entry by entry. */

import { asConstant, type Dim, floorDivide } from "../core/dim";
import type { Node } from "../core/node";
import type { Builder } from "../core/operation";
import { isScalar, sameSize } from "../core/shape";
import { divide as divideOf } from "../numeric/broadcast";
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
} from "./algebra";
import { pairwise } from "./families";
import { quotient } from "./formula";
import { spell } from "./spell";

export const divide = pairwise({
  name: "divide",
  summary: "Quotient of two arrays, entry by entry.",
  kernel: divideOf,
  g: (x, y) => x / y,
  vjp: { X: "Zbar ./ Y", Y: "-(Zbar .* Z ./ Y)" },
  notation: {
    ...quotient,
    matlab: "times: {X:times} ./ {Y:unary}",
    numpy: "times: {X:times} / {Y:unary}",
  },
  spelling: spell("broadcasting", ["np.divide", "np.true_divide"], ["rdivide"]),
  oracle: "X ./ Y",
  domain: { Y: "positive" },
  edges: [{ where: (_, y) => y === 0, sentence: "division by 0{at}: value and gradient are not finite" }],
  simplify(X, Y, b) {
    const [x, y] = [literal(X), literal(Y)];
    if (x !== null && y !== null && Number.isInteger(x / y)) {
      return b.number(x / y);
    }
    if (X.op === "extent" && Y.op === "extent") return quotientOfExtents(X, Y, b);
    if (y === 1 && Y.shape.length <= X.shape.length) return X;
    if (isZero(X) && Y.shape.length <= X.shape.length && !isZero(Y)) return X;
    const hidden = behindCondition(X, b, (shown) => b.apply("divide", [shown, Y]));
    if (hidden) return hidden;
    return foldCoefficient(X, Y, b) ?? foldRepeated(X, Y, b);
  },
});

function quotientOfExtents(X: Node, Y: Node, b: Builder): Node {
  const dim = floorDivide(X.attrs.dim as Dim, Y.attrs.dim as Dim);
  const number = asConstant(dim);
  return number === null ? b.apply("extent", [], { dim }) : b.number(number);
}

/** (a·W)/c is (a/c)·W; (a/b)/c is a/(b·c); signs come out in front. */
function foldCoefficient(X: Node, Y: Node, b: Builder): Node | null {
  if (isCoefficient(X)) {
    const [x, y] = [signed(X, b), isCoefficient(Y) ? signed(Y, b) : { negative: false, size: Y }];
    if (x.negative || y.negative) {
      const size = b.apply("divide", [x.size, y.size]);
      return x.negative === y.negative ? size : b.apply("negate", [size]);
    }
    if (isBuilt(X, "divide") && isCoefficient(Y) && X.args[0] && X.args[1]) {
      return b.apply("divide", [X.args[0], b.apply("multiply", [X.args[1], Y])]);
    }
    return null;
  }
  const { coefficient, rest } = splitCoefficient(X, b);
  if (coefficient === null) return null;
  if (isCoefficient(Y)) return withCoefficient(b.apply("divide", [coefficient, Y]), rest, b);
  return withCoefficient(coefficient, b.apply("divide", [rest, Y]), b);
}

/** An array of one repeated number over a scalar, or over an array of the full shape. */
function foldRepeated(X: Node, Y: Node, b: Builder): Node | null {
  const repeated = repeatedScalar(X);
  if (repeated === null) return null;
  if (isScalar(Y.shape)) return b.apply("broadcast", [b.apply("divide", [repeated, Y])], { shape: X.shape });
  return sameSize(X.shape, Y.shape) ? b.apply("divide", [repeated, Y]) : null;
}
