/** Sine of every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const sin = elementwise({
  name: "sin",
  summary: "Sine of every entry.",
  g: Math.sin,
  vjp: "Zbar .* cos(X)",
  notation: call({ unicode: "sin", latex: "\\sin", matlab: "sin", numpy: "np.sin" }),
  spelling: spell("elementwise", ["np.sin", "math.sin"], ["sin"]),
  oracle: "sin(X)",
});
