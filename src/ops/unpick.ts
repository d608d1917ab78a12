/** Zeros to which entries are added at paired positions: the reverse of picking them. */

import type { Operation } from "../core/operation";
import { entries, type Shape, shapeOf } from "../core/shape";
import { count, type Tensor } from "../core/tensor";
import { scatterAdd } from "../numeric/gather";
import { reshape } from "../numeric/rearrange";
import { flatPositions } from "./positions";

export const unpick: Operation = {
  name: "unpick",
  summary: "Zeros to which entries are added at paired positions.",
  params: ["X", "...Is"],
  attrs: ["shape"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel([X, ...Is], _, size) {
    const { positions, flat } = flatPositions(size, Is);
    const rest = flat.slice(1);
    const values = reshape(X as Tensor, [count(positions.size), ...rest], "C");
    return reshape(scatterAdd(values, reshape(positions, [count(positions.size)], "C"), 0, flat), size, "C");
  },
  vjp: { X: ({ apply, Zbar, args }) => apply("pick", [Zbar, ...args.slice(1)]), "...Is": null },
  flops: ([X = []]) => entries(X),
  notation: {
    unicode: (c) => ({ text: `scatter(${c.operand(0, "none")})`, level: "atom" }),
    latex: (c) => ({ text: `\\operatorname{scatter}\\left(${c.operand(0, "none")}\\right)`, level: "atom" }),
  },
  samples: [
    { args: [[5], [5], [5]], attrs: { shape: shapeOf([4, 3]) }, below: [0, 4, 3] },
    { args: [[2, 2, 2], [2, 2], [2]], attrs: { shape: shapeOf([4, 3, 2]) }, below: [0, 4, 3] },
    { args: [[3, 2], [3]], attrs: { shape: shapeOf([5, 2]) }, below: [0, 5] },
  ],
  domain: { "...Is": "index" },
};
