/** The first array where a condition holds, else the second. */

import { zero } from "../core/dim";
import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { select as selectOf } from "../numeric/broadcast";
import { elementwiseShape } from "./shapes";

export const select: Operation = {
  name: "select",
  summary: "The first array where a condition holds, else the second.",
  params: ["C", "X", "Y"],
  shape: elementwiseShape,
  kernel: ([C, X, Y], _, __, out) => selectOf(C as Tensor, X as Tensor, Y as Tensor, out),
  vjp: { C: null, X: "select(C, Zbar, 0)", Y: "select(C, 0, Zbar)" },
  flops: () => zero,
  notation: {
    unicode: "where({C}, {X}, {Y})",
    latex: "\\operatorname{where}\\left({C}, {X}, {Y}\\right)",
    matlab: "merge({C}, {X}, {Y})",
    numpy: "np.where({C}, {X}, {Y})",
  },
  spelling: {
    numpy: { names: ["np.where"], convention: "broadcasting" },
    matlab: { names: ["merge", "ifelse"], convention: "broadcasting" },
  },
  oracle: "C == 0 ? Y : X",
  samples: [
    {
      args: [
        [3, 4],
        [3, 4],
        [3, 4],
      ],
    },
    { args: [[3, 1], [3, 4], [4]] },
    { args: [[5], [], [5]] },
  ],
  domain: { C: "mask" },
};
