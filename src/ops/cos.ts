/** Cosine of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const cos = elementwise({
  name: "cos",
  summary: "Cosine of every entry.",
  g: Math.cos,
  vjp: "-(Zbar .* sin(X))",
  notation: call({ unicode: "cos", latex: "\\cos", matlab: "cos", numpy: "np.cos" }),
  spelling: spell("elementwise", ["np.cos", "math.cos"], ["cos"]),
  oracle: "cos(X)",
});
