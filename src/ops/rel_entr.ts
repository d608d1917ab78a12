/** Relative entropy of two entries: x log(x/y), 0 where x is 0. */

import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const relEntr = pairwise({
  name: "rel_entr",
  summary: "Relative entropy of two entries: x log(x/y), 0 where x is 0.",
  g: (x, y) =>
    x > 0 && y > 0
      ? x * Math.log(x / y)
      : x === 0 && y >= 0
        ? 0
        : Number.isNaN(x + y)
          ? Number.NaN
          : Number.POSITIVE_INFINITY,
  vjp: { X: "Zbar .* (log(X ./ Y) + 1)", Y: "-(Zbar .* X ./ Y)" },
  cost: 4,
  notation: call({ unicode: "rel_entr", latex: "\\operatorname{rel\\_entr}", numpy: "scipy.special.rel_entr" }),
  spelling: spell("broadcasting", ["scipy.special.rel_entr", "jax.scipy.special.rel_entr"], []),
  oracle: "X * log(X / Y)",
  domain: { X: "positive", Y: "positive" },
  edges: [
    { where: (x, y) => x === 0 && y >= 0, sentence: "x log x has an infinite slope{at}" },
    { where: (x, y) => x < 0 || y <= 0, sentence: "rel_entr takes positive numbers only{at}: the value is infinite" },
  ],
});
