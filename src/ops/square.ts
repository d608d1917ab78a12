/** Square of every entry. */

import { elementwise } from "./families";
import { spell } from "./spell";

export const square = elementwise({
  name: "square",
  summary: "Square of every entry.",
  g: (x) => x * x,
  vjp: "2 .* Zbar .* X",
  notation: {
    unicode: "power: {X:postfix}²",
    latex: "power: {X:postfix}^{\\odot 2}",
    matlab: "power: {X:postfix}.^2",
    numpy: "np.square({X})",
  },
  spelling: spell("elementwise", ["np.square"], []),
  oracle: "X .* X",
});
