/** Smallest integer not below every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const ceil = elementwise({
  name: "ceil",
  summary: "Smallest integer not below every entry.",
  g: Math.ceil,
  vjp: null,
  notation: call({ unicode: "ceil", latex: "\\operatorname{ceil}", matlab: "ceil", numpy: "np.ceil" }),
  spelling: spell("elementwise", ["np.ceil", "math.ceil"], ["ceil"]),
  oracle: "ceil(X)",
  domain: "distinct",
});
