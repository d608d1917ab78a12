/** Sign of every entry: −1, 0 or 1. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const sign = elementwise({
  name: "sign",
  summary: "Sign of every entry: −1, 0 or 1.",
  g: Math.sign,
  vjp: null,
  notation: call({ unicode: "sign", latex: "\\operatorname{sign}", matlab: "sign", numpy: "np.sign" }),
  spelling: spell("elementwise", ["np.sign"], ["sign"]),
  oracle: "sign(X)",
  domain: "distinct",
});
