/** Largest entry over axes. */

import { max as maxOf } from "../numeric/reduce";
import { reduction } from "./families";
import { reducing } from "./reducing";
import { spell } from "./spell";

export const max = reduction({
  name: "max",
  summary: "Largest entry over axes.",
  kernel: maxOf,
  vjp: "expand(Zbar ./ sum(X == expand(Z, axes, keep, size(X)), axes, keep), axes, keep, size(X)) .* (X == expand(Z, axes, keep, size(X)))",
  notation: reducing({ unicode: "max", latex: "\\max", matlab: "max", numpy: "np.max" }),
  spelling: spell("reduction", ["np.max", "np.amax"], ["max"]),
  domain: "distinct",
  choice: "a tie is split evenly",
});
