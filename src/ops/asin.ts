/** Inverse sine of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const asin = elementwise({
  name: "asin",
  summary: "Inverse sine of every entry.",
  g: Math.asin,
  vjp: "Zbar ./ sqrt(1 - X.^2)",
  notation: call({ unicode: "asin", latex: "\\arcsin", matlab: "asin", numpy: "np.arcsin" }),
  spelling: spell("elementwise", ["np.arcsin", "math.asin"], ["asin"]),
  oracle: "asin(X)",
  domain: "unit",
});
