/** Difference of two arrays, entry by entry. */

import { subtract as subtractOf } from "../numeric/broadcast";
import { isBuilt, isZero, literal } from "./algebra";
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
    if (isBuilt(Y, "negate") && Y.args[0]) return b.apply("add", [X, Y.args[0]]);
    return null;
  },
});
