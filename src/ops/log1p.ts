/** log(1 + x) of every entry, accurate near 0. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const log1p = elementwise({
  name: "log1p",
  summary: "log(1 + x) of every entry, accurate near 0.",
  g: Math.log1p,
  vjp: "Zbar ./ (1 + X)",
  cost: 2,
  notation: call({ unicode: "log1p", latex: "\\operatorname{log1p}", matlab: "log1p", numpy: "np.log1p" }),
  spelling: spell("elementwise", ["np.log1p", "math.log1p"], ["log1p"]),
  oracle: "log1p(X)",
  domain: "positive",
  edges: [
    { where: (x) => x === -1, sentence: "log1p has a pole{at}: value and slope are infinite there" },
    { where: (x) => x < -1, sentence: "log1p of a number below -1{at}: the value is NaN" },
  ],
});
