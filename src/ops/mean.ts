/** Arithmetic mean over axes. */

import { mean as meanOf } from "../numeric/reduce";
import { reduction } from "./families";
import { reducing } from "./reducing";
import { spell } from "./spell";

export const mean = reduction({
  name: "mean",
  summary: "Arithmetic mean over axes.",
  kernel: meanOf,
  vjp: "expand(Zbar ./ (numel(X) ./ numel(Z)), axes, keep, size(X))",
  notation: reducing({ unicode: "mean", latex: "\\operatorname{mean}", matlab: "mean", numpy: "np.mean" }),
  spelling: spell("reduction", ["np.mean", "np.average"], ["mean"]),
  edge: ([X], Z) =>
    X?.data.length === 0 && Z.data.length > 0 ? { at: null, sentence: "the mean of no entries is NaN" } : null,
});
