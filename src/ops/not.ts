/** 1 where an entry is 0, else 0. */

import { elementwise } from "./families";
import { spell } from "./spell";

export const not = elementwise({
  name: "not",
  summary: "1 where an entry is 0, else 0.",
  g: (x) => Number(x === 0),
  vjp: null,
  notation: {
    unicode: "unary: ¬{X:unary}",
    latex: "unary: \\lnot {X:unary}",
    matlab: "unary: ~{X:unary}",
    numpy: "np.logical_not({X})",
  },
  spelling: spell("elementwise", ["np.logical_not"], ["not"]),
  mask: true,
  oracle: "X == 0",
});
