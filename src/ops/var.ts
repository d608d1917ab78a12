/** Variance over axes: the squared deviations from the mean, summed and divided by n − ddof. */

import { variance } from "../numeric/spread";
import { spreadOver } from "./variances";

export const varOperation = spreadOver({
  name: "var",
  summary: "Variance over axes: squared deviations from the mean, summed and divided by n − ddof.",
  kernel: variance,
  vjp: "expand(2 .* Zbar ./ (numel(X) ./ numel(Z) - ddof), axes, keep, size(X)) .* (X - mean(X, axes, true))",
});
