/** Logistic function of every entry: 1/(1 + exp(−x)). */

import { sigmoid as sigmoidOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const sigmoid = elementwise({
  name: "sigmoid",
  summary: "Logistic function of every entry: 1/(1 + exp(−x)).",
  g: sigmoidOf,
  vjp: "Zbar .* Z .* (1 - Z)",
  cost: 4,
  notation: {
    ...call({ unicode: "σ", latex: "\\sigma" }),
    matlab: "times: 1 ./ (1 + exp(-{X:unary}))",
    numpy: "times: 1 / (1 + np.exp(-{X:unary}))",
  },
  spelling: spell(
    "elementwise",
    ["scipy.special.expit", "torch.sigmoid", "torch.nn.functional.sigmoid", "jax.nn.sigmoid"],
    ["logsig"],
  ),
  oracle: "1 / (1 + exp(-X))",
});
