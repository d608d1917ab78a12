/** Size of the first entry with the sign of the second. */

import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const copysign = pairwise({
  name: "copysign",
  summary: "Size of the first entry with the sign of the second.",
  g: (x, y) => (Object.is(y, -0) || y < 0 ? -Math.abs(x) : Math.abs(x)),
  vjp: { X: "over(Zbar .* Z, X)", Y: null },
  cost: 1,
  notation: call({ unicode: "copysign", latex: "\\operatorname{copysign}", numpy: "np.copysign" }),
  spelling: spell("broadcasting", ["np.copysign", "math.copysign", "torch.copysign"], []),
  oracle: "abs(X) * sign(Y)",
  domain: { X: "distinct", Y: "distinct" },
  choice: "0 at the kink",
  edges: [{ where: (x) => x === 0, sentence: "copysign has a kink{at}: the gradient is 0 there" }],
});
