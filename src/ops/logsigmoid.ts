/** Logarithm of the logistic function of every entry. */

import { logSigmoid } from "../numeric/elementwise";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const logsigmoid = elementwise({
  name: "logsigmoid",
  summary: "Logarithm of the logistic function of every entry.",
  g: logSigmoid,
  vjp: "Zbar .* sigmoid(-X)",
  cost: 5,
  notation: {
    ...call({ unicode: "log σ", latex: "\\log\\sigma" }),
    numpy: "unary: -np.logaddexp(0, -{X:unary})",
  },
  spelling: spell(
    "elementwise",
    ["scipy.special.log_expit", "torch.nn.functional.logsigmoid", "jax.nn.log_sigmoid"],
    [],
  ),
  oracle: "-log(1 + exp(-X))",
});
