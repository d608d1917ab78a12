/** Sum over axes. */

import { sum as sumOf } from "../numeric/reduce";
import { reduction } from "./families";
import { reducing } from "./reducing";
import { spell } from "./spell";

export const sum = reduction({
  name: "sum",
  summary: "Sum over axes.",
  kernel: sumOf,
  vjp: "expand(Zbar, axes, keep, size(X))",
  notation: reducing({ unicode: "Σ", latex: "\\textstyle\\sum", matlab: "sum", numpy: "np.sum" }),
  spelling: spell("reduction", ["np.sum"], ["sum"]),
});
