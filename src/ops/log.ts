/** Natural logarithm of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const log = elementwise({
  name: "log",
  summary: "Natural logarithm of every entry.",
  g: Math.log,
  vjp: "Zbar ./ X",
  notation: call({ unicode: "log", latex: "\\log", matlab: "log", numpy: "np.log" }),
  spelling: spell("elementwise", ["np.log", "math.log"], ["log"]),
  oracle: "log(X)",
  domain: "positive",
  edges: [
    { where: (x) => x === 0, sentence: "log has a pole{at}: value and slope are infinite there" },
    { where: (x) => x < 0, sentence: "log of a negative number{at}: the value is NaN" },
  ],
});
