/** Zeros to which entries are added at given positions along one axis: the reverse of taking them. */

import type { Operation, Piece, PrintContext } from "../core/operation";
import { entries, type Shape, shapeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { scatterAdd } from "../numeric/gather";
import { fromFront } from "./positions";

export const scatter: Operation = {
  name: "scatter",
  summary: "Zeros to which entries are added at given positions along one axis.",
  params: ["X", "I"],
  attrs: ["axis", "shape"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel([X, I], attrs, size) {
    const axis = attrs.axis as number;
    return scatterAdd(X as Tensor, fromFront(I as Tensor, size[axis] ?? 1), axis, size);
  },
  vjp: { X: "take(Zbar, I, axis)", I: null },
  flops: ([X = []]) => entries(X),
  notation: {
    unicode: "scatter({X}, {I})",
    latex: "\\operatorname{scatter}\\left({X}, {I}\\right)",
    matlab: (c) => (c.node.shape.length === 2 ? oneHot(c, inMatlab) : null),
    numpy: (c) => oneHot(c, inNumpy),
  },
  samples: [
    { args: [[5, 3], [5]], attrs: { axis: 0, shape: shapeOf([4, 3]) }, below: [0, 4] },
    { args: [[4, 2], [2]], attrs: { axis: 1, shape: shapeOf([4, 3]) }, below: [0, 3] },
    {
      args: [
        [2, 3],
        [2, 3],
      ],
      attrs: { axis: 0, shape: shapeOf([6]) },
      below: [0, 6],
    },
  ],
  domain: { I: "index" },
};

/** Products with a matrix that holds 1 where a position is the row's (or column's) number. */
interface Products {
  before(n: string, I: string, X: string): string;
  after(n: string, I: string, X: string): string;
}

const inNumpy: Products = {
  before: (n, I, X) => `(np.arange(${n})[:, None] == ${I}) @ ${X}`,
  after: (n, I, X) => `${X} @ (np.reshape(${I}, (-1, 1)) == np.arange(${n}))`,
};

const inMatlab: Products = {
  before: (n, I, X) => `((0:${n} - 1)' == reshape(${I}, 1, [])) * ${X}`,
  after: (n, I, X) => `${X} * (reshape(${I}, [], 1) == 0:${n} - 1)`,
};

/** One list of positions along the first axis, or along the second of a matrix. */
function oneHot(c: PrintContext, products: Products): Piece | null {
  const axis = Number(c.attrs.axis);
  const n = c.node.shape[axis];
  if (!n || c.node.shape.length > 2 || c.node.args[1]?.shape.length !== 1) return null;
  const text =
    axis === 0
      ? products.before(c.dim(n), c.operand(1, "none"), c.operand(0, "unary"))
      : products.after(c.dim(n), c.operand(1, "none"), c.operand(0, "times"));
  return { text, level: "times" };
}
