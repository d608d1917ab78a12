/** Difference of two arrays, entry by entry. */

import { sameSize } from "../core/shape";
import { subtract as subtractOf } from "../numeric/broadcast";
import { behindSameCondition, isZero, likeTerms, literal, unsigned } from "./algebra";
import { pairwise } from "./families";
import { sum } from "./formula";
import { spell } from "./spell";

export const subtract = pairwise({
  name: "subtract",
  summary: "Difference of two arrays, entry by entry.",
  kernel: subtractOf,
  g: (x, y) => x - y,
  vjp: { X: "Zbar", Y: "-Zbar" },
  notation: {
    ...sum("−"),
    matlab: "add: {X:add} - {Y:times}",
    numpy: "add: {X:add} - {Y:times}",
  },
  spelling: spell("broadcasting", ["np.subtract"], ["minus"]),
  oracle: "X - Y",
  simplify(X, Y, b) {
    const [x, y] = [literal(X), literal(Y)];
    if (x !== null && y !== null) return b.number(x - y);
    if (isZero(Y) && X.shape.length >= Y.shape.length) return X;
    const together = sameSize(X.shape, Y.shape) ? likeTerms(X, Y, -1, b) : null;
    if (together) return together;
    const hidden = behindSameCondition(X, Y, "subtract", b);
    if (hidden) return hidden;
    const [x0, y0] = [unsigned(X), unsigned(Y)];
    if (x0 && y0) return b.apply("subtract", [y0, x0]);
    if (y0) return b.apply("add", [X, y0]);
    return x0 ? b.apply("negate", [b.apply("add", [x0, Y])]) : null;
  },
});
