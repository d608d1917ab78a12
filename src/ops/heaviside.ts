/** Step of every entry: 0 below 0, 1 above, and the second entry at 0. */

import { heaviside as heavisideOf } from "../numeric/elementwise";
import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const heaviside = pairwise({
  name: "heaviside",
  summary: "Step of every entry: 0 below 0, 1 above, and the second entry at 0.",
  g: heavisideOf,
  vjp: { X: null, Y: "Zbar .* (X == 0)" },
  cost: 1,
  notation: call({ unicode: "heaviside", latex: "H", numpy: "np.heaviside" }),
  spelling: spell("broadcasting", ["np.heaviside", "torch.heaviside"], []),
  oracle: "X < 0 ? 0 : X > 0 ? 1 : Y",
  domain: { X: "distinct" },
});
