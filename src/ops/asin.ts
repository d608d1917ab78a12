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
  edges: [
    { where: (x) => Math.abs(x) === 1, sentence: "asin has an infinite slope{at}" },
    {
      where: (x) => Math.abs(x) > 1,
      sentence: "asin takes numbers between -1 and 1 only{at}: value and gradient are NaN",
    },
  ],
});
