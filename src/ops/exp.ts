/** Exponential of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";
import { stableExp } from "./stable";

export const exp = elementwise({
  name: "exp",
  summary: "Exponential of every entry.",
  g: Math.exp,
  vjp: "Zbar .* Z",
  stable: stableExp,
  notation: call({ unicode: "exp", latex: "\\exp", matlab: "exp", numpy: "np.exp" }),
  spelling: spell("elementwise", ["np.exp", "math.exp"], ["exp"]),
  oracle: "exp(X)",
});
