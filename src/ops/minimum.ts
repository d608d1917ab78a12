/** Smaller of two entries. */

import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const minimum = pairwise({
  name: "minimum",
  summary: "Smaller of two entries.",
  g: Math.min,
  vjp: { X: "Zbar .* ((X < Y) + 0.5 .* (X == Y))", Y: "Zbar .* ((Y < X) + 0.5 .* (X == Y))" },
  cost: 1,
  notation: call({ unicode: "min", latex: "\\min", matlab: "min", numpy: "np.minimum" }),
  spelling: spell("broadcasting", ["np.minimum", "torch.minimum"], []),
  choice: "a tie is split evenly",
  oracle: "min(X, Y)",
  edges: [{ where: (x, y) => x === y, sentence: "min has a tie{at}: the gradient is split evenly" }],
});
