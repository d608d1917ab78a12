/** Product over axes. */

import { prod as prodOf } from "../numeric/reduce";
import { reduction } from "./families";
import { reducing } from "./reducing";
import { spell } from "./spell";

export const prod = reduction({
  name: "prod",
  summary: "Product over axes.",
  kernel: prodOf,
  vjp: "expand(Zbar, axes, keep, size(X)) .* others(X, axes)",
  notation: reducing({ unicode: "Π", latex: "\\textstyle\\prod", matlab: "prod", numpy: "np.prod" }),
  spelling: spell("reduction", ["np.prod", "np.product"], ["prod"]),
});
