/** Larger of two entries; a NaN gives way to a number. */

import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const fmax = pairwise({
  name: "fmax",
  summary: "Larger of two entries; a NaN gives way to a number.",
  g: (x, y) => (x >= y || Number.isNaN(y) ? x : y),
  vjp: {
    X: "Zbar .* ((X > Y) + 0.5 .* (X == Y) + isnan(Y))",
    Y: "Zbar .* ((Y > X) + 0.5 .* (X == Y) + isnan(X))",
  },
  cost: 1,
  notation: call({ unicode: "max", latex: "\\max", matlab: "max", numpy: "np.fmax" }),
  spelling: spell("broadcasting", ["np.fmax", "torch.fmax"], ["pairwise:max"]),
  oracle: "max(X, Y)",
  domain: { X: "distinct" },
  choice: "a tie is split evenly",
  edges: [{ where: (x, y) => x === y, sentence: "max has a tie{at}: the gradient is split evenly" }],
});
