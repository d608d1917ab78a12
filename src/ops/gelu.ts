/** Gaussian error linear unit of every entry: x Φ(x). */

import { gelu as geluOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const gelu = elementwise({
  name: "gelu",
  summary: "Gaussian error linear unit of every entry: x Φ(x).",
  g: geluOf,
  vjp: "Zbar .* (0.5 .* erfc(-X ./ sqrt(2)) + X .* exp(-X.^2 ./ 2) ./ sqrt(2 .* pi))",
  cost: 8,
  notation: {
    ...call({ unicode: "gelu", latex: "\\operatorname{gelu}" }),
    matlab: "times: {X:times} .* erfc(-{X:unary} / sqrt(2)) / 2",
    numpy: "times: {X:times} * scipy.special.erfc(-{X:unary} / np.sqrt(2)) / 2",
  },
  spelling: spell("elementwise", ["jax.scipy.special.gelu"], ["gelu"]),
  oracle: "X / 2 * (1 + erf(X / sqrt(2)))",
});
