/** Remainder with the sign of the divisor: x − y·⌊x/y⌋. */

import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const mod = pairwise({
  name: "mod",
  summary: "Remainder with the sign of the divisor: x − y·⌊x/y⌋.",
  g: (x, y) => (y === 0 ? x : x - y * Math.floor(x / y)),
  vjp: { X: "Zbar", Y: "-(Zbar .* floor(X ./ Y))" },
  cost: 3,
  notation: call({ unicode: "mod", latex: "\\operatorname{mod}", matlab: "mod", numpy: "np.mod" }),
  spelling: spell("broadcasting", ["np.mod", "np.remainder"], ["mod"]),
  domain: { X: "distinct", Y: "positive" },
  choice: "the value on either side of a jump",
  oracle: "mod(X, Y)",
  edges: [
    { where: (_, y) => y === 0, sentence: "mod by 0{at} is the number itself" },
    { where: (x, y) => x % y === 0, sentence: "mod jumps{at}: the slope on either side of the jump is used" },
  ],
});
