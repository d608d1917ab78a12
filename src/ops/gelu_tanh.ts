/** Gaussian error linear unit of every entry, with tanh for Φ. */

import { geluTanh as geluTanhOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const geluTanh = elementwise({
  name: "gelu_tanh",
  summary: "Gaussian error linear unit of every entry, with tanh for Φ.",
  g: geluTanhOf,
  vjp: "Zbar .* (0.5 .* (1 + tanh(0.7978845608028654 .* (X + 0.044715 .* X.^3))) + 0.5 .* X .* (1 - tanh(0.7978845608028654 .* (X + 0.044715 .* X.^3)).^2) .* (0.7978845608028654 .* (1 + 0.134145 .* X.^2)))",
  cost: 11,
  notation: {
    ...call({ unicode: "gelu", latex: "\\operatorname{gelu}" }),
    matlab: "times: {X:times} / 2 .* (1 + tanh(sqrt(2 / pi) * ({X:add} + 0.044715 * {X:postfix}.^3)))",
    numpy: "times: {X:times} / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * ({X:add} + 0.044715 * {X:postfix}**3)))",
  },
  spelling: spell("elementwise", [], []),
  oracle: "X / 2 * (1 + tanh(sqrt(2 / pi) * (X + 0.044715 * X^3)))",
});
