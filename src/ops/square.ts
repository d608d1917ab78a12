/** Square of every entry. */

import { isScalar } from "../core/shape";
import { square as squareOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { raised } from "./formula";
import { spell } from "./spell";

export const square = elementwise({
  name: "square",
  summary: "Square of every entry.",
  g: squareOf,
  vjp: "2 .* Zbar .* X",
  notation: {
    unicode: (c) => raised(c, 0, "²"),
    latex: (c) => raised(c, 0, isScalar(c.node.shape) ? "^{2}" : "^{\\odot 2}"),
    matlab: "power: {X:postfix}.^2",
    numpy: "np.square({X})",
  },
  spelling: spell("elementwise", ["np.square"], []),
  oracle: "X .* X",
});
