/** Exponentials divided by their sum over axes; the largest entry is taken off first, so nothing overflows. */

import { scale } from "../core/dim";
import type { Operation } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { normalised, normalisedEdge, overAxes } from "./normalised";

export const softmax: Operation = {
  name: "softmax",
  summary: "Exponentials divided by their sum over axes.",
  params: ["X"],
  attrs: ["axes", "keep"],
  shape: ([X = []]) => X,
  kernel: ([X], attrs) => normalised(X as Tensor, attrs, (x, lse) => Math.exp(x - lse)),
  vjp: { X: "Z .* (Zbar - sum(Z .* Zbar, axes, keep))" },
  flops: ([X = []]) => scale(entries(X), 5),
  notation: {
    unicode: "softmax({X})",
    latex: "\\operatorname{softmax}\\left({X}\\right)",
    numpy: overAxes("scipy.special.softmax"),
  },
  samples: [
    { args: [[3, 4]], attrs: { axes: [1], keep: true } },
    { args: [[3, 4]], attrs: { axes: [0], keep: true } },
    { args: [[5]], attrs: { axes: [0], keep: true } },
    { args: [[2, 3, 4]], attrs: { axes: [2], keep: true } },
  ],
  edge: ([X], _, attrs) => normalisedEdge("softmax", X as Tensor, attrs),
};
