/** 1 where x ≥ y, else 0. */

import { greaterEqual as greaterEqualOf } from "../numeric/arithmetic";
import { pairwise } from "./families";
import { spell } from "./spell";

export const greaterEqual = pairwise({
  name: "greater_equal",
  summary: "1 where x ≥ y, else 0.",
  kernel: greaterEqualOf,
  g: (x, y) => Number(x >= y),
  vjp: { X: null, Y: null },
  notation: {
    unicode: "[{X:add} ≥ {Y:add}]",
    latex: "\\left[{X:add} \\ge {Y:add}\\right]",
    matlab: "compare: {X:add} >= {Y:add}",
    numpy: "compare: {X:add} >= {Y:add}",
  },
  spelling: spell("broadcasting", ["np.greater_equal"], ["ge"]),
  mask: true,
  oracle: "X >= Y",
});
