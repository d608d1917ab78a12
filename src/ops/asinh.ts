/** Inverse hyperbolic sine of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const asinh = elementwise({
  name: "asinh",
  summary: "Inverse hyperbolic sine of every entry.",
  g: Math.asinh,
  vjp: "Zbar ./ sqrt(X.^2 + 1)",
  cost: 3,
  notation: call({ unicode: "asinh", latex: "\\operatorname{arsinh}", matlab: "asinh", numpy: "np.arcsinh" }),
  spelling: spell("elementwise", ["np.arcsinh", "math.asinh"], ["asinh"]),
  oracle: "asinh(X)",
});
