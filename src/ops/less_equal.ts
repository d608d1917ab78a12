/** 1 where x ≤ y, else 0. */

import { lessEqual as lessEqualOf } from "../numeric/arithmetic";
import { pairwise } from "./families";
import { spell } from "./spell";

export const lessEqual = pairwise({
  name: "less_equal",
  summary: "1 where x ≤ y, else 0.",
  kernel: lessEqualOf,
  g: (x, y) => Number(x <= y),
  vjp: { X: null, Y: null },
  notation: {
    unicode: "[{X:add} ≤ {Y:add}]",
    latex: "\\left[{X:add} \\le {Y:add}\\right]",
    matlab: "compare: {X:add} <= {Y:add}",
    numpy: "compare: {X:add} <= {Y:add}",
  },
  spelling: spell("broadcasting", ["np.less_equal"], ["le"]),
  mask: true,
  oracle: "X <= Y",
});
