/** Piecewise linear sigmoid of every entry: x/6 + 1/2, kept between 0 and 1. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const hardsigmoid = elementwise({
  name: "hardsigmoid",
  summary: "Piecewise linear sigmoid of every entry: x/6 + 1/2, kept between 0 and 1.",
  g: (x) => (x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5),
  vjp: "Zbar .* ((abs(X) < 3) ./ 6)",
  cost: 3,
  notation: {
    ...call({ unicode: "hardsigmoid", latex: "\\operatorname{hardsigmoid}" }),
    matlab: "min(max({X:times} / 6 + 0.5, 0), 1)",
    numpy: "np.clip({X:times} / 6 + 0.5, 0, 1)",
  },
  spelling: spell("elementwise", ["torch.nn.functional.hardsigmoid", "jax.nn.hard_sigmoid"], []),
  oracle: "min(max(X / 6 + 0.5, 0), 1)",
  domain: "distinct",
  choice: "0 at the kinks",
  edges: [{ where: (x) => Math.abs(x) === 3, sentence: "hardsigmoid has a kink{at}: the gradient is 0 there" }],
});
