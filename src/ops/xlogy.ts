/** First entry times the logarithm of the second: x log y, 0 where x is 0. */

import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const xlogy = pairwise({
  name: "xlogy",
  summary: "First entry times the logarithm of the second: x log y, 0 where x is 0.",
  g: (x, y) => (x === 0 && !Number.isNaN(y) ? 0 : x * Math.log(y)),
  vjp: { X: "Zbar .* log(Y + and(X == 0, Y == 0))", Y: "Zbar .* X ./ (Y + and(X == 0, Y == 0))" },
  cost: 2,
  notation: call({ unicode: "xlogy", latex: "\\operatorname{xlogy}", numpy: "scipy.special.xlogy" }),
  spelling: spell(
    "broadcasting",
    ["scipy.special.xlogy", "torch.xlogy", "torch.special.xlogy", "jax.scipy.special.xlogy"],
    [],
  ),
  oracle: "X * log(Y)",
  domain: { Y: "positive" },
  choice: "0 · log 0 is 0, with slope 0",
  edges: [
    { where: (x, y) => x === 0 && y === 0, sentence: "0 · log 0{at} is taken as 0, with slope 0" },
    { where: (_, y) => y === 0, sentence: "log has a pole{at}: its slope there is infinite" },
    { where: (_, y) => y < 0, sentence: "log of a negative number{at}: the value is NaN" },
  ],
});
