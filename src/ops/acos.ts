/** Inverse cosine of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const acos = elementwise({
  name: "acos",
  summary: "Inverse cosine of every entry.",
  g: Math.acos,
  vjp: "-(Zbar ./ sqrt(1 - X.^2))",
  notation: call({ unicode: "acos", latex: "\\arccos", matlab: "acos", numpy: "np.arccos" }),
  spelling: spell("elementwise", ["np.arccos", "math.acos"], ["acos"]),
  oracle: "acos(X)",
  domain: "unit",
  edges: [
    { where: (x) => Math.abs(x) === 1, sentence: "acos has an infinite slope{at}" },
    {
      where: (x) => Math.abs(x) > 1,
      sentence: "acos takes numbers between -1 and 1 only{at}: value and gradient are NaN",
    },
  ],
});
