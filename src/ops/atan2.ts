/** Angle of the point (x, y), from −π to π. */

import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const atan2 = pairwise({
  name: "atan2",
  summary: "Angle of the point (x, y), from −π to π.",
  g: Math.atan2,
  vjp: { X: "Zbar .* over(Y, X.^2 + Y.^2)", Y: "-(Zbar .* over(X, X.^2 + Y.^2))" },
  cost: 5,
  notation: call({ unicode: "atan2", latex: "\\operatorname{atan2}", matlab: "atan2", numpy: "np.arctan2" }),
  spelling: spell("broadcasting", ["np.arctan2", "math.atan2"], ["atan2"]),
  choice: "0 at the origin",
  oracle: "atan2(X, Y)",
  edges: [
    { where: (x, y) => x === 0 && y === 0, sentence: "atan2 has no angle at the origin{at}: the gradient is 0 there" },
  ],
});
