/** An array of ones. */

import { zero } from "../core/dim";
import type { Operation } from "../core/operation";
import { type Shape, shapeOf } from "../core/shape";
import { zeros } from "../core/tensor";
import { dims } from "./notation";

export const onesOperation: Operation = {
  name: "ones",
  summary: "An array of ones.",
  params: [],
  attrs: ["shape"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel: (_, __, size) => {
    const t = zeros(size);
    t.data.fill(1);
    return t;
  },
  vjp: {},
  flops: () => zero,
  notation: {
    unicode: "1",
    latex: "\\mathbf{1}",
    matlab: (c) => dims(c, "ones(", ")"),
    numpy: (c) => dims(c, "np.ones((", "))"),
  },
  samples: [
    { args: [], attrs: { shape: shapeOf([3, 4]) } },
    { args: [], attrs: { shape: shapeOf([5]) } },
    { args: [], attrs: { shape: shapeOf([2, 1, 3]) } },
  ],
};
