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
  edge(X, Z) {
    // Entries that are equal but for rounding have a spread of rounding size, whose slope means nothing.
    const rounding = 1e-13 * X.data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const sentence = "std is 0{at}, because all entries are equal: its gradient is taken as 0";
    return edgeIn(Z, [{ where: (z) => z <= rounding, sentence }]);
  },
});
