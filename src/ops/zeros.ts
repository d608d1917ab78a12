/** An array of zeros. */

import { zero } from "../core/dim";
import type { Operation } from "../core/operation";
import { type Shape, shapeOf } from "../core/shape";
import { zeros } from "../core/tensor";
import { dims } from "./notation";

export const zerosOperation: Operation = {
  name: "zeros",
  summary: "An array of zeros.",
  params: [],
  attrs: ["shape"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel: (_, __, size) => zeros(size),
  vjp: {},
  flops: () => zero,
  notation: {
    unicode: "0",
    latex: "0",
    matlab: (c) => dims(c, "zeros(", ")"),
    numpy: (c) => dims(c, "np.zeros((", "))"),
  },
  samples: [
    { args: [], attrs: { shape: shapeOf([3, 4]) } },
    { args: [], attrs: { shape: shapeOf([5]) } },
    { args: [], attrs: { shape: shapeOf([2, 1, 3]) } },
  ],
};
