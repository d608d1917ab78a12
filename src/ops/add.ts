/** Sum of two arrays, entry by entry. */

import { add as addOf } from "../numeric/broadcast";
import { isBuilt, isZero, literal } from "./algebra";
import { pairwise } from "./families";
import { sum } from "./formula";
import { spell } from "./spell";

export const add = pairwise({
  name: "add",
  summary: "Sum of two arrays, entry by entry.",
  kernel: addOf,
  g: (x, y) => x + y,
  vjp: { X: "Zbar", Y: "Zbar" },
  notation: {
    ...sum("+"),
    matlab: "add: {X:add} + {Y:add}",
    numpy: "add: {X:add} + {Y:add}",
  },
  spelling: spell("broadcasting", ["np.add"], ["plus"]),
  oracle: "X + Y",
  simplify(X, Y, b) {
    const [x, y] = [literal(X), literal(Y)];
    if (x !== null && y !== null) return b.number(x + y);
    if (isZero(X) && Y.shape.length >= X.shape.length) return Y;
    if (isZero(Y) && X.shape.length >= Y.shape.length) return X;
    if (isBuilt(Y, "negate") && Y.args[0]) return b.apply("subtract", [X, Y.args[0]]);
    if (isBuilt(X, "negate") && X.args[0]) return b.apply("subtract", [Y, X.args[0]]);
    return X.number === Y.number ? b.apply("multiply", [b.number(2), X]) : null;
  },
});
