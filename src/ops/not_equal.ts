/** 1 where x ≠ y, else 0. */

import { notEqual as notEqualOf } from "../numeric/arithmetic";
import { pairwise } from "./families";
import { spell } from "./spell";

export const notEqual = pairwise({
  name: "not_equal",
  summary: "1 where x ≠ y, else 0.",
  kernel: notEqualOf,
  g: (x, y) => Number(x !== y),
  vjp: { X: null, Y: null },
  notation: {
    unicode: "[{X:add} ≠ {Y:add}]",
    latex: "\\left[{X:add} \\ne {Y:add}\\right]",
    matlab: "compare: {X:add} ~= {Y:add}",
    numpy: "compare: {X:add} != {Y:add}",
  },
  spelling: spell("broadcasting", ["np.not_equal"], ["ne"]),
  mask: true,
  oracle: "X != Y",
});
