/** What statements gave that were followed for their numbers only. */

import { zero } from "../core/dim";
import type { Operation } from "../core/operation";
import { type Shape, shapeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";

export const followed: Operation = {
  name: "followed",
  summary:
    "What statements gave that were followed for their numbers only; how it depends on its operands is not kept.",
  params: ["...Xs"],
  attrs: ["value", "why"],
  shape: (_, attrs): Shape => shapeOf((attrs.value as Tensor).size),
  kernel: (_, attrs) => attrs.value as Tensor,
  vjp: { "...Xs": null },
  flops: () => zero,
  notation: { unicode: "?", latex: "?" },
  samples: [],
  opaque: true,
};
