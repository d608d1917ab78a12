/** Remainder with the sign of the dividend: x − y·trunc(x/y). */

import { rem as remOf } from "../numeric/elementwise";
import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const rem = pairwise({
  name: "rem",
  summary: "Remainder with the sign of the dividend: x − y·trunc(x/y).",
  g: remOf,
  vjp: { X: "Zbar", Y: "-(Zbar .* sign(X ./ Y) .* floor(abs(X ./ Y)))" },
  cost: 3,
  notation: call({ unicode: "rem", latex: "\\operatorname{rem}", matlab: "rem", numpy: "np.fmod" }),
  spelling: spell("broadcasting", ["np.fmod", "math.fmod", "torch.fmod"], []),
  domain: { X: "distinct", Y: "positive" },
  choice: "the value on either side of a jump",
  edges: [
    { where: (_, y) => y === 0, sentence: "rem by 0{at} is NaN" },
    { where: (x, y) => x % y === 0, sentence: "rem jumps{at}: the slope on either side of the jump is used" },
  ],
});
