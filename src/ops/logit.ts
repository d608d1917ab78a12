/** Logarithm of the odds of every entry: log(x/(1 − x)). */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const logit = elementwise({
  name: "logit",
  summary: "Logarithm of the odds of every entry: log(x/(1 − x)).",
  g: (x) => Math.log(x) - Math.log1p(-x),
  vjp: "Zbar ./ (X .* (1 - X))",
  cost: 4,
  notation: {
    ...call({ unicode: "logit", latex: "\\operatorname{logit}" }),
    matlab: "log({X:times} ./ (1 - {X:times}))",
    numpy: "scipy.special.logit({X})",
  },
  spelling: spell(
    "elementwise",
    ["scipy.special.logit", "torch.logit", "torch.special.logit", "jax.scipy.special.logit"],
    [],
  ),
  oracle: "log(X / (1 - X))",
  domain: "fraction",
  edges: [
    { where: (x) => x === 0 || x === 1, sentence: "logit is infinite{at}, and so is its slope" },
    { where: (x) => x < 0 || x > 1, sentence: "logit takes numbers between 0 and 1 only{at}: the value is NaN" },
  ],
});
