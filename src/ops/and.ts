/** 1 where both entries are not 0, else 0. */

import { known } from "./algebra";
import { pairwise } from "./families";
import { spell } from "./spell";

export const and = pairwise({
  name: "and",
  summary: "1 where both entries are not 0, else 0.",
  g: (x, y) => Number(x !== 0 && y !== 0),
  vjp: { X: null, Y: null },
  notation: {
    unicode: "none: {X:compare} ∧ {Y:compare}",
    latex: "none: {X:compare} \\land {Y:compare}",
    matlab: "none: {X:compare} & {Y:compare}",
    numpy: "np.logical_and({X}, {Y})",
  },
  spelling: spell("broadcasting", ["np.logical_and"], ["and"]),
  mask: true,
  oracle: "X != 0 and Y != 0",
  simplify: (X, Y, b) => (known(X) === 0 || known(Y) === 0 ? b.number(0) : null),
});
