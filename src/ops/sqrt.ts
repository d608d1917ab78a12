/** Square root of every entry. */

import { elementwise } from "./families";
import { spell } from "./spell";

export const sqrt = elementwise({
  name: "sqrt",
  summary: "Square root of every entry.",
  g: Math.sqrt,
  vjp: "Zbar ./ (2 .* Z)",
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
      sentence: "sqrt has an infinite slope{at}: the gradient there is infinite, or NaN where nothing comes back",
    },
    { where: (x) => x < 0, sentence: "sqrt of a negative number{at}: value and gradient are NaN" },
  ],
});
