/** Logarithm to base 2 of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const log2 = elementwise({
  name: "log2",
  summary: "Logarithm to base 2 of every entry.",
  g: Math.log2,
  vjp: "Zbar ./ (X .* log(2))",
  cost: 2,
  notation: call({ unicode: "log₂", latex: "\\log_{2}", matlab: "log2", numpy: "np.log2" }),
  spelling: spell("elementwise", ["np.log2", "math.log2"], ["log2"]),
  oracle: "log2(X)",
  domain: "positive",
  edges: [
    { where: (x) => x === 0, sentence: "log2 has a pole{at}: value and slope are infinite there" },
    { where: (x) => x < 0, sentence: "log2 of a negative number{at}: the value is NaN" },
  ],
});
