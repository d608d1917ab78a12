/** Logarithm of the softmax, without forming it: X minus its log-sum-exp over axes. */

import { scale } from "../core/dim";
import type { Operation } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { normalised, normalisedEdge, overAxes } from "./normalised";

export const logSoftmax: Operation = {
  name: "log_softmax",
  summary: "Logarithm of the softmax over axes, without forming it.",
  params: ["X"],
  attrs: ["axes", "keep"],
  shape: ([X = []]) => X,
  kernel: ([X], attrs) => normalised(X as Tensor, attrs, (x, lse) => x - lse),
  vjp: { X: "Zbar - exp(Z) .* sum(Zbar, axes, keep)" },
  flops: ([X = []]) => scale(entries(X), 4),
  notation: {
    unicode: "log softmax({X})",
    latex: "\\log\\operatorname{softmax}\\left({X}\\right)",
    numpy: overAxes("scipy.special.log_softmax"),
  },
  samples: [
    { args: [[3, 4]], attrs: { axes: [1], keep: true } },
    { args: [[3, 4]], attrs: { axes: [0], keep: true } },
    { args: [[5]], attrs: { axes: [0], keep: true } },
    { args: [[2, 3, 4]], attrs: { axes: [2], keep: true } },
  ],
  edge: ([X], _, attrs) => normalisedEdge("log softmax", X as Tensor, attrs),
};
