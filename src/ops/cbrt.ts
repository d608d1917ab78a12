/** Cube root of every entry. */

import { elementwise } from "./families";
import { spell } from "./spell";

export const cbrt = elementwise({
  name: "cbrt",
  summary: "Cube root of every entry.",
  g: Math.cbrt,
  vjp: "Zbar ./ (3 .* Z.^2)",
  cost: 10,
  notation: { unicode: "∛({X})", latex: "\\sqrt[3]{{X}}", matlab: "cbrt({X})", numpy: "np.cbrt({X})" },
  spelling: spell("elementwise", ["np.cbrt", "math.cbrt"], ["cbrt"]),
  oracle: "cbrt(X)",
  domain: "distinct",
  edges: [
    {
      where: (x) => x === 0,
      sentence: "cbrt has an infinite slope{at}: the gradient there is infinite, or NaN where nothing comes back",
    },
  ],
});
