/** Inverse hyperbolic tangent of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const atanh = elementwise({
  name: "atanh",
  summary: "Inverse hyperbolic tangent of every entry.",
  g: Math.atanh,
  vjp: "Zbar ./ (1 - X.^2)",
  cost: 3,
  notation: call({ unicode: "atanh", latex: "\\operatorname{artanh}", matlab: "atanh", numpy: "np.arctanh" }),
  spelling: spell("elementwise", ["np.arctanh", "math.atanh"], ["atanh"]),
  oracle: "atanh(X)",
  domain: "unit",
  edges: [
    { where: (x) => Math.abs(x) === 1, sentence: "atanh is infinite{at}, and so is its slope" },
    { where: (x) => Math.abs(x) > 1, sentence: "atanh takes numbers between -1 and 1 only{at}: the value is NaN" },
  ],
});
