/** Axes in another order: axis i of the result is axis `axes[i]` of X. */

import { constant, zero } from "../core/dim";
import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { permute as permuteOf } from "../numeric/rearrange";

export const permute: Operation = {
  name: "permute",
  summary: "Axes in another order: axis i of the result is axis `axes[i]` of X.",
  params: ["X"],
  attrs: ["axes"],
  shape: ([X], attrs) => (attrs.axes as readonly number[]).map((a) => X?.[a] ?? constant(1)),
  kernel: ([X], attrs, _, out) => permuteOf(X as Tensor, attrs.axes as readonly number[], out),
  vjp: {
    X: ({ apply, Zbar, attrs }) => {
      const axes = attrs.axes as readonly number[];
      return apply("permute", [Zbar], { axes: axes.map((_, i) => axes.indexOf(i)) });
    },
  },
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `permute(${c.operand(0, "none")}, ${order(c.attrs.axes, c.base)})`, level: "atom" }),
    latex: (c) => ({
      text: `\\operatorname{permute}\\left(${c.operand(0, "none")}, ${order(c.attrs.axes, c.base)}\\right)`,
      level: "atom",
    }),
    matlab: (c) => ({ text: `permute(${c.operand(0, "none")}, [${order(c.attrs.axes, 1)}])`, level: "atom" }),
    numpy: (c) => ({ text: `np.transpose(${c.operand(0, "none")}, (${order(c.attrs.axes, 0)}))`, level: "atom" }),
  },
  samples: [
    { args: [[2, 3, 4]], attrs: { axes: [2, 0, 1] } },
    { args: [[3, 4]], attrs: { axes: [1, 0] } },
    { args: [[2, 3, 2, 2]], attrs: { axes: [0, 2, 1, 3] } },
  ],
};

function order(axes: unknown, base: number): string {
  return (axes as readonly number[]).map((a) => a + base).join(", ");
}
