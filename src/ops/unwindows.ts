/** The transposed map of windows: adds what each window shows back to where it was seen. */

import type { Operation } from "../core/operation";
import { entries, type Shape } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { fromWindows } from "../numeric/windows";
import { moving, movingAttrs, movingSamples } from "./windows";

export const unwindows: Operation = {
  name: "unwindows",
  summary: "Adds what windows show back to where each entry was seen; windows that overlap add up.",
  params: ["G"],
  attrs: [...movingAttrs, "size"],
  shape: (_, attrs) => attrs.size as Shape,
  kernel: ([G], attrs, size) => fromWindows(G as Tensor, size, moving(attrs)),
  vjp: { G: "windows(Zbar, axes, window, stride)" },
  flops: ([G = []]) => entries(G),
  notation: { unicode: "windowsᵀ({G})", latex: "\\operatorname{windows}^{\\mathsf T}\\left({G}\\right)" },
  samples: movingSamples(true),
};
