/** Logarithmic derivative of the gamma function of every entry. */

import { digamma as digammaOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const digamma = elementwise({
  name: "digamma",
  summary: "Logarithmic derivative of the gamma function of every entry.",
  g: digammaOf,
  vjp: "Zbar .* polygamma(X, 1)",
  cost: 20,
  notation: call({ unicode: "ψ", latex: "\\psi", matlab: "psi", numpy: "scipy.special.digamma" }),
  spelling: spell(
    "elementwise",
    ["scipy.special.digamma", "scipy.special.psi", "torch.digamma", "torch.special.digamma"],
    ["digamma"],
  ),
  domain: "positive",
  edges: [
    { where: (x) => x <= 0 && Number.isInteger(x), sentence: "ψ has a pole{at}: value and gradient are not finite" },
  ],
});
