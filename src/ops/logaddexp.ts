/** log(exp(x) + exp(y)) of two entries, without overflow. */

import { logaddexp as logaddexpOf } from "../numeric/elementwise";
import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const logaddexp = pairwise({
  name: "logaddexp",
  summary: "log(exp(x) + exp(y)) of two entries, without overflow.",
  g: logaddexpOf,
  vjp: { X: "Zbar .* sigmoid(X - Y)", Y: "Zbar .* sigmoid(Y - X)" },
  cost: 5,
  notation: call({ unicode: "logaddexp", latex: "\\operatorname{logaddexp}", numpy: "np.logaddexp" }),
  spelling: spell("broadcasting", ["np.logaddexp", "torch.logaddexp"], []),
  oracle: "log(exp(X) + exp(Y))",
});
