/** A value the file is given, or a random one in its place. */

import { zero } from "../core/dim";
import { type Attrs, isTensor } from "../core/node";
import type { Operation } from "../core/operation";
import { type Shape, shapeOf } from "../core/shape";
import { type Tensor, tensor } from "../core/tensor";
import { type Distribution, draw } from "../numeric/random";

export const input: Operation = {
  name: "input",
  summary: "A value the file is given, or a random one in its place.",
  params: [],
  attrs: ["shape", "data", "seed", "distribution"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel(_, attrs, size): Tensor {
    const data = attrs.data ?? null;
    if (isTensor(data)) return data;
    if (attrs.distribution === "positions") return positions(attrs, size);
    if (attrs.distribution === "labels") return labels(attrs, size);
    return draw(attrs.distribution as Distribution, String(attrs.seed), size);
  },
  vjp: {},
  flops: () => zero,
  notation: { unicode: "?", latex: "?" },
  samples: [
    { args: [], attrs: { shape: shapeOf([3, 4]), data: null, seed: "x", distribution: "normal" } },
    { args: [], attrs: { shape: shapeOf([5]), data: null, seed: "x", distribution: "uniform" } },
    {
      args: [],
      attrs: { shape: shapeOf([4]), data: null, seed: "x", distribution: "positions", first: 1, below: 3 },
    },
    { args: [], attrs: { shape: shapeOf([4]), data: null, seed: "x", distribution: "labels", among: [-1, 1] } },
    { args: [], attrs: { shape: shapeOf([2]), data: tensor([2], [1, 2]), seed: "x", distribution: "normal" } },
  ],
};

/** Whole numbers that can stand for positions: `below` of them, from `first` on. */
function positions(attrs: Attrs, size: readonly number[]): Tensor {
  const { data } = draw("uniform", String(attrs.seed), size);
  const [first, below] = [Number(attrs.first), Number(attrs.below)];
  return tensor(
    size,
    data.map((u) => first + Math.floor(u * below)),
  );
}

/** Numbers `among` those given, each of them at least twice where there is room: of a group of one, MATLAB takes the mean along the other axis. */
function labels(attrs: Attrs, size: readonly number[]): Tensor {
  const { data } = draw("uniform", String(attrs.seed), size);
  const among = attrs.among as readonly number[];
  const n = among.length;
  return tensor(
    size,
    data.map((u, i) => among[i < 2 * n ? i % n : Math.floor(u * n)] ?? 0),
  );
}
