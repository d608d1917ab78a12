/** Square root of every entry. */

import { elementwise } from "./families";
import { spell } from "./spell";
import { stableRoot } from "./stable";

export const sqrt = elementwise({
  name: "sqrt",
  summary: "Square root of every entry.",
  g: Math.sqrt,
  vjp: "Zbar ./ (2 .* Z)",
  stable: stableRoot,
  notation: {
    unicode: "unary: √{X:atom}",
    latex: "\\sqrt{{X}}",
    matlab: "sqrt({X})",
    numpy: "np.sqrt({X})",
  },
  spelling: spell("elementwise", ["np.sqrt", "math.sqrt"], ["sqrt"]),
  oracle: "sqrt(X)",
  domain: "positive",
  edges: [
    {
      where: (x) => x === 0,
      sentence:
        "sqrt has an infinite slope{at}: the gradient there is infinite, or NaN where nothing comes back; of the root of a sum of squares it is taken as 0",
    },
    { where: (x) => x < 0, sentence: "sqrt of a negative number{at}: value and gradient are NaN" },
  ],
});
