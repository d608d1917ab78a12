/** Logarithm to base 10 of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const log10 = elementwise({
  name: "log10",
  summary: "Logarithm to base 10 of every entry.",
  g: Math.log10,
  vjp: "Zbar ./ (X .* log(10))",
  cost: 2,
  notation: call({ unicode: "log₁₀", latex: "\\log_{10}", matlab: "log10", numpy: "np.log10" }),
  spelling: spell("elementwise", ["np.log10", "math.log10"], ["log10"]),
  oracle: "log10(X)",
  domain: "positive",
  edges: [
    { where: (x) => x === 0, sentence: "log10 has a pole{at}: value and slope are infinite there" },
    { where: (x) => x < 0, sentence: "log10 of a negative number{at}: the value is NaN" },
  ],
});
