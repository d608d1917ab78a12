/** Entries of each line along an axis at the positions in the same line of I; positions may repeat. */

import { zero } from "../core/dim";
import { fault, type Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { takeAlong } from "../numeric/order";

export const takealong: Operation = {
  name: "takealong",
  summary: "Entries of each line along an axis at the positions in the same line of I.",
  params: ["X", "I"],
  attrs: ["axis"],
  shape([X = [], I = []], attrs) {
    const other = X.findIndex((d, a) => a !== attrs.axis && d.size !== I[a]?.size);
    if (X.length !== I.length) return fault("numbers of axes differ");
    return other < 0 ? I : fault("sizes differ", [{ arg: 0, axis: other }, { arg: 1, axis: other }]); // biome-ignore format: one thought
  },
  kernel: ([X, I], attrs) => takeAlong(X as Tensor, I as Tensor, attrs.axis as number),
  vjp: { X: "addalong(Zbar, I, axis, size(X))", I: null },
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `${c.operand(0, "postfix")}[${c.operand(1, "none")}]`, level: "postfix" }),
    latex: (c) => ({ text: `${c.operand(0, "postfix")}_{[${c.operand(1, "none")}]}`, level: "postfix" }),
    numpy: (c) => ({
      text: `np.take_along_axis(${c.operand(0, "none")}, ${c.operand(1, "postfix")}.astype(int), axis=${c.attrs.axis})`,
      level: "atom",
    }),
  },
  samples: [
    { args: [[4, 3], [2, 3]], attrs: { axis: 0 }, below: [0, 4] }, // biome-ignore format: one sample
    { args: [[2, 3], [2, 5]], attrs: { axis: 1 }, below: [0, 3] }, // biome-ignore format: one sample
    { args: [[6], [4]], attrs: { axis: 0 }, below: [0, 6] },
  ],
  domain: { I: "index" },
};
