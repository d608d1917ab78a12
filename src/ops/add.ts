/** Sum of two arrays, entry by entry. */

import { sameSize } from "../core/shape";
import { add as addOf } from "../numeric/broadcast";
import { behindSameCondition, isZero, likeTerms, literal, unsigned } from "./algebra";
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
    matlab: "add: {X:add} + {Y:times}",
    numpy: "add: {X:add} + {Y:times}",
  },
  spelling: spell("broadcasting", ["np.add"], ["plus"]),
  oracle: "X + Y",
  simplify(X, Y, b) {
    const [x, y] = [literal(X), literal(Y)];
    if (x !== null && y !== null) return b.number(x + y);
    if (isZero(X) && Y.shape.length >= X.shape.length) return Y;
    if (isZero(Y) && X.shape.length >= Y.shape.length) return X;
    const together = sameSize(X.shape, Y.shape) ? likeTerms(X, Y, 1, b) : null;
    if (together) return together;
    const hidden = behindSameCondition(X, Y, "add", b);
    if (hidden) return hidden;
    const [x0, y0] = [unsigned(X), unsigned(Y)];
    if (x0 && y0) return b.apply("negate", [b.apply("add", [x0, y0])]);
    if (y0) return b.apply("subtract", [X, y0]);
    return x0 ? b.apply("subtract", [Y, x0]) : null;
  },
});
