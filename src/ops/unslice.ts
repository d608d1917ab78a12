/** Zeros with a block put in: the reverse of taking that block. */

import { constant, type Dim, zero } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation } from "../core/operation";
import { type Shape, shapeOf, sizeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { reshape, unslice as unsliceOf } from "../numeric/rearrange";
import { pullCoefficient } from "./algebra";

export const unslice: Operation = {
  name: "unslice",
  summary: "Zeros with a block put in.",
  params: ["X"],
  attrs: ["starts", "steps", "counts", "shape"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel([X], attrs, size) {
    const block = reshape(X as Tensor, sizeOf(attrs.counts as readonly Dim[]), "C");
    return unsliceOf(block, attrs.starts as readonly number[], attrs.steps as readonly number[], size);
  },
  vjp: {
    X: ({ apply, Zbar, attrs, args }) => {
      const { starts, steps, counts } = attrs;
      const block = apply("slice", [Zbar], {
        starts: starts ?? [],
        steps: steps ?? [],
        counts: counts ?? [],
        drop: [],
      });
      return apply("reshape", [block], { shape: args[0]?.shape ?? [], order: "C" });
    },
  },
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `put(${c.operand(0, "none")})`, level: "atom" }),
    latex: (c) => ({ text: `\\operatorname{put}\\left(${c.operand(0, "none")}\\right)`, level: "atom" }),
  },
  samples: [
    { args: [[2, 3]], attrs: { starts: [1, 0], steps: [1, 2], counts: shapeOf([2, 3]), shape: shapeOf([4, 5]) } },
    {
      args: [[5]],
      attrs: { starts: [2, 0], steps: [1, 1], counts: [constant(1), constant(5)], shape: shapeOf([4, 5]) },
    },
    { args: [[3]], attrs: { starts: [5], steps: [-2], counts: shapeOf([3]), shape: shapeOf([6]) } },
  ],
  simplify: ([X], attrs, b) => pullCoefficient(X as Node, b, (rest) => b.apply("unslice", [rest], attrs)),
};
