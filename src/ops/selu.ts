/** Scaled exponential linear unit of every entry. */

import { elu } from "../numeric/elementwise";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

const unscaled = elu(1.6732632423543772);

export const selu = elementwise({
  name: "selu",
  summary: "Scaled exponential linear unit of every entry.",
  g: (x) => 1.0507009873554805 * unscaled(x),
  vjp: "Zbar .* select(X > 0, 1.0507009873554805, Z + 1.7580993408473766)",
  cost: 4,
  notation: {
    ...call({ unicode: "selu", latex: "\\operatorname{selu}" }),
    matlab: "times: 1.0507009873554805 * (max({X}, 0) + 1.6732632423543772 * (exp(min({X}, 0)) - 1))",
    numpy: "times: 1.0507009873554805 * (np.maximum({X}, 0) + 1.6732632423543772 * np.expm1(np.minimum({X}, 0)))",
  },
  spelling: spell("elementwise", ["torch.nn.functional.selu", "jax.nn.selu"], []),
  oracle: "1.0507009873554805 * (X > 0 ? X : 1.6732632423543772 * (exp(X) - 1))",
  domain: "distinct",
  choice: "the slope from the left at the kink",
  edges: [{ where: (x) => x === 0, sentence: "selu has a kink{at}: the slope from the left is used there" }],
});
