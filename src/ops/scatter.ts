/** Zeros to which entries are added at given positions along one axis: the reverse of taking them. */

import { entries, type Shape } from "../core/shape";
import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { scatterAdd } from "../numeric/gather";

export const scatter: Operation = {
  name: "scatter",
  summary: "Zeros to which entries are added at given positions along one axis.",
  params: ["X", "I"],
  attrs: ["axis", "shape"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel: ([X, I], attrs, size) => scatterAdd(X as Tensor, I as Tensor, attrs.axis as number, size),
  vjp: { X: "take(Zbar, I, axis)", I: null },
  flops: ([X = []]) => entries(X),
  notation: {
    unicode: "scatter({X}, {I})",
    latex: "\\operatorname{scatter}\\left({X}, {I}\\right)",
  },
  samples: [],
};
