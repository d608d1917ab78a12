/** Logarithm of the gamma function of every entry. */

import { gammaln as gammalnOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const gammaln = elementwise({
  name: "gammaln",
  summary: "Logarithm of the gamma function of every entry.",
  g: gammalnOf,
  vjp: "Zbar .* digamma(X)",
  cost: 20,
  notation: call({ unicode: "log Γ", latex: "\\log\\Gamma", matlab: "gammaln", numpy: "scipy.special.gammaln" }),
  spelling: spell(
    "elementwise",
    ["scipy.special.gammaln", "scipy.special.loggamma", "math.lgamma", "torch.lgamma", "torch.special.gammaln"],
    ["gammaln", "lgamma"],
  ),
  domain: "positive",
  edges: [
    {
      where: (x) => x <= 0 && Number.isInteger(x),
      sentence: "log Γ has a pole{at}: value and gradient are not finite",
    },
  ],
});
