/** Gamma function of every entry. */

import { gamma as gammaOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const gamma = elementwise({
  name: "gamma",
  summary: "Gamma function of every entry.",
  g: gammaOf,
  vjp: "Zbar .* Z .* digamma(X)",
  cost: 20,
  notation: call({ unicode: "Γ", latex: "\\Gamma", matlab: "gamma", numpy: "scipy.special.gamma" }),
  spelling: spell("elementwise", ["scipy.special.gamma", "math.gamma"], ["gamma"]),
  oracle: "gamma(X)",
  domain: "positive",
  edges: [
    { where: (x) => x <= 0 && Number.isInteger(x), sentence: "Γ has a pole{at}: value and gradient are not finite" },
  ],
});
