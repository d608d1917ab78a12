/** Hyperbolic cosine of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const cosh = elementwise({
  name: "cosh",
  summary: "Hyperbolic cosine of every entry.",
  g: Math.cosh,
  vjp: "Zbar .* sinh(X)",
  notation: call({ unicode: "cosh", latex: "\\cosh", matlab: "cosh", numpy: "np.cosh" }),
  spelling: spell("elementwise", ["np.cosh", "math.cosh"], ["cosh"]),
  oracle: "cosh(X)",
});
