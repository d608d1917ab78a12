/** log Σ exp over axes, without overflow. */

import { scale } from "../core/dim";
import { logsumexp as logsumexpOf } from "../numeric/reduce";
import { reduction } from "./families";
import { reducing } from "./reducing";
import { spell } from "./spell";

export const logsumexp = reduction({
  name: "logsumexp",
  summary: "log Σ exp over axes, without overflow.",
  kernel: logsumexpOf,
  vjp: "expand(Zbar, axes, keep, size(X)) .* exp(X - expand(Z, axes, keep, size(X)))",
  cost: (n) => scale(n, 4),
  notation: reducing({ unicode: "logsumexp", latex: "\\operatorname{logsumexp}", numpy: "scipy.special.logsumexp" }),
  spelling: spell(
    "reduction",
    ["scipy.special.logsumexp", "logsumexp", "torch.logsumexp", "jax.scipy.special.logsumexp"],
    ["logsumexp"],
  ),
});
