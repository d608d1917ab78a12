/** 1 where x < y, else 0. */

import { less as lessOf } from "../numeric/arithmetic";
import { pairwise } from "./families";
import { spell } from "./spell";

export const less = pairwise({
  name: "less",
  summary: "1 where x < y, else 0.",
  kernel: lessOf,
  g: (x, y) => Number(x < y),
  vjp: { X: null, Y: null },
  notation: {
    unicode: "[{X:add} < {Y:add}]",
    latex: "\\left[{X:add} < {Y:add}\\right]",
    matlab: "compare: {X:add} < {Y:add}",
    numpy: "compare: {X:add} < {Y:add}",
  },
  spelling: spell("broadcasting", ["np.less"], ["lt"]),
  mask: true,
  oracle: "X < Y",
});
