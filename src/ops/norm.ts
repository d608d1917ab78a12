/** Square root of the sum of squares over axes. */

import { scale } from "../core/dim";
import type { Node } from "../core/node";
import type { Piece, PrintContext, RuleContext } from "../core/operation";
import { norm as normOf } from "../numeric/reduce";
import { splitCoefficient, withCoefficient } from "./algebra";
import { edgeIn } from "./edges";
import { reduction } from "./families";
import { reducing } from "./reducing";
import { axesOf } from "./shapes";

export const norm = reduction({
  name: "norm",
  summary: "Square root of the sum of squares over axes.",
  kernel: normOf,
  vjp: adjoint,
  cost: (n) => scale(n, 2),
  notation: {
    ...reducing({ unicode: "norm", latex: "\\operatorname{norm}", numpy: "np.linalg.norm" }),
    matlab: inMatlab,
  },
  choice: "0 at X = 0",
  edge: (_, Z) => edgeIn(Z, [{ where: (z) => z === 0, sentence: "norm has a kink at 0{at}: the gradient is 0 there" }]),
});

/** X̄ = (z̄/z) X; of a squared norm, where z̄ is a number times z, that number times X. */
function adjoint({ apply, args, attrs, number, Z, Zbar }: RuleContext): Node {
  const X = args[0] as Node;
  const { coefficient, rest } = splitCoefficient(Zbar, { apply, number });
  if (rest.number === Z.number) return withCoefficient(coefficient, X, { apply, number });
  const ratio = apply("over", [Zbar, Z]);
  const wide = { axes: attrs.axes ?? [], keep: attrs.keep ?? false, shape: [...X.shape] };
  return apply("multiply", [apply("expand", [ratio], wide), X]);
}

/** MATLAB's norm of a matrix is the spectral one unless told; along one axis it is another function. */
function inMatlab(c: PrintContext): Piece | null {
  const shape = c.node.args[0]?.shape ?? [];
  const axes = axesOf(c.attrs);
  const X = c.operand(0, "none");
  if (shape.length !== 2) return null;
  if (axes.length === 1) return { text: `vecnorm(${X}, 2, ${(axes[0] ?? 0) + 1})`, level: "atom" };
  return { text: shape.some((d) => d.size === 1) ? `norm(${X})` : `norm(${X}, 'fro')`, level: "atom" };
}
