/** Larger of two entries. */

import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const maximum = pairwise({
  name: "maximum",
  summary: "Larger of two entries.",
  g: Math.max,
  vjp: { X: "Zbar .* ((X > Y) + 0.5 .* (X == Y))", Y: "Zbar .* ((Y > X) + 0.5 .* (X == Y))" },
  cost: 1,
  notation: call({ unicode: "max", latex: "\\max", matlab: "max", numpy: "np.maximum" }),
  spelling: spell("broadcasting", ["np.maximum", "torch.maximum"], []),
  choice: "a tie is split evenly",
  oracle: "max(X, Y)",
  edges: [{ where: (x, y) => x === y, sentence: "max has a tie{at}: the gradient is split evenly" }],
});
