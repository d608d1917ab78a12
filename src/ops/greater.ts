/** 1 where x > y, else 0. */

import { greater as greaterOf } from "../numeric/arithmetic";
import { pairwise } from "./families";
import { spell } from "./spell";

export const greater = pairwise({
  name: "greater",
  summary: "1 where x > y, else 0.",
  kernel: greaterOf,
  g: (x, y) => Number(x > y),
  vjp: { X: null, Y: null },
  notation: {
    unicode: "[{X:add} > {Y:add}]",
    latex: "\\left[{X:add} > {Y:add}\\right]",
    matlab: "compare: {X:add} > {Y:add}",
    numpy: "compare: {X:add} > {Y:add}",
  },
  spelling: spell("broadcasting", ["np.greater"], ["gt"]),
  mask: true,
  oracle: "X > Y",
});
