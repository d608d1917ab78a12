/** log(1 + exp(x)) of every entry, without overflow. */

import { softplus as softplusOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { spell } from "./spell";

export const softplus = elementwise({
  name: "softplus",
  summary: "log(1 + exp(x)) of every entry, without overflow.",
  g: softplusOf,
  vjp: "Zbar .* sigmoid(X)",
  cost: 4,
  notation: {
    unicode: "softplus({X})",
    latex: "\\operatorname{softplus}\\left({X}\\right)",
    matlab: "add: log1p(exp(-abs({X}))) + max({X}, 0)",
    numpy: "np.logaddexp(0, {X})",
  },
  spelling: spell("elementwise", ["torch.nn.functional.softplus", "jax.nn.softplus"], []),
  oracle: "log(1 + exp(X))",
});
