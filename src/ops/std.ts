/** Standard deviation over axes: the root of the variance with divisor n − ddof. */

import { tensor } from "../core/tensor";
import { variance } from "../numeric/spread";
import { edgeIn } from "./edges";
import { spreadOver } from "./variances";

export const std = spreadOver({
  name: "std",
  summary: "Standard deviation over axes: the root of the variance with divisor n − ddof.",
  kernel(X, axes, keep, ddof) {
    const V = variance(X, axes, keep, ddof);
    return tensor(V.size, V.data.map(Math.sqrt));
  },
  vjp: "expand(over(Zbar, (numel(X) ./ numel(Z) - ddof) .* Z), axes, keep, size(X)) .* (X - mean(X, axes, true))",
  choice: "0 where all entries are equal",
  edge: (Z) =>
    edgeIn(Z, [
      { where: (z) => z === 0, sentence: "std is 0{at}, because all entries are equal: its gradient is taken as 0" },
    ]),
});
