/** exp(x) − 1 of every entry, accurate near 0. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const expm1 = elementwise({
  name: "expm1",
  summary: "exp(x) − 1 of every entry, accurate near 0.",
  g: Math.expm1,
  vjp: "Zbar .* (Z + 1)",
  cost: 2,
  notation: call({ unicode: "expm1", latex: "\\operatorname{expm1}", matlab: "expm1", numpy: "np.expm1" }),
  spelling: spell("elementwise", ["np.expm1", "math.expm1"], ["expm1"]),
  oracle: "expm1(X)",
});
