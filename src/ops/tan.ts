/** Tangent of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const tan = elementwise({
  name: "tan",
  summary: "Tangent of every entry.",
  g: Math.tan,
  vjp: "Zbar .* (1 + Z.^2)",
  notation: call({ unicode: "tan", latex: "\\tan", matlab: "tan", numpy: "np.tan" }),
  spelling: spell("elementwise", ["np.tan", "math.tan"], ["tan"]),
  oracle: "tan(X)",
  domain: "unit",
});
