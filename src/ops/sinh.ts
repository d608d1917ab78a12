/** Hyperbolic sine of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const sinh = elementwise({
  name: "sinh",
  summary: "Hyperbolic sine of every entry.",
  g: Math.sinh,
  vjp: "Zbar .* cosh(X)",
  notation: call({ unicode: "sinh", latex: "\\sinh", matlab: "sinh", numpy: "np.sinh" }),
  spelling: spell("elementwise", ["np.sinh", "math.sinh"], ["sinh"]),
  oracle: "sinh(X)",
});
