/** Zeros to which entries are added at given positions along one axis: the reverse of taking them. */

import type { Operation } from "../core/operation";
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
