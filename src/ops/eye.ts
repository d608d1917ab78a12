/** The identity matrix. */

import { zero } from "../core/dim";
import type { Operation } from "../core/operation";
import { type Shape, shapeOf } from "../core/shape";
import { eye } from "../numeric/rearrange";
import { dims } from "./notation";

export const eyeOperation: Operation = {
  name: "eye",
  summary: "The identity matrix.",
  params: [],
  attrs: ["shape"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel: (_, __, size) => eye(size[0] ?? 0, size[1] ?? 0),
  vjp: {},
  flops: () => zero,
  notation: { unicode: "I", latex: "I", matlab: (c) => dims(c, "eye(", ")"), numpy: (c) => dims(c, "np.eye(", ")") },
  samples: [
    { args: [], attrs: { shape: shapeOf([3, 3]) } },
    { args: [], attrs: { shape: shapeOf([2, 4]) } },
    { args: [], attrs: { shape: shapeOf([1, 1]) } },
  ],
};
