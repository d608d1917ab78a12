/** Zeros to whose lines along an axis entries are added at the positions in the same line of I: the reverse of `takealong`. */

import { fault, type Operation } from "../core/operation";
import { entries, type Shape, sameSize, shapeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { addAlong } from "../numeric/order";

export const addalong: Operation = {
  name: "addalong",
  summary: "Zeros to whose lines along an axis entries are added at the positions in the same line of I.",
  params: ["V", "I"],
  attrs: ["axis", "shape"],
  shape: ([V = [], I = []], attrs) => (sameSize(V, I) ? (attrs.shape as Shape) : fault("sizes differ")),
  kernel: ([V, I], attrs, size) => addAlong(V as Tensor, I as Tensor, attrs.axis as number, size),
  vjp: { V: "takealong(Zbar, I, axis)", I: null },
  flops: ([V = []]) => entries(V),
  notation: {
    unicode: "scatter({V}, {I})",
    latex: "\\operatorname{scatter}\\left({V}, {I}\\right)",
    // The sum over one more axis of what stands where the positions say.
    numpy: (c) => {
      const { axis } = c.attrs;
      const n = c.node.shape[Number(axis)];
      if (!n) return null;
      const grid = `np.reshape(np.arange(${c.dim(n)}), (${c.node.shape.map((_, a) => (a === axis ? "-1" : "1")).join(", ")}, 1))`;
      const [I, V] = [1, 0].map((i) => `np.expand_dims(np.moveaxis(${c.operand(i, "none")}, ${axis}, -1), ${axis})`);
      return { text: `np.sum((${grid} == ${I}) * ${V}, axis=-1)`, level: "atom" };
    },
  },
  samples: [
    { args: [[2, 3], [2, 3]], attrs: { axis: 0, shape: shapeOf([4, 3]) }, below: [0, 4] }, // biome-ignore format: one sample
    { args: [[2, 5], [2, 5]], attrs: { axis: 1, shape: shapeOf([2, 3]) }, below: [0, 3] }, // biome-ignore format: one sample
    { args: [[4], [4]], attrs: { axis: 0, shape: shapeOf([6]) }, below: [0, 6] },
  ],
  domain: { I: "index" },
};
