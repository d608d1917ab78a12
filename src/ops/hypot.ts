/** Length of the hypotenuse of two entries: √(x² + y²). */

import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const hypot = pairwise({
  name: "hypot",
  summary: "Length of the hypotenuse of two entries: √(x² + y²).",
  g: Math.hypot,
  vjp: { X: "over(Zbar .* X, Z)", Y: "over(Zbar .* Y, Z)" },
  cost: 4,
  notation: call({ unicode: "hypot", latex: "\\operatorname{hypot}", matlab: "hypot", numpy: "np.hypot" }),
  spelling: spell("broadcasting", ["np.hypot", "math.hypot", "torch.hypot"], ["hypot"]),
  oracle: "sqrt(X^2 + Y^2)",
  choice: "0 at the origin",
  edges: [{ where: (x, y) => x === 0 && y === 0, sentence: "hypot has a kink{at}: the gradient is 0 there" }],
});
