/** Sigmoid linear unit (swish) of every entry: x σ(x). */

import { sigmoid } from "../numeric/elementwise";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const silu = elementwise({
  name: "silu",
  summary: "Sigmoid linear unit (swish) of every entry: x σ(x).",
  g: (x) => (x === Number.NEGATIVE_INFINITY ? 0 : x * sigmoid(x)),
  vjp: "Zbar .* (sigmoid(X) + Z .* (1 - sigmoid(X)))",
  cost: 5,
  notation: {
    ...call({ unicode: "silu", latex: "\\operatorname{silu}" }),
    matlab: "times: {X:times} ./ (1 + exp(-{X:unary}))",
    numpy: "times: {X:times} / (1 + np.exp(-{X:unary}))",
  },
  spelling: spell("elementwise", ["torch.nn.functional.silu", "jax.nn.silu", "jax.nn.swish"], ["silu", "swish"]),
  oracle: "X / (1 + exp(-X))",
});
