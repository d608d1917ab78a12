/** Square root of the sum of squares over axes. */

import { scale } from "../core/dim";
import type { Piece, PrintContext } from "../core/operation";
import { norm as normOf } from "../numeric/reduce";
import { edgeIn } from "./edges";
import { reduction } from "./families";
import { reducing } from "./reducing";
import { axesOf } from "./shapes";

export const norm = reduction({
  name: "norm",
  summary: "Square root of the sum of squares over axes.",
  kernel: normOf,
  vjp: "expand(over(Zbar, Z), axes, keep, size(X)) .* X",
  cost: (n) => scale(n, 2),
  notation: {
    ...reducing({ unicode: "norm", latex: "\\operatorname{norm}", numpy: "np.linalg.norm" }),
    matlab: inMatlab,
  },
  choice: "0 at X = 0",
  edge: (_, Z) => edgeIn(Z, [{ where: (z) => z === 0, sentence: "norm has a kink at 0{at}: the gradient is 0 there" }]),
});

/** MATLAB's norm of a matrix is the spectral one unless told; along one axis it is another function. */
function inMatlab(c: PrintContext): Piece | null {
  const shape = c.node.args[0]?.shape ?? [];
  const axes = axesOf(c.attrs);
  const X = c.operand(0, "none");
  if (shape.length !== 2) return null;
  if (axes.length === 1) return { text: `vecnorm(${X}, 2, ${(axes[0] ?? 0) + 1})`, level: "atom" };
  return { text: shape.some((d) => d.size === 1) ? `norm(${X})` : `norm(${X}, 'fro')`, level: "atom" };
}
