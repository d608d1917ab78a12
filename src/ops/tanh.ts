/** Hyperbolic tangent of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const tanh = elementwise({
  name: "tanh",
  summary: "Hyperbolic tangent of every entry.",
  g: Math.tanh,
  vjp: "Zbar .* (1 - Z.^2)",
  notation: call({ unicode: "tanh", latex: "\\tanh", matlab: "tanh", numpy: "np.tanh" }),
  spelling: spell("elementwise", ["np.tanh", "math.tanh"], ["tanh"]),
  oracle: "tanh(X)",
});
