/** Smaller of two entries; a NaN gives way to a number. */

import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const fmin = pairwise({
  name: "fmin",
  summary: "Smaller of two entries; a NaN gives way to a number.",
  g: (x, y) => (x <= y || Number.isNaN(y) ? x : y),
  vjp: {
    X: "Zbar .* ((X < Y) + 0.5 .* (X == Y) + isnan(Y))",
    Y: "Zbar .* ((Y < X) + 0.5 .* (X == Y) + isnan(X))",
  },
  cost: 1,
  notation: call({ unicode: "min", latex: "\\min", matlab: "min", numpy: "np.fmin" }),
  spelling: spell("broadcasting", ["np.fmin", "torch.fmin"], ["pairwise:min"]),
  oracle: "min(X, Y)",
  domain: { X: "distinct" },
  choice: "a tie is split evenly",
  edges: [{ where: (x, y) => x === y, sentence: "min has a tie{at}: the gradient is split evenly" }],
});
