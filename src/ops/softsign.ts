/** Soft sign of every entry: x/(1 + |x|). */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const softsign = elementwise({
  name: "softsign",
  summary: "Soft sign of every entry: x/(1 + |x|).",
  g: (x) => (Number.isFinite(x) ? x / (1 + Math.abs(x)) : Math.sign(x)),
  vjp: "Zbar ./ (1 + abs(X)).^2",
  cost: 3,
  notation: {
    ...call({ unicode: "softsign", latex: "\\operatorname{softsign}" }),
    matlab: "times: {X:times} ./ (1 + abs({X}))",
    numpy: "times: {X:times} / (1 + np.abs({X}))",
  },
  spelling: spell("elementwise", ["torch.nn.functional.softsign", "jax.nn.soft_sign"], []),
  oracle: "X / (1 + abs(X))",
  domain: "distinct",
});
