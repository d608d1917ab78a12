/** Absolute value of every entry. */

import { elementwise } from "./families";
import { spell } from "./spell";

export const abs = elementwise({
  name: "abs",
  summary: "Absolute value of every entry.",
  g: Math.abs,
  vjp: "Zbar .* sign(X)",
  notation: { unicode: "|{X}|", latex: "\\left|{X}\\right|", matlab: "abs({X})", numpy: "np.abs({X})" },
  spelling: spell("elementwise", ["np.abs", "np.absolute", "np.fabs", "builtins.abs"], ["abs"]),
  oracle: "abs(X)",
  domain: "distinct",
  choice: "0 at the kink",
  edges: [{ where: (x) => x === 0, sentence: "abs has a kink{at}: the gradient is 0 there" }],
});
