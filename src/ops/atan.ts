/** Inverse tangent of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const atan = elementwise({
  name: "atan",
  summary: "Inverse tangent of every entry.",
  g: Math.atan,
  vjp: "Zbar ./ (1 + X.^2)",
  notation: call({ unicode: "atan", latex: "\\arctan", matlab: "atan", numpy: "np.arctan" }),
  spelling: spell("elementwise", ["np.arctan", "math.atan"], ["atan"]),
  oracle: "atan(X)",
});
