/** Product over axes. */

import { prod as prodOf } from "../numeric/reduce";
import { reduction } from "./families";
import { reducing } from "./reducing";
import { spell } from "./spell";

export const prod = reduction({
  name: "prod",
  summary: "Product over axes.",
  kernel: prodOf,
  // The product of all other entries; X + (X == 0) is X with ones for zeros, and one zero among the others makes 0.
  vjp: "expand(Zbar .* prod(X + (X == 0), axes, keep), axes, keep, size(X)) ./ (X + (X == 0)) .* (expand(sum(X == 0, axes, keep), axes, keep, size(X)) == (X == 0))",
  notation: reducing({ unicode: "Π", latex: "\\textstyle\\prod", matlab: "prod", numpy: "np.prod" }),
  spelling: spell("reduction", ["np.prod", "np.product"], ["prod"]),
});
