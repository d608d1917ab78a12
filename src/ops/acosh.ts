/** Inverse hyperbolic cosine of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const acosh = elementwise({
  name: "acosh",
  summary: "Inverse hyperbolic cosine of every entry.",
  g: Math.acosh,
  vjp: "Zbar ./ sqrt(X.^2 - 1)",
  cost: 3,
  notation: call({ unicode: "acosh", latex: "\\operatorname{arcosh}", matlab: "acosh", numpy: "np.arccosh" }),
  spelling: spell("elementwise", ["np.arccosh", "math.acosh"], ["acosh"]),
  oracle: "acosh(X)",
  domain: "above1",
  edges: [
    { where: (x) => x === 1, sentence: "acosh has an infinite slope{at}" },
    { where: (x) => x < 1, sentence: "acosh takes numbers from 1 on only{at}: the value is NaN" },
  ],
});
