/** Square root of the sum of squares over axes. */

import { scale } from "../core/dim";
import { norm as normOf } from "../numeric/reduce";
import { edgeIn } from "./edges";
import { reduction } from "./families";
import { reducing } from "./reducing";

export const norm = reduction({
  name: "norm",
  summary: "Square root of the sum of squares over axes.",
  kernel: normOf,
  vjp: "expand(over(Zbar, Z), axes, keep, size(X)) .* X",
  cost: (n) => scale(n, 2),
  notation: reducing({ unicode: "norm", latex: "\\operatorname{norm}", numpy: "np.linalg.norm" }),
  choice: "0 at X = 0",
  edge: (_, Z) => edgeIn(Z, [{ where: (z) => z === 0, sentence: "norm has a kink at 0{at}: the gradient is 0 there" }]),
});
