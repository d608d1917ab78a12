/** 1 where an entry is not 0, else 0. */

import { pairwise } from "./families";
import { spell } from "./spell";

export const or = pairwise({
  name: "or",
  summary: "1 where an entry is not 0, else 0.",
  g: (x, y) => Number(x !== 0 || y !== 0),
  vjp: { X: null, Y: null },
  notation: {
    unicode: "none: {X:compare} ∨ {Y:compare}",
    latex: "none: {X:compare} \\lor {Y:compare}",
    matlab: "none: {X:compare} | {Y:compare}",
    numpy: "np.logical_or({X}, {Y})",
  },
  spelling: spell("broadcasting", ["np.logical_or"], ["or"]),
  mask: true,
  oracle: "X != 0 or Y != 0",
});
